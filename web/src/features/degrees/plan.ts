/** What the study plan says of each homework, and what comes next: which words, not the words themselves. */

import type { DashboardOut, HomeworkRowOut, StudyModuleOut } from "@/api/generated";
import type { TimelineStep } from "@/components/AppTimeline.vue";

export type Tone = "neutral" | "brand" | "ok" | "warn" | "bad" | "info";
/** From how many days on a due date is near. */
export const SOON_DAYS = 3;
const DAY_MS = 86_400_000;

/** Days from one day to another, both as `2026-11-22`; below 0 when it is past. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** The last moment of a day in Shanghai. */
export function endOf(day: string): string {
  return `${day}T23:59:59+08:00`;
}

export type Standing = "missed" | "locked" | "disabled" | "late" | "today" | "soon" | "toDo" | "toGrade" | "passed" | "again";

/** `isOver`: the degree has ended, and what is not passed stays so. */
export function standingOf(row: HomeworkRowOut, today: string, isOver = false): Standing {
  if (row.state === "passed") return "passed";
  if (isOver) return row.enabled ? "missed" : "disabled";
  if (row.state === "to_grade") return "toGrade";
  if (!row.enabled) return "disabled";
  if (row.state === "again") return "again";
  if (row.state === "locked" || !row.due_date) return "locked";
  // In a pause nothing is late, whatever the date says.
  if (row.is_late) return "late";
  const left = daysBetween(today, row.due_date);
  if (left === 0) return "today";
  return left > 0 && left <= SOON_DAYS ? "soon" : "toDo";
}

export const toneOf: Readonly<Record<Standing, Tone>> = {
  missed: "neutral", locked: "neutral", disabled: "neutral", late: "bad", today: "warn", soon: "warn", toDo: "neutral", toGrade: "info", passed: "ok", again: "bad",
};

/** What is at stake with a homework: the words of `degrees.stake.*`. What was moved already is told beside it. */
export type Stake = "onTime" | "lateFirst" | "lateAgain" | "againOnTime" | "most" | "none";

export function stakeOf(row: HomeworkRowOut, today: string): Stake {
  // Neither to earn nor to lose: the degree has ended, or it is worth nothing.
  if (!row.is_late && !row.can_earn_berries && !row.late_costs_berries) return "none";
  const standing = standingOf(row, today);
  if (standing === "passed" || standing === "disabled") return "none";
  if (standing === "locked" || standing === "toGrade") return row.can_earn_berries ? "most" : "none";
  if (standing === "again") return row.is_late ? "lateAgain" : "againOnTime";
  return standing === "late" ? "lateFirst" : "onTime";
}

/** What somebody should do now: the first that holds. */
export type Task = "refunded" | "graduated" | "timedOut" | "paused" | "form" | "homework" | "waiting" | "opening";

export function taskOf(degree: DashboardOut): Task {
  if (degree.status === "refunded") return "refunded";
  if (degree.status === "graduated") return "graduated";
  if (degree.status === "timed_out") return "timedOut";
  if (degree.status === "paused") return "paused";
  if (degree.next_due) return "homework";
  if (!degree.has_form) return "form";
  return degree.waiting_for_grade ? "waiting" : "opening";
}

export const lasts = (degree: { status: DashboardOut["status"] }) => ["studying", "paused", "not_started"].includes(degree.status);

/** The modules as a path; `detail` gives the words below each. */
export function pathOf(modules: readonly StudyModuleOut[], detail: (module: StudyModuleOut) => string): TimelineStep[] {
  const states = { complete: "done", studying: "current", unopened: "future" } as const;
  return modules.map((module) => ({ key: String(module.id), title: `${module.position} ${module.name}`, detail: detail(module), state: states[module.status] }));
}

export interface Sums {
  /** What she has of this degree, after all that was taken. */
  had: number;
  /** What she has at the end if everything goes well from today on. */
  possible: number;
}

export function sumsOf({ forecast }: Pick<DashboardOut, "forecast">): Sums {
  const had = forecast.earned_berries - forecast.lost_berries + (forecast.scholarship_berries ?? 0);
  return { had, possible: had + forecast.can_earn_berries + forecast.best_tier_berries };
}

/** The promise that is kept first among what waits for a grade. */
export function nextPromise(rows: readonly HomeworkRowOut[]): string | null {
  const promises = rows.filter(({ state }) => state === "to_grade").map((row) => row.promised_at).filter((at) => at !== null);
  return promises.sort()[0] ?? null;
}
