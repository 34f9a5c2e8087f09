/** Which lines of the cart are selected: all that can be bought but those left out here. Kept in this tab. */

import { computed, ref, type ComputedRef } from "vue";
import type { CartItemOut } from "@/api/generated";

const KEY = "cart-left-out";

export function useSelection(items: () => readonly CartItemOut[]): {
  selected: ComputedRef<CartItemOut[]>;
  isSelected: (product: string) => boolean;
  select: (product: string, isWanted: boolean) => void;
  selectAll: (isWanted: boolean) => void;
} {
  const leftOut = ref(new Set(JSON.parse(sessionStorage.getItem(KEY) ?? "[]") as string[]));
  const buyable = computed(() => items().filter((item) => item.problem === null));
  const isSelected = (product: string) => !leftOut.value.has(product);

  function keep(next: Set<string>): void {
    leftOut.value = next;
    sessionStorage.setItem(KEY, JSON.stringify([...next]));
  }

  return {
    selected: computed(() => buyable.value.filter(({ product }) => isSelected(product))),
    isSelected,
    select(product, isWanted) {
      const next = new Set(leftOut.value);
      if (isWanted) next.delete(product);
      else next.add(product);
      keep(next);
    },
    selectAll(isWanted) {
      keep(new Set(isWanted ? [] : buyable.value.map(({ product }) => product)));
    },
  };
}
