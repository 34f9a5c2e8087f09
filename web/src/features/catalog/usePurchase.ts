/** Buying one course, degree or membership plan: what can be done with it now, the period chosen (`?policy=`), and doing it. */

import { useQuery, useQueryCache } from "@pinia/colada";
import { computed, reactive, ref, toValue, watch, type MaybeRefOrGetter } from "vue";
import { useRoute, useRouter } from "vue-router";
import { beginSettlement, type PolicyOut } from "@/api/generated";
import { coursesGetCourseQueryKey, deductionsAheadQuery, getDegreeQueryKey, membershipGetMembershipOfferQueryKey, myCoursesQuery, mySettlementQueryKey } from "@/api/generated/@pinia/colada.gen";
import { Code, isRefusal } from "@/api/refusal.ts";
import { schoolDay, serverNow } from "@/composables/clock.ts";
import { loginTo, useSession } from "@/features/accounts/session.ts";
import { useCart } from "@/features/cart/useCart.ts";
import { bestValue, cheapest, isOwned, lastDay } from "./access.ts";
import { status } from "./catalogue.ts";

export interface ForSale {
  id: number;
  /** null for a module of a degree, which is not sold alone. */
  product: string | null;
  status: number;
  price_policies: PolicyOut[];
}

/** `lapsed`: was mine until its last day. `unpriced`: on sale, but without a price. */
export type Stage = "module" | "announced" | "unpriced" | "owned" | "lapsed" | "inCart" | "open";

/** The price or the sale ended after the page was read. */
const OUTDATED = [1001, 1002, 1302];
const KEY = "buy-wanted";

/** `lasting`: the last day of what new days follow on, where it is not told among my products. */
export function usePurchase(sale: MaybeRefOrGetter<ForSale | undefined>, lasting: () => string | null = () => null) {
  const route = useRoute();
  const router = useRouter();
  const session = useSession();
  const cache = useQueryCache();
  const cart = useCart();
  const { data: owned } = useQuery(() => ({ ...myCoursesQuery({ query: { page_size: 100 } }), enabled: session.isSignedIn }));
  const today = schoolDay(serverNow());

  const item = computed(() => toValue(sale));
  const product = computed(() => item.value?.product ?? null);
  const isDegree = computed(() => product.value?.startsWith("degree:") ?? false);
  const policies = computed(() => item.value?.price_policies ?? []);
  const mine = computed(() => (session.isSignedIn ? owned.value?.items.find((one) => one.product === product.value && one.opened_by === "enrolment") : undefined));
  const inCart = computed(() => cart.items.value.find((one) => one.product === product.value));

  const stage = computed((): Stage => {
    if (isOwned(mine.value, today)) return "owned";
    if (!item.value?.product) return "module";
    if (item.value.status === status.announced) return "announced";
    if (policies.value.length === 0) return "unpriced";
    if (inCart.value) return "inCart";
    return mine.value ? "lapsed" : "open";
  });

  const policy = computed(() => {
    const ids = [Number(route.query.policy), inCart.value?.price_policy_id];
    return ids.map((id) => policies.value.find((one) => one.id === id)).find(Boolean) ?? cheapest(policies.value);
  });

  /** The address is replaced: each choice is no page of its own. */
  const policyId = computed({
    get: () => policy.value?.id,
    set: (id) => void router.replace({ query: { ...route.query, policy: String(id) }, hash: route.hash }),
  });

  /** Single courses she has paid for count when their degree is bought. */
  const { data: deductions } = useQuery(() => ({
    ...deductionsAheadQuery({ path: { degree_id: item.value?.id ?? 0 } }),
    enabled: session.isSignedIn && isDegree.value && ["open", "inCart", "lapsed"].includes(stage.value),
  }));
  const deduction = computed(() => deductions.value?.items.find((one) => one.price_policy_id === policy.value?.id && one.credit_fen > 0));

  const isBuying = ref(false);
  const isAdding = ref(false);
  const problem = ref<unknown>(null);

  async function buyNow(): Promise<void> {
    if (!product.value || !policy.value || isBuying.value) return;
    isBuying.value = true;
    problem.value = null;
    try {
      await session.ready();
      if (session.isSignedIn) await settle(product.value, policy.value.id);
      else await signIn(product.value, policy.value.id);
    } catch (error) {
      if (isRefusal(error, Code.unauthenticated)) await signIn(product.value, policy.value.id);
      else problem.value = error;
      if (isRefusal(error, ...OUTDATED)) await readAgain();
    } finally {
      isBuying.value = false;
    }
  }

  async function settle(wanted: string, price_policy_id: number): Promise<void> {
    const quote = await beginSettlement({ body: { buy_now: { product: wanted, price_policy_id } } });
    cache.setQueryData(mySettlementQueryKey(), quote);
    await router.push({ name: "checkout" });
  }

  async function signIn(wanted: string, wantedPolicy: number): Promise<void> {
    sessionStorage.setItem(KEY, wanted);
    const back = router.resolve({ path: route.path, query: { policy: String(wantedPolicy), then: "buy" } });
    await router.push(loginTo(back.fullPath));
  }

  async function readAgain(): Promise<void> {
    const id = item.value?.id ?? 0;
    if (product.value?.startsWith("plan:")) {
      await cache.invalidateQueries({ key: membershipGetMembershipOfferQueryKey() });
      return;
    }
    const key = isDegree.value ? getDegreeQueryKey({ path: { degree_id: id } }) : coursesGetCourseQueryKey({ path: { course_id: id } });
    await cache.invalidateQueries({ key });
  }

  // Back from signing in. An address alone starts nothing: this tab must remember the wish.
  watch([product, () => session.isSignedIn], async ([wanted, isSignedIn]) => {
    if (!wanted || !isSignedIn || route.query.then !== "buy") return;
    const isWished = sessionStorage.getItem(KEY) === wanted;
    sessionStorage.removeItem(KEY);
    await router.replace({ query: { ...route.query, then: undefined } });
    if (isWished) await buyNow();
  }, { immediate: true });

  async function add(): Promise<void> {
    if (!product.value || !policy.value || isAdding.value) return;
    isAdding.value = true;
    const done = inCart.value ? cart.changePolicy(product.value, policy.value.id) : cart.add(product.value, policy.value.id);
    await done.finally(() => (isAdding.value = false));
  }

  return reactive({
    stage,
    isDegree,
    policies,
    policy,
    policyId,
    mine,
    today,
    isInCart: computed(() => inCart.value !== undefined),
    /** The cart holds it with another period than the one chosen here. */
    isOtherInCart: computed(() => inCart.value !== undefined && inCart.value.price_policy_id !== policy.value?.id),
    bestId: computed(() => bestValue(policies.value)?.id),
    /** What is taken off the price chosen here; undefined where nothing is. */
    deduction,
    until: computed(() => (policy.value ? lastDay(policy.value.access_days, today, mine.value?.valid_until ?? lasting()) : "")),
    isBuying,
    isAdding,
    problem,
    buyNow,
    add,
  });
}

export type Purchase = ReturnType<typeof usePurchase>;
