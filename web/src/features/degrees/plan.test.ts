import { describe, expect, it } from "vitest";
import type { DashboardOut, HomeworkRowOut, StudyModuleOut } from "@/api/generated";
import { daysBetween, nextPromise, pathOf, stakeOf, standingOf, sumsOf, taskOf } from "./plan.ts";

const TODAY = "2026-03-02";
const row = (given: Partial<HomeworkRowOut> = {}): HomeworkRowOut => ({
  id: 1, module_id: 1, title: "1-1", is_exam: false, enabled: true, due_date: "2026-03-09", state: "to_do", is_late: false, grade: null,
  attempts: 0, promised_at: null, value_berries: 1_000, moved_berries: 0, can_earn_berries: 1_000, late_costs_berries: 100, ...given,
});
const degree = (given: Partial<DashboardOut> = {}) => ({ status: "studying", has_form: true, next_due: null, waiting_for_grade: 0, ...given }) as DashboardOut;

describe("a line of the plan", () => {
  it.each([
    [row(), "toDo", "onTime"],
    [row({ due_date: "2026-03-05" }), "soon", "onTime"],
    [row({ due_date: "2026-03-06" }), "toDo", "onTime"],
    [row({ due_date: TODAY }), "today", "onTime"],
    [row({ due_date: "2026-03-01", is_late: true, can_earn_berries: 0 }), "late", "lateFirst"],
    // In a pause.
    [row({ due_date: "2026-03-01" }), "toDo", "onTime"],
    [row({ can_earn_berries: 0, late_costs_berries: 0 }), "toDo", "none"],
    [row({ due_date: null, state: "locked" }), "locked", "most"],
    [row({ state: "to_grade" }), "toGrade", "most"],
    [row({ state: "to_grade", can_earn_berries: 0 }), "toGrade", "none"],
    [row({ state: "passed", moved_berries: 900, can_earn_berries: 0 }), "passed", "none"],
    [row({ state: "again" }), "again", "againOnTime"],
    [row({ state: "again", is_late: true, can_earn_berries: 0 }), "again", "lateAgain"],
    [row({ enabled: false }), "disabled", "none"],
    [row({ enabled: false, state: "passed" }), "passed", "none"],
  ])("%# stands as it should and says what is at stake", (given, standing, stake) => {
    expect([standingOf(given, TODAY), stakeOf(given, TODAY)]).toEqual([standing, stake]);
  });

  it("after the end what is not passed stays so", () => {
    const states = ["to_do", "again", "to_grade", "locked", "passed"] as const;
    expect(states.map((state) => standingOf(row({ state, is_late: false }), TODAY, true))).toEqual(["missed", "missed", "missed", "missed", "passed"]);
  });

  it("counts days over the change of a month", () => {
    expect(daysBetween("2026-02-27", "2026-03-02")).toBe(3);
  });
});

describe("what to do now", () => {
  it("is the homework that is due next, before the form", () => {
    expect(taskOf(degree({ next_due: row(), has_form: false }))).toBe("homework");
    expect(taskOf(degree({ has_form: false, status: "not_started" }))).toBe("form");
    expect(taskOf(degree({ waiting_for_grade: 1 }))).toBe("waiting");
    expect(taskOf(degree())).toBe("opening");
  });

  it("is nothing more when it is over, or while it is paused", () => {
    const over = { graduated: "graduated", timed_out: "timedOut", refunded: "refunded", paused: "paused" } as const;
    for (const [status, task] of Object.entries(over)) {
      expect(taskOf(degree({ status: status as DashboardOut["status"], next_due: row() }))).toBe(task);
    }
  });
});

describe("the head of the page", () => {
  it("sums what was earned and what may still be", () => {
    const forecast = { earned_berries: 1_850, lost_berries: 100, can_earn_berries: 3_000, scholarship_berries: null, best_tier_berries: 12_000 } as DashboardOut["forecast"];
    expect(sumsOf({ forecast })).toEqual({ had: 1_750, possible: 16_750 });
    const after = { ...forecast, can_earn_berries: 0, scholarship_berries: 8_000, best_tier_berries: 0 };
    expect(sumsOf({ forecast: after })).toEqual({ had: 9_750, possible: 9_750 });
  });

  it("tells the promise that is kept first", () => {
    const waits = (promised_at: string) => row({ state: "to_grade", promised_at });
    expect(nextPromise([row(), waits("2026-03-05T01:00:00Z"), waits("2026-03-04T01:00:00Z")])).toBe("2026-03-04T01:00:00Z");
    expect(nextPromise([row()])).toBeNull();
  });

  it("draws modules as a path", () => {
    const module = (position: number, status: StudyModuleOut["status"]) => ({ id: position, name: "甲", position, status }) as StudyModuleOut;
    const path = pathOf([module(1, "complete"), module(2, "studying"), module(3, "unopened")], ({ status }) => status);
    expect(path.map(({ title, state }) => [title, state])).toEqual([["1 甲", "done"], ["2 甲", "current"], ["3 甲", "future"]]);
  });
});
