/** Asking for products of an order back: the quote of what is chosen, and the request, which is sent once. */

import { useQuery, useQueryCache } from "@pinia/colada";
import { computed, ref, shallowRef, watch } from "vue";
import { askRefund, refundQuote, type RefundOut, type RefundQuoteOut } from "@/api/generated";
import { isRefusal } from "@/api/refusal.ts";
import { useSession } from "@/features/accounts/session.ts";
import { newKey } from "@/features/settlement/attempt.ts";
import { QUOTE, refundMoved } from "./moved.ts";
import { chosenOf } from "./quote.ts";

const QUOTE_CHANGED = 2006;

/** `wanted`: the product that is to be chosen at first, when something comes back of it. */
export function useAsking(number: string, wanted: unknown) {
  const session = useSession();
  const queries = useQueryCache();
  const chosen = ref<string[] | null>(null);
  const isSending = ref(false);
  const problem = shallowRef<unknown>(null);
  /** What was agreed to, and what it is now. */
  const changed = shallowRef<{ before: RefundQuoteOut; after: RefundQuoteOut } | null>(null);
  let key = newKey();

  const whole = useQuery(() => ({
    key: [QUOTE, number],
    query: () => refundQuote({ path: { number }, body: { products: null } }),
    enabled: session.isSignedIn,
  }));
  const isWhole = computed(() => chosen.value?.length === whole.data.value?.lines.length);
  const part = useQuery(() => ({
    key: [QUOTE, number, ...[...(chosen.value ?? [])].sort()],
    query: () => refundQuote({ path: { number }, body: { products: chosen.value } }),
    enabled: session.isSignedIn && Boolean(chosen.value?.length) && !isWhole.value,
    placeholderData: (before: RefundQuoteOut | undefined) => before ?? whole.data.value,
  }));
  watch(whole.data, (quote) => {
    if (quote) chosen.value = chosenOf(quote, chosen.value, wanted);
  }, { immediate: true });

  const quote = computed(() => (isWhole.value ? whole.data.value : chosen.value?.length ? part.data.value : undefined));
  const isQuoting = computed(() => !isWhole.value && Boolean(chosen.value?.length) && (part.isLoading.value || part.isPlaceholderData.value));

  function choose(product: string, isWanted: boolean): void {
    const others = (chosen.value ?? []).filter((one) => one !== product);
    chosen.value = isWanted ? [...others, product] : others;
    problem.value = null;
  }

  /** The request that came of it; null when it was refused, and then `problem` or `changed` say why. */
  async function send(reason: string, agreed: RefundQuoteOut): Promise<RefundOut | null> {
    if (isSending.value) return null;
    isSending.value = true;
    problem.value = null;
    const products = agreed.lines.map(({ product }) => product);
    const body = { products, reason, expected_cash_fen: agreed.cash_fen, expected_berries: agreed.berries };
    try {
      const made = await askRefund({ path: { number }, body, headers: { "Idempotency-Key": key } });
      await refundMoved(queries).catch(() => undefined);
      return made;
    } catch (error) {
      refused(error, agreed);
      return null;
    } finally {
      isSending.value = false;
    }
  }

  function refused(error: unknown, agreed: RefundQuoteOut): void {
    // Nothing was written; what is sent next is another request.
    if (isRefusal(error)) key = newKey();
    if (isRefusal(error, QUOTE_CHANGED)) changed.value = { before: agreed, after: error.detail.quote as RefundQuoteOut };
    else problem.value = error;
    void queries.invalidateQueries({ predicate: ({ key: [first] }) => first === QUOTE }).catch(() => undefined);
  }

  return { whole, quote, chosen, isQuoting, isSending, problem, partProblem: part.error, changed, choose, send };
}
