/** Submitting the order: once, whatever is pressed and however often the network fails. */

import { useQueryCache } from "@pinia/colada";
import { onScopeDispose, ref, shallowRef, type Ref } from "vue";
import { useRouter } from "vue-router";
import { placeOrder, type PlacedOut, type PlaceIn, type QuoteOut } from "@/api/generated";
import { mySettlementQueryKey } from "@/api/generated/@pinia/colada.gen";
import { ApiRefusal, NetworkLoss, isRefusal } from "@/api/refusal.ts";
import { handOn } from "@/features/payments/begun.ts";
import type { Method } from "@/features/payments/ways.ts";
import { attemptFor, keep, lastAttempt, type Attempt } from "./attempt.ts";
import type { Surprise } from "./useSettlement.ts";

export const Refused = { settlementEmpty: 1613, berriesGone: 1620, degreeOwned: 1621, degreePending: 1622, priceChanged: 1623, keyReused: 1624 } as const;
export const isCouponGone = (error: unknown) => error instanceof ApiRefusal && error.code >= 1500 && error.code < 1600;

type Stage = "idle" | "sending" | "no answer" | "done";
/** Tried again by itself after these pauses, then when somebody says so. */
const PAUSES_MS = [1_000, 3_000, 6_000];

export interface Placing {
  stage: Readonly<Ref<Stage>>;
  /** Why the last try failed. */
  problem: Readonly<Ref<unknown>>;
  /** It costs more than was seen: to be agreed to, or not. */
  dearer: Ref<Surprise | null>;
  /** `openid` is of who pays inside the WeChat app. */
  submit: (quote: QuoteOut, method: Method | null, openid?: string | null) => Promise<void>;
  /** Send once more what got no answer. */
  repeat: () => Promise<void>;
  forgetProblem: () => void;
}

export function usePlacing(options: {
  /** What the settlement costs at this moment. */
  read: () => Promise<QuoteOut>;
  adopt: (quote: QuoteOut) => void;
  refresh: () => Promise<unknown>;
}): Placing {
  const queries = useQueryCache();
  const router = useRouter();
  const stage = ref<Stage>("idle");
  const problem = shallowRef<unknown>(null);
  const dearer = shallowRef<Surprise | null>(null);
  let isLeft = false;
  /** Ends the pause before the next try. */
  let wake = (): void => undefined;
  onScopeDispose(() => {
    isLeft = true;
    wake();
  });

  async function submit(quote: QuoteOut, method: Method | null, openid: string | null = null): Promise<void> {
    if (stage.value === "sending" || stage.value === "done") return;
    const attempt = attemptFor(quote.expires_at);
    if (attempt.unanswered) {
      await repeat();
      return;
    }
    stage.value = "sending";
    problem.value = null;
    try {
      if (!(await isStillSo(quote))) {
        stage.value = "idle";
        return;
      }
    } catch (error) {
      fail(error);
      if (error instanceof ApiRefusal) options.refresh().catch(() => undefined);
      return;
    }
    const body: PlaceIn = { payment_method: quote.payable_fen ? method : null, expected_payable_fen: quote.payable_fen };
    if (body.payment_method === "wechat_jsapi") body.openid = openid;
    await send(keep({ ...attempt, unanswered: body }), quote);
  }

  /** Another tab may have begun another settlement, and that must not be ordered by a page that shows this one. */
  async function isStillSo(shown: QuoteOut): Promise<boolean> {
    const now = await options.read();
    if (now.expires_at !== shown.expires_at) {
      // Shown by the page as a change that nobody here asked for.
      queries.setQueryData(mySettlementQueryKey(), now);
      return false;
    }
    if (now.payable_fen > shown.payable_fen) dearer.value = { before: shown, after: now };
    return now.payable_fen <= shown.payable_fen;
  }

  async function repeat(): Promise<void> {
    if (stage.value === "no answer") wake();
    const attempt = lastAttempt();
    if (stage.value !== "idle" || !attempt?.unanswered) return;
    stage.value = "sending";
    problem.value = null;
    await send(attempt, null);
  }

  async function send(attempt: Attempt, shown: QuoteOut | null): Promise<void> {
    const body = attempt.unanswered;
    if (!body) return;
    for (const pause_ms of [...PAUSES_MS, null]) {
      try {
        const placed = await placeOrder({ body, headers: { "Idempotency-Key": attempt.key } });
        keep({ ...attempt, unanswered: null, order: placed.order.number });
        await leave(placed);
        return;
      } catch (error) {
        if (!(error instanceof NetworkLoss) || pause_ms === null || isLeft) {
          refused(error, attempt, shown);
          return;
        }
        stage.value = "no answer";
        problem.value = error;
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, pause_ms);
          addEventListener("online", wake, { once: true });
        });
        if (isLeft) return;
        stage.value = "sending";
      }
    }
  }

  function refused(error: unknown, attempt: Attempt, shown: QuoteOut | null): void {
    const isAnswer = error instanceof ApiRefusal && error.status < 500 && error.status !== 429;
    // Said no for good: the next try may say something else under the same key, for nothing was written.
    if (isAnswer) keep({ ...attempt, unanswered: null });
    if (isRefusal(error, Refused.priceChanged)) {
      const after = error.detail.quote as QuoteOut;
      stage.value = "idle";
      if (shown) dearer.value = { before: shown, after };
      else options.adopt(after);
      return;
    }
    fail(error);
    if (isAnswer) options.refresh().catch(() => undefined);
  }

  function fail(error: unknown): void {
    problem.value = error;
    stage.value = "idle";
  }

  async function leave({ order, payment }: PlacedOut): Promise<void> {
    stage.value = "done";
    // A code to scan is shown by the page of the payment.
    if (payment && payment.kind !== "redirect") handOn(order.number, payment);
    // In place of this page: coming back from the gateway leads to the order, not to a settlement that is over.
    await router.replace({ name: "pay", params: { number: order.number } });
    if (payment?.kind === "redirect") location.assign(payment.url);
    const entry = queries.get(mySettlementQueryKey());
    if (entry) queries.remove(entry);
    await queries.invalidateQueries().catch(() => undefined);
  }

  return { stage, problem, dearer, submit, repeat, forgetProblem: () => (problem.value = null) };
}
