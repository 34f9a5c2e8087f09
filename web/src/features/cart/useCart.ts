/**
 * The cart of whoever is signed in: `const { items, count, add, isInCart } = useCart()`.
 *
 * Changes are shown at once and taken back when the server refuses; what went wrong is told by a toast, so callers need
 * not catch anything. Who is not signed in is sent to do so, and what was added then follows.
 */

import { useQuery } from "@pinia/colada";
import { computed, watch, type ComputedRef } from "vue";
import { useI18n } from "vue-i18n";
import { useRoute, useRouter } from "vue-router";
import { addToCart, choosePricePolicy, removeFromCart, type CartItemOut, type CartOut } from "@/api/generated";
import { myCartQuery } from "@/api/generated/@pinia/colada.gen";
import { Code, isRefusal } from "@/api/refusal.ts";
import { useToast } from "@/components/useToast.ts";
import { useFailure } from "@/composables/failure.ts";
import { loginTo, useSession } from "@/features/accounts/session.ts";
import { choose, placeholder, put, totalOf, useCartChanges, without, type Change } from "./changes.ts";
import { keepWanted, takeWanted } from "./wanted.ts";

export interface Cart {
  /** Oldest first; empty while not known. */
  items: ComputedRef<readonly CartItemOut[]>;
  count: ComputedRef<number>;
  /** Of everything in it that can be bought. */
  totalFen: ComputedRef<number>;
  /** Whether the cart was never read yet. */
  isUnknown: ComputedRef<boolean>;
  /** Why reading failed, if it did and nothing can be shown. */
  error: ComputedRef<unknown>;
  isReading: ComputedRef<boolean>;
  /** Some change is still under way. */
  isPending: ComputedRef<boolean>;
  refresh: () => Promise<unknown>;
  isInCart: (product: string) => boolean;
  /** Put in, or choose another period for what is there. True when it is in the cart; says so by a toast. */
  add: (product: string, policyId: number) => Promise<boolean>;
  changePolicy: (product: string, policyId: number) => Promise<boolean>;
  /** Take out, with a toast that offers to undo. */
  remove: (product: string) => Promise<boolean>;
}

const NOT_IN_CART = 1600;

export function useCart(): Cart {
  const { t } = useI18n();
  const { toast } = useToast();
  const { describe } = useFailure();
  const router = useRouter();
  const route = useRoute();
  const session = useSession();
  const changes = useCartChanges();
  const { data, error, isLoading, refetch } = useQuery(() => ({ ...myCartQuery(), enabled: session.isSignedIn }));
  const items = computed(() => (session.isSignedIn ? changes.onto(data.value?.items ?? []) : []));
  const itemOf = (product: string) => items.value.find((item) => item.product === product);

  async function attempt(change: Change, call: () => Promise<CartOut>): Promise<boolean> {
    try {
      await changes.make(change, call);
      return true;
    } catch (problem) {
      if (isRefusal(problem, Code.unauthenticated)) await signIn();
      else tell(problem);
      return false;
    }
  }

  function tell(problem: unknown): void {
    const { title, hint } = describe(problem);
    toast(hint ? t("cart.failed", { title, hint }) : title, { tone: "bad" });
  }

  const signIn = () => router.push(loginTo(route.fullPath));

  async function putIn(item: CartItemOut, said: string): Promise<boolean> {
    const body = { product: item.product, price_policy_id: item.price_policy_id };
    const isDone = await attempt(put(item), () => addToCart({ body }));
    if (isDone && said) toast(said, { tone: "ok" });
    return isDone;
  }

  async function add(product: string, policyId: number): Promise<boolean> {
    try {
      await session.ready();
    } catch (problem) {
      tell(problem);
      return false;
    }
    if (!session.isSignedIn) {
      keepWanted({ product, policyId });
      await signIn();
      return false;
    }
    const isDone = await putIn(placeholder(product, policyId), t("cart.added"));
    if (!isDone && !session.isSignedIn) keepWanted({ product, policyId });
    return isDone;
  }

  async function changePolicy(product: string, policyId: number): Promise<boolean> {
    return attempt(choose(product, policyId), () => choosePricePolicy({ path: { product }, body: { price_policy_id: policyId } }));
  }

  async function remove(product: string): Promise<boolean> {
    const removed = itemOf(product);
    if (!removed) return true;
    const isDone = await attempt(without(product), async () => {
      try {
        return await removeFromCart({ path: { product } });
      } catch (problem) {
        // Another tab was faster.
        if (!isRefusal(problem, NOT_IN_CART)) throw problem;
        return { items: (data.value?.items ?? []).filter((item) => item.product !== product), total_fen: 0 };
      }
    });
    // What cannot be bought cannot be put back either.
    const undo = removed.problem ? {} : { undo: () => void putIn(removed, "") };
    if (isDone) toast(t("cart.removed", { name: removed.name }), undo);
    return isDone;
  }

  watch(() => session.isSignedIn, (isSignedIn) => {
    const wanted = isSignedIn ? takeWanted() : null;
    if (wanted) void add(wanted.product, wanted.policyId);
  }, { immediate: true });

  return {
    items,
    count: computed(() => items.value.length),
    totalFen: computed(() => totalOf(items.value)),
    isUnknown: computed(() => data.value === undefined),
    error: computed(() => (data.value === undefined ? error.value : null)),
    isReading: computed(() => isLoading.value),
    isPending: computed(() => changes.isPending),
    refresh: refetch,
    isInCart: (product) => itemOf(product) !== undefined,
    add,
    changePolicy,
    remove,
  };
}
