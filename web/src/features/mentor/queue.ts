/** The queue: what comes after what, and how old a hand-in is. */

import type { PreviewOut, QueueRowOut } from "@/api/generated";

export const queues = ["all", "again", "late"] as const;
export type QueueName = (typeof queues)[number];

const HOUR_MS = 3_600_000;
/** So long before the promised time it is marked. */
const SOON_MS = 12 * HOUR_MS;

/** `late`: the promise has passed; `soon`: it will within 12 hours. */
export function ageOf({ promised_at }: Pick<QueueRowOut, "promised_at">, now_ms: number): "late" | "soon" | "fresh" {
  const left = Date.parse(promised_at) - now_ms;
  return left < 0 ? "late" : left < SOON_MS ? "soon" : "fresh";
}

type Row = Pick<QueueRowOut, "submission_id">;

/** The hand-in so many steps further down; the first when `id` is not in the queue, none past its ends. */
export function stepFrom(rows: readonly Row[], id: number | null, by: 1 | -1): number | null {
  const at = rows.findIndex((row) => row.submission_id === id);
  return (at < 0 ? rows[0] : rows[at + by])?.submission_id ?? null;
}

/** What to grade after `id`: the one behind it, else the one that waits longest of the others. */
export function nextAfter(rows: readonly Row[], id: number): number | null {
  const others = rows.filter((row) => row.submission_id !== id);
  return (rows.some((row) => row.submission_id === id) ? stepFrom(rows, id, 1) : null) ?? others[0]?.submission_id ?? null;
}

export interface Words {
  t: (key: string, values: Record<string, unknown>) => string;
  berries: (amount: number) => string;
}

/** `按时 · B+ → 学员 +255 贝里；导师费不变`: what a grade moves. */
export function effectOf(preview: PreviewOut, isOnTime: boolean, { t, berries }: Words): string {
  const signed = (amount: number) => (amount === 0 ? t("mentor.effect.none", {}) : `${amount < 0 ? "−" : "+"}${berries(Math.abs(amount))}`);
  const held = preview.held_berries ? t("mentor.effect.held", { amount: berries(preview.held_berries) }) : "";
  return t("mentor.effect.whole", {
    time: t(isOnTime ? "mentor.onTime" : "mentor.notOnTime", {}),
    grade: preview.grade,
    learner: signed(preview.berries),
    fee: signed(preview.fee),
  }) + held;
}

/** A kept remark behind what is written already. */
export function withRemark(comment: string, remark: string): string {
  return comment.trim() ? `${comment.trimEnd()}\n\n${remark}` : remark;
}

export interface DiffLine {
  kind: "added" | "removed" | "place" | "same";
  text: string;
}

/** The lines of a unified diff. */
export function diffLines(diff: string): DiffLine[] {
  return diff.split("\n").map((line) => {
    if (line.startsWith("@@")) return { kind: "place", text: line };
    if (line.startsWith("+")) return { kind: "added", text: line.slice(1) };
    if (line.startsWith("-")) return { kind: "removed", text: line.slice(1) };
    return { kind: "same", text: line.slice(1) };
  });
}
