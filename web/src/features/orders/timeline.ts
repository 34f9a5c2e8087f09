/** What happened to an order and what comes next, from the moments that it tells. */

import type { OrderOut } from "@/api/generated";

export interface OrderStep {
  key: "created" | "awaitingPayment" | "paid" | "opening" | "opened" | "cancelled" | "expired" | "refunding" | "refunded";
  state: "done" | "current" | "future" | "failed";
  /** Where it is known. */
  at: string | null;
}

export function timelineOf(order: OrderOut): OrderStep[] {
  const created: OrderStep = { key: "created", state: "done", at: order.created_at };
  const paid: OrderStep = { key: "paid", state: "done", at: order.paid_at };
  switch (order.status) {
    case "pending":
      return [
        created,
        { key: "awaitingPayment", state: "current", at: null },
        { key: "opened", state: "future", at: null },
      ];
    case "cancelled":
      return [created, { key: "cancelled", state: "failed", at: order.cancelled_at }];
    case "expired":
      // It is marked a little after its time; what counts is what the order says.
      return [created, { key: "expired", state: "failed", at: order.cancelled_at ?? order.expires_at }];
    case "refunding":
      return [created, paid, { key: "refunding", state: "current", at: null }];
    case "refunded":
      return [created, paid, { key: "refunded", state: "done", at: order.cancelled_at }];
    case "paid":
      return order.opened
        ? [created, paid, { key: "opened", state: "done", at: null }]
        : [created, paid, { key: "opening", state: "current", at: null }];
  }
}
