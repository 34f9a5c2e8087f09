/** Tables in and out: what a file is sent with, and whether it can be imported for real. */

import type { ImportOut, TableKind } from "@/api/generated";

export const KINDS = ["courses", "teachers", "coupons", "articles", "accounts"] as const satisfies TableKind[];

export function isOver(run: Pick<ImportOut, "status">): boolean {
  return run.status === "done" || run.status === "failed";
}

/** A dry run that found nothing wrong. */
export function isClean(run: Pick<ImportOut, "status" | "is_dry" | "refused" | "total">): boolean {
  return run.status === "done" && run.is_dry && run.refused === 0 && run.total > 0;
}

/** The same file sent twice by one press is one run; each press has a key of its own. */
export function newKey(): string {
  return crypto.randomUUID();
}
