/** How long what is bought can be learned. A month is 30 days, as on the price list. */

import type { MyProductOut, PolicyOut } from "@/api/generated";

const DAY_MS = 24 * 60 * 60 * 1_000;
const MONTH_DAYS = 30;

/** The last day of `days` bought today; those of somebody who still has access follow on it. */
export function lastDay(days: number, today: string, lasting?: string | null): string {
  const from = lasting && lasting > today ? lasting : today;
  return new Date(Date.parse(from) + days * DAY_MS).toISOString().slice(0, 10);
}

/** What a month costs with this policy; null where it is no longer than a month. */
export function perMonthFen(policy: PolicyOut): number | null {
  if (policy.access_days <= MONTH_DAYS || policy.price_fen === 0) return null;
  return Math.round((policy.price_fen * MONTH_DAYS) / policy.access_days);
}

/** The policy whose day costs least; undefined when none is better than all others. */
export function bestValue(policies: readonly PolicyOut[]): PolicyOut | undefined {
  const perDay = (policy: PolicyOut) => policy.price_fen / policy.access_days;
  const [best, next] = [...policies].sort((a, b) => perDay(a) - perDay(b));
  return best && next && perDay(best) < perDay(next) ? best : undefined;
}

/** The price that lists name. */
export function cheapest(policies: readonly PolicyOut[]): PolicyOut | undefined {
  return [...policies].sort((a, b) => a.price_fen - b.price_fen)[0];
}

/** Whether what was bought lasts, or is still to begin; what membership or a degree opens is no purchase. */
export function isOwned(mine: MyProductOut | undefined, today: string): boolean {
  return mine?.opened_by === "enrolment" && (mine.active || (mine.valid_until !== null && mine.valid_until >= today));
}

/** From today to the last day, in days; null where access does not end. */
export function daysLeft(mine: MyProductOut, today: string): number | null {
  return mine.valid_until === null ? null : Math.round((Date.parse(mine.valid_until) - Date.parse(today)) / DAY_MS);
}
