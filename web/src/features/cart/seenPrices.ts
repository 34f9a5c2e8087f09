/** Prices as this browser saw them last, so that the cart can say what became cheaper or dearer since. */

import { computed, watch, type ComputedRef } from "vue";
import type { CartItemOut } from "@/api/generated";

const KEY = "cart-prices";
type Prices = Record<string, number>;

const nameOf = ({ product, price_policy_id }: CartItemOut) => `${product}/${String(price_policy_id)}`;

function load(): Prices {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") as Prices;
  } catch {
    return {};
  }
}

/** How much dearer each product is than when it was last seen, by product; cheaper is below 0. Only what differs. */
export function useSeenPrices(items: () => readonly CartItemOut[]): ComputedRef<Prices> {
  const seen = load();

  watch(items, (now) => {
    const prices: Prices = {};
    for (const item of now) if (item.price_fen !== null) prices[nameOf(item)] = item.price_fen;
    // Seen here for the first time: the measure for as long as this page is open.
    for (const [name, fen] of Object.entries(prices)) seen[name] ??= fen;
    if (now.length) localStorage.setItem(KEY, JSON.stringify(prices));
  }, { immediate: true });

  return computed(() => {
    const changes = items().map((item) => [item.product, (item.price_fen ?? 0) - (seen[nameOf(item)] ?? item.price_fen ?? 0)] as const);
    return Object.fromEntries(changes.filter(([, fen]) => fen !== 0));
  });
}
