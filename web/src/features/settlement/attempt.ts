/**
 * The one attempt to order a settlement, kept in this tab: its Idempotency-Key, what was sent with it while no answer has
 * come, and the order that it became. So a repetition, even after a reload, is the same request and makes no second order.
 */

import type { PlaceIn } from "@/api/generated";

export interface Attempt {
  /** The settlement, by the moment at which it ends. */
  settlement: string;
  key: string;
  /** Sent, and whether it arrived is not known. */
  unanswered: PlaceIn | null;
  order: string | null;
}

const KEY = "checkout-attempt";

export function lastAttempt(): Attempt | null {
  const kept = sessionStorage.getItem(KEY);
  return kept === null ? null : (JSON.parse(kept) as Attempt);
}

export function attemptFor(settlement: string): Attempt {
  const last = lastAttempt();
  return last?.settlement === settlement ? last : keep({ settlement, key: newKey(), unanswered: null, order: null });
}

export function keep(attempt: Attempt): Attempt {
  sessionStorage.setItem(KEY, JSON.stringify(attempt));
  return attempt;
}

/** `crypto.randomUUID` is absent from pages that come without TLS. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
