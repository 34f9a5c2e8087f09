/** The server's time. Browsers' clocks are wrong by minutes, and deadlines are the server's. */

let ahead_ms = 0;

/** Learn from an answer's Date header; it is whole seconds, so differences below two seconds are noise. */
export function learnServerTime(date: string | null, now: number = Date.now()): void {
  const told = Date.parse(date ?? "");
  if (Number.isNaN(told)) return;
  ahead_ms = Math.abs(told - now) < 2_000 ? 0 : told - now;
}

export function serverNow(): number {
  return Date.now() + ahead_ms;
}

const SHANGHAI_AHEAD_MS = 8 * 60 * 60 * 1_000;

/** The school's calendar day of a moment: `2026-11-22`. Shanghai knows no summer time, and Intl takes long to start. */
export function schoolDay(moment_ms: number): string {
  return new Date(moment_ms + SHANGHAI_AHEAD_MS).toISOString().slice(0, 10);
}
