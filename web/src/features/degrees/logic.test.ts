import { describe, expect, it } from "vitest";
import type { FormOut, HomeworkOut, MyDegreeOut, TierOut } from "@/api/generated";
import { answersIn, bodyOf, draftOf, NOTHING, problemsOf, type Answers } from "./answers.ts";
import { stepsOf, todayIn } from "./chart.ts";
import { consequencesOf, isKindTaken, isWebAddress, problemOf, sizeOf } from "./handIn.ts";
import { enrolmentIn, placeOf } from "./mine.ts";
import { reviewable } from "./reviews.ts";

const filled: Answers = {
  ...NOTHING, current_company: "海军", current_position: "医生", current_salary: "12000", work_experience: 3,
  why_take_this_course: "a", why_choose_us: "b", your_expectation: "c",
};

function shelf(): Storage {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) } as unknown as Storage;
}

describe("the registration form", () => {
  it("says what is missing", () => {
    expect(problemsOf(NOTHING)).toEqual({ work_experience: "missing", why_take_this_course: "missing", why_choose_us: "missing", your_expectation: "missing" });
    expect(problemsOf(filled)).toEqual({});
    for (const current_salary of ["12.5", "-1", "一万", "10000001"]) expect(problemsOf({ ...filled, current_salary })).toEqual({ current_salary: "salary" });
  });

  it("sends the salary as a number or nothing, and reads it back", () => {
    expect(bodyOf(filled).current_salary).toBe(12_000);
    expect(bodyOf({ ...filled, current_salary: " " }).current_salary).toBeNull();
    const form = { ...bodyOf(filled), submitted_at: "", changed_at: null } as FormOut;
    expect(answersIn(form)).toEqual(filled);
  });

  it("keeps what was typed on the device, but never where somebody works", () => {
    const device = shelf();
    const draft = draftOf(device, "nami", 7);
    expect(draft.write(filled)).toBe(true);
    expect(draft.read()).toMatchObject({ work_experience: 3, why_choose_us: "b", study_plan: 1 });
    expect(JSON.stringify(draft.read())).not.toMatch(/海军|医生|12000/);
    expect(draftOf(device, "zoro", 7).read()).toEqual({});
    draft.forget();
    expect(draft.read()).toEqual({});
  });

  it("trusts nothing that it finds there", () => {
    const device = shelf();
    for (const junk of ["{", "null", "[1]", '{"memo": 5, "work_experience": "3", "evil": "x", "current_salary": "1"}']) {
      device.setItem("luffy:form:nami:7", junk);
      expect(draftOf(device, "nami", 7).read()).toEqual({});
    }
  });
});

describe("handing in", () => {
  const work = { text: "", link: "", file_ids: [] };

  it("needs a text, a link or a file, all of it uploaded", () => {
    expect(problemOf(work, false)).toBe("nothing");
    expect(problemOf({ ...work, text: " " }, false)).toBe("nothing");
    expect(problemOf({ ...work, file_ids: [1] }, false)).toBeNull();
    expect(problemOf({ ...work, file_ids: [1] }, true)).toBe("uploading");
    expect(problemOf({ ...work, link: "example.com" }, false)).toBe("link");
    expect(problemOf({ ...work, text: "x".repeat(50_001) }, false)).toBe("text");
  });

  it("takes addresses of the web alone", () => {
    expect(isWebAddress("https://git.example.com/a?b#c")).toBe(true);
    for (const link of ["javascript:alert(1)", "ftp://a.b", "https://", "//a.b", "https://a b.com", "https://u:p@a.b/", "https://a.b\\c"]) expect(isWebAddress(link)).toBe(false);
  });

  it("tells what it will do", () => {
    const now = (is_on_time: boolean, costs_berries: number, attempts: number) =>
      consequencesOf({ now: { is_on_time, costs_berries }, submissions: Array(attempts) } as unknown as HomeworkOut)[0];
    expect([now(true, 0, 0), now(true, 0, 1), now(false, 100, 0), now(false, 0, 0), now(false, 0, 1)]).toEqual(["onTime", "onTimeAgain", "late", "lateAgain", "lateAgain"]);
  });

  it("knows the files that are taken, and their size in words", () => {
    expect(["a.PY", "b.tar.zip", "py", "c.exe", "d.html"].map(isKindTaken)).toEqual([true, true, false, false, false]);
    expect([0, 1_023, 1_536, 20_480, 15_728_640].map(sizeOf)).toEqual(["0 B", "1023 B", "1.5 KB", "20 KB", "15 MB"]);
  });
});

describe("the tiers of the scholarship", () => {
  const tiers = [{ time_percent: 100, value_berries: 4_000 }, { time_percent: 60, value_berries: 12_000 }, { time_percent: 80, value_berries: 8_000 }] as TierOut[];

  it("are steps down over the days", () => {
    const steps = stepsOf(tiers, { width: 300, height: 90 });
    expect(steps.map(({ x, y, width, height }) => [x, y, width, height].map(Math.round))).toEqual([[0, 0, 180, 90], [180, 30, 60, 60], [240, 60, 60, 30]]);
    expect(stepsOf([], { width: 300, height: 90 })).toEqual([]);
  });

  it("have today in them, never beyond their end", () => {
    const frame = { width: 300, height: 90 };
    expect([0, 75, 150, 400].map((used_days) => todayIn({ used_days, period_days: 150, tiers }, frame))).toEqual([0, 150, 300, 300]);
    expect(todayIn({ used_days: 5, period_days: 150, tiers: [] }, frame)).toBe(0);
  });
});

describe("a degree that was bought", () => {
  const mine = (id: number, degree_id: number, status: MyDegreeOut["status"], has_form = false) => ({ id, degree_id, status, has_form }) as MyDegreeOut;
  const degrees = [mine(3, 7, "refunded"), mine(2, 7, "studying", true), mine(1, 8, "not_started")];

  it("is the enrolment that can be studied, whatever came after", () => {
    expect(enrolmentIn(degrees, "degree:7")?.id).toBe(2);
    expect(enrolmentIn(degrees, "course:7")).toBeUndefined();
    expect(enrolmentIn([mine(3, 7, "refunded")], "degree:7")?.id).toBe(3);
  });

  it("leads to the form first", () => {
    expect(degrees.map((degree) => (placeOf(degree) as { name: string }).name)).toEqual(["my-degree", "my-degree", "degree-form"]);
  });
});

describe("reviews", () => {
  const modules = [{ id: 1, name: "甲", status: "complete" }, { id: 2, name: "乙", status: "studying" }, { id: 3, name: "丙", status: "unopened" }] as never;

  it("are written once for the whole and for each module that was opened", () => {
    expect(reviewable({ modules, status: "studying" }, [])).toEqual([0, 1, 2]);
    expect(reviewable({ modules, status: "studying" }, [{ module: null }, { module: "甲" }])).toEqual([2]);
    expect(reviewable({ modules, status: "refunded" }, [])).toEqual([]);
  });
});
