import { describe, expect, it } from "vitest";
import type { PreviewOut } from "@/api/generated";
import { actionOf, digitOf, gradeOf, grades } from "./keys.ts";
import { ageOf, diffLines, effectOf, nextAfter, stepFrom, withRemark } from "./queue.ts";

const plain = { ctrlKey: false, metaKey: false, altKey: false };
const reading = { isTyping: false, chosen: null, single: true };
const typing = { ...reading, isTyping: true };

describe("a key of the workbench", () => {
  it("is a number for each grade, in their order", () => {
    expect(grades.map((grade) => digitOf(grade)).join("")).toBe("1234567890");
    expect(grades.map((grade) => gradeOf(digitOf(grade), null))).toEqual([...grades]);
  });

  it("is a letter that goes through its grades", () => {
    expect([gradeOf("b", null), gradeOf("b", "B+"), gradeOf("B", "B"), gradeOf("b", "B-"), gradeOf("b", "A")]).toEqual(["B+", "B", "B-", "B+", "B+"]);
    expect([gradeOf("d", "D"), gradeOf("p", null), gradeOf("x", null)]).toEqual(["D", "COPY", null]);
  });

  it("moves, helps and goes to the comment", () => {
    expect(["j", "k", "?", "m", "3", "z"].map((key) => actionOf({ ...plain, key }, reading)))
      .toEqual([{ do: "next" }, { do: "previous" }, { do: "help" }, { do: "comment" }, { do: "grade", grade: "B+" }, null]);
  });

  it("is text while somebody types, except for what sends and leaves", () => {
    expect(["j", "3", "?"].map((key) => actionOf({ ...plain, key }, typing))).toEqual([null, null, null]);
    expect(actionOf({ ...plain, key: "Escape" }, typing)).toEqual({ do: "leave" });
    expect(actionOf({ ...plain, ctrlKey: true, key: "Enter" }, typing)).toEqual({ do: "submit" });
    expect(actionOf({ ...plain, metaKey: true, key: "Enter" }, reading)).toEqual({ do: "submit" });
  });

  it("leaves the browser's own combinations alone", () => {
    expect(actionOf({ ...plain, ctrlKey: true, key: "c" }, reading)).toBeNull();
    expect(actionOf({ ...plain, altKey: true, key: "1" }, reading)).toBeNull();
  });

  it("does nothing alone when single keys are switched off", () => {
    expect(actionOf({ ...plain, key: "3" }, { ...reading, single: false })).toBeNull();
    expect(actionOf({ ...plain, ctrlKey: true, key: "Enter" }, { ...reading, single: false })).toEqual({ do: "submit" });
  });
});

describe("the queue", () => {
  const rows = [11, 12, 13].map((submission_id) => ({ submission_id }));

  it("is walked down and up, and begins anew for who is outside it", () => {
    expect([stepFrom(rows, 11, 1), stepFrom(rows, 13, 1), stepFrom(rows, 11, -1), stepFrom(rows, 13, -1), stepFrom(rows, 99, 1), stepFrom([], 1, 1)])
      .toEqual([12, null, null, 12, 11, null]);
  });

  it("goes on behind what was graded, then from the start", () => {
    expect([nextAfter(rows, 11), nextAfter(rows, 13), nextAfter(rows, 99), nextAfter([{ submission_id: 5 }], 5)]).toEqual([12, 11, 11, null]);
  });

  it("marks what is promised within 12 hours, and what is late", () => {
    const promised_at = "2026-03-02T12:00:00Z";
    const at = (time: string) => ageOf({ promised_at }, Date.parse(time));
    expect([at("2026-03-02T00:00:00Z"), at("2026-03-02T00:00:01Z"), at("2026-03-02T12:00:00Z"), at("2026-03-02T12:00:01Z")]).toEqual(["fresh", "soon", "soon", "late"]);
  });
});

describe("a preview", () => {
  const words = { t: (key: string, values: Record<string, unknown>) => [key, ...Object.values(values)].join(" "), berries: (amount: number) => `${amount}b` };
  const preview = (given: Partial<PreviewOut>): PreviewOut => ({ grade: "B+", points: 85, is_pass: true, berries: 0, fee: 0, held_berries: 0, ...given });

  it("says what the learner and the mentor's fee get or lose", () => {
    expect(effectOf(preview({ berries: 255 }), true, words)).toBe("mentor.effect.whole mentor.onTime B+ +255b mentor.effect.none");
    expect(effectOf(preview({ grade: "COPY", berries: -700, fee: -300 }), false, words)).toBe("mentor.effect.whole mentor.notOnTime COPY −700b −300b");
  });

  it("says what would wait for an operator", () => {
    expect(effectOf(preview({ grade: "COPY", held_berries: 999 }), true, words)).toBe("mentor.effect.whole mentor.onTime COPY mentor.effect.none mentor.effect.nonementor.effect.held 999b");
  });
});

it("a kept remark goes behind what is written", () => {
  expect([withRemark("", "写得好"), withRemark("第一。\n", "写得好")]).toEqual(["写得好", "第一。\n\n写得好"]);
});

it("a diff is told line by line", () => {
  expect(diffLines("@@ -1 +1 @@\n-a\n+b\n c")).toEqual([
    { kind: "place", text: "@@ -1 +1 @@" }, { kind: "removed", text: "a" }, { kind: "added", text: "b" }, { kind: "same", text: "c" },
  ]);
});
