import type { RouteLocationRaw } from "vue-router";

/** Where "buy now" leads: `<AppButton :to="buyNow('course:3', 5)">`. The choice is in the address, so it outlives signing in. */
export function buyNow(product: string, policyId: number): RouteLocationRaw {
  return { name: "checkout", query: { product, policy: String(policyId) } };
}
