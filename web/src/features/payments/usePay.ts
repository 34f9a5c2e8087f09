/** Going to pay: once, however often it is pressed. A code to scan stays on the page, all else leaves it. */

import { useQueryCache } from "@pinia/colada";
import { onScopeDispose, ref, shallowRef, type Ref } from "vue";
import { payOrder, type QrOut } from "@/api/generated";
import { myOrderQueryKey } from "@/api/generated/@pinia/colada.gen";
import { isRefusal } from "@/api/refusal.ts";
import { takeBegun, type Payment } from "./begun.ts";
import { payInWeChat } from "./bridge.ts";
import type { Method } from "./ways.ts";

const NOT_PAYABLE = 1700;
/** A page that has not gone by then was held back by its reader. */
const GONE_BY_MS = 10_000;

export interface Pay {
  pay: (method: Method, openid: string | null) => Promise<void>;
  /** Show what was begun while the order was placed; whether there was something. */
  resume: () => boolean;
  /** The code on the page. */
  qr: Readonly<Ref<QrOut | null>>;
  /** Another way was chosen: the code is no longer the one to scan. */
  putAway: () => void;
  isLeaving: Readonly<Ref<boolean>>;
  problem: Readonly<Ref<unknown>>;
  /** Too little time is left to begin to pay. */
  isTooLate: Readonly<Ref<boolean>>;
}

export function usePay(number: string): Pay {
  const queries = useQueryCache();
  const isLeaving = ref(false);
  const isTooLate = ref(false);
  const problem = shallowRef<unknown>(null);
  const qr = shallowRef<QrOut | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function pay(method: Method, openid: string | null): Promise<void> {
    if (isLeaving.value) return;
    isLeaving.value = true;
    problem.value = null;
    try {
      const body = method === "wechat_jsapi" ? { payment_method: method, openid } : { payment_method: method };
      const { order, payment } = await payOrder({ path: { number }, body });
      queries.setQueryData(myOrderQueryKey({ path: { number } }), order);
      if (payment) await follow(payment);
      else stay();
    } catch (error) {
      stay();
      if (isRefusal(error, NOT_PAYABLE)) {
        isTooLate.value = true;
        qr.value = null;
        // Perhaps it is no longer what it was here.
        await queries.invalidateQueries({ key: myOrderQueryKey({ path: { number } }) }).catch(() => undefined);
      } else {
        problem.value = error;
      }
    }
  }

  async function follow(payment: Payment): Promise<void> {
    qr.value = payment.kind === "qr" ? payment : null;
    if (payment.kind === "redirect") location.assign(payment.url);
    const isAway = payment.kind === "redirect" || (payment.kind === "jsapi" && (await payInWeChat(payment, location.href)) === "away");
    if (isAway) timer = setTimeout(stay, GONE_BY_MS);
    else stay();
  }

  function resume(): boolean {
    const payment = takeBegun(number);
    if (payment) void follow(payment);
    return payment !== null;
  }

  function stay(): void {
    isLeaving.value = false;
  }

  // Back from the gateway by the browser's button: the page is shown as it was left.
  addEventListener("pageshow", stay);
  onScopeDispose(() => {
    clearTimeout(timer);
    removeEventListener("pageshow", stay);
  });
  return { pay, resume, qr, putAway: () => (qr.value = null), isLeaving, problem, isTooLate };
}
