/** Reading entries of the audit trail. */

import type { RouteLocationRaw } from "vue-router";

type Side = Record<string, unknown> | null;
export interface Difference {
  name: string;
  before: string;
  after: string;
  isSame: boolean;
}

/** Field by field, those that changed first. */
export function differences(before: Side, after: Side): Difference[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const rows = names.map((name) => {
    const [was, is] = [shown(before?.[name]), shown(after?.[name])];
    return { name, before: was, after: is, isSame: was === is };
  });
  return rows.sort((one, other) => Number(one.isSame) - Number(other.isSame));
}

function shown(value: unknown): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Where to look at what an entry is about: `order:20…` has a case file, `refund:R…` a page. */
export function placeOf(subject: string): RouteLocationRaw | null {
  const [kind, number] = subject.split(/:(.*)/s);
  if (!number) return null;
  const named: Record<string, string> = { order: "ops-order", refund_request: "ops-refund", withdrawal: "ops-withdrawal" };
  const name = named[kind ?? ""];
  return name ? { name, params: { number } } : null;
}
