/** How a withdrawal is shown, to its owner and to operators. */

import { CircleCheck, CircleX, Clock, Landmark, Undo2, UserCheck } from "@lucide/vue";
import type { Component } from "vue";
import type { WithdrawalOut } from "@/api/generated";
import type { TimelineStep } from "@/components/AppTimeline.vue";

export type WithdrawalState = WithdrawalOut["state"];
export const withdrawalStates: readonly WithdrawalState[] = ["requested", "checked", "approved", "paid", "refused", "cancelled", "failed", "bounced"];
type Tone = "warn" | "info" | "ok" | "bad" | "neutral";

const LOOKS: Record<WithdrawalState, { tone: Tone; icon: Component }> = {
  requested: { tone: "warn", icon: Clock },
  checked: { tone: "warn", icon: UserCheck },
  approved: { tone: "info", icon: Landmark },
  paid: { tone: "ok", icon: CircleCheck },
  refused: { tone: "bad", icon: CircleX },
  cancelled: { tone: "neutral", icon: Undo2 },
  failed: { tone: "bad", icon: CircleX },
  bounced: { tone: "bad", icon: Undo2 },
};

export function looksOf(state: WithdrawalState): { tone: Tone; icon: Component } {
  return LOOKS[state];
}

type Words = Record<"requested" | "approved" | "paid" | "refused" | "cancelled" | "failed" | "bounced", string>;

/** What happened, and what is still to come: asked for, approved, paid, or how else it ended. */
export function stepsOf(withdrawal: WithdrawalOut, words: Words, moment: (iso: string) => string): TimelineStep[] {
  const { state, requested_at, approved_at, ended_at } = withdrawal;
  const steps: TimelineStep[] = [{ key: "requested", title: words.requested, detail: moment(requested_at), state: "done" }];
  if (approved_at) steps.push({ key: "approved", title: words.approved, detail: moment(approved_at), state: "done" });
  if (!ended_at) {
    if (!approved_at) steps.push({ key: "approved", title: words.approved, state: "current" });
    steps.push({ key: "paid", title: words.paid, state: approved_at ? "current" : "future" });
  } else if (state !== "requested" && state !== "checked" && state !== "approved") {
    steps.push({ key: state, title: words[state], detail: moment(ended_at), state: state === "paid" || state === "cancelled" ? "done" : "failed" });
  }
  return steps;
}

/** What is wrong with a wish before it is sent, by field; empty where nothing is. */
export function problemsOf(
  wish: { amount: number; holder: string; bank: string; account: string },
  limits: { minimum: number; withdrawable: number },
): Partial<Record<"amount" | "holder" | "bank" | "account", "tooLittle" | "tooMuch" | "missing" | "noAccount">> {
  const digits = wish.account.replaceAll(" ", "");
  return {
    ...(wish.amount < limits.minimum ? { amount: "tooLittle" as const } : {}),
    ...(wish.amount > limits.withdrawable ? { amount: "tooMuch" as const } : {}),
    ...(wish.holder.trim() ? {} : { holder: "missing" as const }),
    ...(wish.bank.trim() ? {} : { bank: "missing" as const }),
    ...(/^\d{8,30}$/.test(digits) ? {} : { account: "noAccount" as const }),
  };
}
