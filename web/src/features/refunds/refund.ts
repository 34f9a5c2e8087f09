/** How a request for money back is shown, to its buyer and to operators. */

import { CircleCheck, CircleX, Clock, Undo2, UserCheck } from "@lucide/vue";
import type { Component } from "vue";
import type { RefundOut } from "@/api/generated";

export type RefundState = RefundOut["state"];
type Tone = "warn" | "info" | "ok" | "bad" | "neutral";

const LOOKS: Record<RefundState, { tone: Tone; icon: Component }> = {
  asked: { tone: "warn", icon: Clock },
  approved_once: { tone: "warn", icon: UserCheck },
  returning: { tone: "info", icon: Undo2 },
  done: { tone: "ok", icon: CircleCheck },
  refused: { tone: "bad", icon: CircleX },
  withdrawn: { tone: "neutral", icon: CircleX },
};

export function looksOf(state: RefundState): { tone: Tone; icon: Component } {
  return LOOKS[state];
}

/** Something may still happen to it by itself or by a person. */
export function isUnderWay(state: RefundState): boolean {
  return state === "asked" || state === "approved_once" || state === "returning";
}

export interface RefundStep {
  key: "asked" | "agreed" | "granted" | "sending" | "done" | "refused" | "withdrawn";
  state: "done" | "current" | "future" | "failed";
  /** Where it is known. */
  at: string | null;
}

type Told = Pick<RefundOut, "state" | "needs_two" | "cash_fen" | "asked_at" | "decided_at" | "done_at">;

/** What happened to it and what is still to come: asked for, (agreed to once,) granted, the money on its way, done. */
export function stepsOf(refund: Told): RefundStep[] {
  const { state, decided_at, done_at } = refund;
  const asked: RefundStep = { key: "asked", state: "done", at: refund.asked_at };
  if (state === "withdrawn") return [asked, { key: "withdrawn", state: "done", at: decided_at }];
  if (state === "refused") return [asked, { key: "refused", state: "failed", at: decided_at }];
  const path: RefundStep["key"][] = [
    ...(refund.needs_two ? ["agreed" as const] : []),
    "granted",
    ...(refund.cash_fen ? ["sending" as const] : []),
    "done",
  ];
  const at: Partial<Record<RefundStep["key"], string | null>> = { granted: decided_at, done: done_at };
  const now = path.indexOf(({ asked: refund.needs_two ? "agreed" : "granted", approved_once: "granted", returning: "sending", done: "done" } as const)[state]);
  return [
    asked,
    ...path.map((key, place): RefundStep => ({
      key,
      state: place < now || state === "done" ? "done" : place === now ? "current" : "future",
      at: at[key] ?? null,
    })),
  ];
}
