/** What the cart looks like: what the server said last, and on top of it what is under way to the server. */

import { useQueryCache } from "@pinia/colada";
import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import { myCartQueryKey } from "@/api/generated/@pinia/colada.gen";
import type { CartItemOut, CartOut } from "@/api/generated";

export type Change = (items: readonly CartItemOut[]) => CartItemOut[];

/** Shown while a product whose name is not known here is being added. */
export function placeholder(product: string, policyId: number): CartItemOut {
  return {
    product, name: "", image: "", price_policy_id: policyId, price_fen: null, access_days: null, label: null,
    price_policies: [], added_at: new Date().toISOString(), problem: null,
  };
}

export function isPlaceholder(item: CartItemOut): boolean {
  return item.name === "" && item.problem === null;
}

export function withPolicy(item: CartItemOut, policyId: number): CartItemOut {
  const policy = item.price_policies.find(({ id }) => id === policyId);
  if (!policy) return { ...item, price_policy_id: policyId };
  const { price_fen, access_days, label } = policy;
  return { ...item, price_policy_id: policyId, price_fen, access_days, label, problem: null };
}

export const put = (added: CartItemOut): Change => (items) =>
  items.some(({ product }) => product === added.product)
    ? items.map((item) => (item.product === added.product ? withPolicy(item, added.price_policy_id) : item))
    : [...items, added];

export const choose = (product: string, policyId: number): Change => (items) =>
  items.map((item) => (item.product === product ? withPolicy(item, policyId) : item));

export const without = (product: string): Change => (items) => items.filter((item) => item.product !== product);

/** What of the cart can be bought, as the server counts it. */
export function totalOf(items: readonly CartItemOut[]): number {
  return items.reduce((sum, item) => sum + (item.problem ? 0 : (item.price_fen ?? 0)), 0);
}

export const useCartChanges = defineStore("cart-changes", () => {
  const queries = useQueryCache();
  const underWay = shallowRef<readonly Change[]>([]);
  let last: Promise<unknown> = Promise.resolve();

  /** Show the change at once; keep what the server answers, or forget the change when it refuses. */
  async function make(change: Change, call: () => Promise<CartOut>): Promise<void> {
    underWay.value = [...underWay.value, change];
    // One after the other: answers are whole carts, and the newest must be the last to come.
    const answer = last.then(call);
    last = answer.catch(() => undefined);
    try {
      const cart = await answer;
      // A cart that was asked for before is older than this one.
      queries.cancelQueries({ key: myCartQueryKey() });
      queries.setQueryData(myCartQueryKey(), cart);
    } finally {
      underWay.value = underWay.value.filter((other) => other !== change);
    }
  }

  const onto = (items: readonly CartItemOut[]) => underWay.value.reduce<readonly CartItemOut[]>((now, change) => change(now), items);
  return { make, onto, isPending: computed(() => underWay.value.length > 0) };
});
