/** Where a payment stands, as its page tells it. */

import type { OrderOut, OrderWithMoneyBackOut } from "@/api/generated";

/** `lapsed`: its time is over, and whether it was paid is being found out. `opening`: paid, and not yet open. */
export type Stage = "pending" | "lapsed" | "opening" | "opened" | "cancelled" | "expired" | "refunding" | "refunded";

/** For so long after its time a payment may still come and revive an expired order. */
const LATE_MONEY_MS = 10 * 60 * 1_000;

export function stageOf(order: OrderOut): Stage {
  if (order.status === "pending") return order.actions.includes("pay") ? "pending" : "lapsed";
  if (order.status === "paid") return order.opened ? "opened" : "opening";
  return order.status;
}

/** Whether it may change without anybody here doing something. */
export function mayMove(order: OrderWithMoneyBackOut, now_ms: number): boolean {
  if (order.money_back.some(({ state }) => state === "returning")) return true;
  const stage = stageOf(order);
  if (stage === "expired") return now_ms - Date.parse(order.expires_at) < LATE_MONEY_MS;
  return stage === "pending" || stage === "lapsed" || stage === "opening" || stage === "refunding";
}
