/** Which of my courses can be learned now, which later, and which could. */

import type { MyProductOut } from "@/api/generated";

export type Access = "active" | "upcoming" | "ended";
/** From how many days on somebody is told that the end is near. */
export const SOON_DAYS = 7;

export function accessTo(mine: MyProductOut, today: string): Access {
  if (mine.active) return "active";
  return mine.valid_until !== null && mine.valid_until < today ? "ended" : "upcoming";
}

export function grouped(items: readonly MyProductOut[], today: string): Record<Access, MyProductOut[]> {
  const of = (access: Access) => items.filter((mine) => accessTo(mine, today) === access);
  // What ends first comes first: that is what to learn next. What ended last may be wanted again.
  const byEnd = (a: MyProductOut, b: MyProductOut) => (a.valid_until ?? "9").localeCompare(b.valid_until ?? "9");
  const byBegin = (a: MyProductOut, b: MyProductOut) => (a.valid_from ?? "9").localeCompare(b.valid_from ?? "9");
  return { active: of("active").sort(byEnd), upcoming: of("upcoming").sort(byBegin), ended: of("ended").sort(byEnd).reverse() };
}
