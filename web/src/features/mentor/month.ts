/** Months as `2026-03`. */

import { schoolDay } from "@/composables/clock.ts";

export function monthOf(now_ms: number): string {
  return schoolDay(now_ms).slice(0, 7);
}

/** The month in the address, if it is one and not in the future. */
export function monthIn(asked: unknown, now_ms: number): string {
  const present = monthOf(now_ms);
  return typeof asked === "string" && /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) && asked <= present ? asked : present;
}

/** So many months back from this one, itself first. */
export function monthsBefore(month: string, count: number): string[] {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return Array.from({ length: count }, (_, index) => {
    const months = year * 12 + number - 1 - index;
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
  });
}
