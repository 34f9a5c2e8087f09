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
