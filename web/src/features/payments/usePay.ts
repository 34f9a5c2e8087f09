/** Going to the gateway's page: once, however often it is pressed. */

import { useQueryCache } from "@pinia/colada";
import { onScopeDispose, ref, shallowRef, type Ref } from "vue";
import { payOrder } from "@/api/generated";
import { myOrderQueryKey } from "@/api/generated/@pinia/colada.gen";
import { isRefusal } from "@/api/refusal.ts";
import { paymentMethod } from "./browser.ts";

const NOT_PAYABLE = 1700;
/** A page that has not gone by then was held back by its reader. */
const GONE_BY_MS = 10_000;

export function usePay(): {
  pay: (number: string) => Promise<void>;
  isLeaving: Readonly<Ref<boolean>>;
  problem: Readonly<Ref<unknown>>;
  /** Too little time is left to begin to pay. */
  isTooLate: Readonly<Ref<boolean>>;
} {
  const queries = useQueryCache();
  const isLeaving = ref(false);
  const isTooLate = ref(false);
  const problem = shallowRef<unknown>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function pay(number: string): Promise<void> {
    if (isLeaving.value) return;
    isLeaving.value = true;
    problem.value = null;
    try {
      const { order, payment } = await payOrder({ path: { number }, body: { payment_method: paymentMethod() } });
      queries.setQueryData(myOrderQueryKey({ path: { number } }), order);
      if (payment) location.assign(payment.url);
      timer = setTimeout(stay, payment ? GONE_BY_MS : 0);
    } catch (error) {
      stay();
      if (isRefusal(error, NOT_PAYABLE)) {
        isTooLate.value = true;
        // Perhaps it is no longer what it was here.
        await queries.invalidateQueries({ key: myOrderQueryKey({ path: { number } }) }).catch(() => undefined);
      } else {
        problem.value = error;
      }
    }
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
  return { pay, isLeaving, problem, isTooLate };
}
