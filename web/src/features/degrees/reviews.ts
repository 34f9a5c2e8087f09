/** What may still be reviewed: the whole degree and each module that was opened, once each. */

import type { DashboardOut, ReviewOut } from "@/api/generated";

/** 0 is the whole degree; the others are modules. */
export const WHOLE = 0;

export function reviewable(degree: Pick<DashboardOut, "modules" | "status">, written: readonly Pick<ReviewOut, "module">[]): number[] {
  const opened = degree.modules.filter(({ status }) => status !== "unopened");
  if (degree.status === "refunded" || !opened.length) return [];
  // Reviews name their module; within a degree no two have the same name.
  const done = new Set(written.map(({ module }) => module));
  return [...(done.has(null) ? [] : [WHOLE]), ...opened.filter(({ name }) => !done.has(name)).map(({ id }) => id)];
}
