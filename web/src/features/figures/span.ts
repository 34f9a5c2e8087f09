/** From which day to which, as the address has it: `?from=2026-03-01&until=2026-03-31`, days in Shanghai. */

export interface Span {
  from: string;
  until: string;
}

const DAY_MS = 86_400_000;
const isDay = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));

/** Today in Shanghai, whatever the browser's own zone is. */
export function today(now: number): string {
  return new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
}

export function lastDays(days: number, now: number): Span {
  const until = today(now);
  return { from: new Date(Date.parse(until) - (days - 1) * DAY_MS).toISOString().slice(0, 10), until };
}

/** What the address asks for; thirty days where it asks for nothing that makes a span. */
export function spanIn(query: { from?: unknown; until?: unknown }, now: number): Span {
  return isDay(query.from) && isDay(query.until) && query.from <= query.until ? { from: query.from, until: query.until } : lastDays(30, now);
}
