import type { ComputedRef } from "vue";
import { useCart } from "./useCart.ts";

/** How many products are in my cart; 0 while that is not known. */
export function useCartCount(): ComputedRef<number> {
  return useCart().count;
}
