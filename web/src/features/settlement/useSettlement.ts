/** What is being settled: its quote, and choosing coupons and berries for it. */

import { useQuery, useQueryCache } from "@pinia/colada";
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from "vue";
import { beginSettlement, choose, mySettlement, type BeginSettlementData, type ChooseData, type QuoteOut } from "@/api/generated";
import { mySettlementQuery, mySettlementQueryKey } from "@/api/generated/@pinia/colada.gen";
import { findBest, lineCouponsOf, savingOf, type Combination, type LineCoupons } from "./best.ts";

/** A quote that changed without being asked to. */
export interface Surprise {
  before: QuoteOut;
  after: QuoteOut;
}

export interface Settlement {
  quote: ComputedRef<QuoteOut | undefined>;
  error: Readonly<Ref<unknown>>;
  isReading: Readonly<Ref<boolean>>;
  /** A choice is under way: what is shown is about to change. */
  isQuoting: ComputedRef<boolean>;
  surprise: Readonly<Ref<Surprise | null>>;
  /** Coupons that take off more than those that are chosen. */
  better: ComputedRef<Combination | null>;
  /** No other coupons take off more than those that are chosen. */
  isBest: ComputedRef<boolean>;
  begin: (body: BeginSettlementData["body"]) => Promise<void>;
  /** `product` null: for the whole order. `coupon` null: none. */
  chooseCoupon: (product: string | null, coupon: number | null) => Promise<void>;
  spendBerries: (berries: number) => Promise<void>;
  chooseCombination: (combination: Combination) => Promise<void>;
  /** Ask the server anew, once choices under way have arrived. */
  read: () => Promise<QuoteOut>;
  refresh: () => Promise<unknown>;
  /** Show this quote as one that was seen. */
  adopt: (quote: QuoteOut) => void;
}

export function useSettlement(enabled: () => boolean): Settlement {
  const queries = useQueryCache();
  const key = mySettlementQueryKey();
  let last: Promise<unknown> = Promise.resolve();
  // In turn too: in the middle of other calls the settlement may be in a state that nobody asked for.
  const { data, error, isLoading, refetch } = useQuery(() => ({ ...mySettlementQuery(), query: () => inTurn(() => mySettlement()), enabled: enabled() }));
  const underWay = ref(0);
  const surprise = shallowRef<Surprise | null>(null);
  const best = shallowRef<{ settlement: string; combination: Combination } | null>(null);
  let seen: QuoteOut | undefined;

  function adopt(quote: QuoteOut): void {
    // A quote that was asked for before is older than this one.
    queries.cancelQueries({ key });
    seen = quote;
    surprise.value = null;
    queries.setQueryData(key, quote);
  }

  /** One after the other, so that the answer that comes last is the newest. */
  function inTurn<Result>(call: () => Promise<Result>): Promise<Result> {
    const result = last.then(call);
    last = result.catch(() => undefined);
    return result;
  }

  async function change(call: () => Promise<QuoteOut>): Promise<void> {
    underWay.value += 1;
    try {
      adopt(await inTurn(call));
    } finally {
      underWay.value -= 1;
    }
  }

  const send = (body: ChooseData["body"]) => choose({ body });

  /** Put these coupons on the lines, asking only for what differs. */
  async function choosing(now: QuoteOut, coupons: LineCoupons): Promise<QuoteOut> {
    let quote = now;
    for (const [product, coupon] of Object.entries(coupons)) {
      if (coupon !== (lineCouponsOf(quote)[product] ?? null)) quote = await send({ product, coupon_id: coupon });
    }
    return quote;
  }

  async function search(start: QuoteOut): Promise<Combination> {
    let tried = start;
    try {
      return await findBest(start, async (coupons) => (tried = await choosing(tried, coupons)));
    } finally {
      await choosing(tried, lineCouponsOf(start));
    }
  }

  async function chooseCombination({ lineCoupons, siteCoupon }: Combination): Promise<void> {
    await change(async () => {
      const quote = await choosing(await mySettlement(), lineCoupons);
      return quote.site_coupon_id === siteCoupon ? quote : await send({ product: null, coupon_id: siteCoupon });
    });
  }

  watch(data, (quote) => {
    if (!quote || quote === seen) return;
    if (seen && (quote.expires_at !== seen.expires_at || quote.payable_fen > seen.payable_fen)) surprise.value = { before: seen, after: quote };
    seen = quote;
  }, { immediate: true });

  watch(() => data.value?.expires_at, (settlement) => {
    const quote = data.value;
    if (!quote || settlement === undefined || best.value?.settlement === settlement) return;
    // Nobody waits for it, and nothing is lost without it.
    inTurn(() => search(quote)).then((combination) => (best.value = { settlement, combination })).catch(() => undefined);
  }, { immediate: true });

  const known = computed(() => (best.value && best.value.settlement === data.value?.expires_at ? best.value.combination : null));
  return {
    quote: computed(() => data.value),
    error,
    isReading: isLoading,
    isQuoting: computed(() => underWay.value > 0),
    surprise,
    better: computed(() => (known.value && data.value && known.value.saving_fen > savingOf(data.value) ? known.value : null)),
    isBest: computed(() => Boolean(known.value?.saving_fen && data.value && known.value.saving_fen <= savingOf(data.value))),
    begin: (body) => change(() => beginSettlement({ body })),
    chooseCoupon: (product, coupon) => change(() => send({ product, coupon_id: coupon })),
    spendBerries: (berries) => change(() => send({ berries })),
    chooseCombination,
    read: () => inTurn(() => mySettlement()),
    refresh: refetch,
    adopt,
  };
}

