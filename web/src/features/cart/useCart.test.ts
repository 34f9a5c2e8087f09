import { PiniaColada } from "@pinia/colada";
import { flushPromises, mount } from "@vue/test-utils";
import { createPinia } from "pinia";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { defineComponent, h } from "vue";
import { createMemoryHistory, createRouter } from "vue-router";
import type { AccountOut, CartItemOut, CartOut } from "@/api/generated";
import { ApiRefusal, Code } from "@/api/refusal.ts";
import { useToast } from "@/components/useToast.ts";
import { useSession } from "@/features/accounts/session.ts";
import { useCart, type Cart } from "./useCart.ts";

const api = vi.hoisted(() => ({ myCart: vi.fn(), addToCart: vi.fn(), choosePricePolicy: vi.fn(), removeFromCart: vi.fn() }));
vi.mock("@/api/generated", () => api);
vi.mock("@/api/generated/@pinia/colada.gen", () => ({
  myCartQueryKey: () => ["cart"],
  myCartQuery: () => ({ key: ["cart"], query: api.myCart }),
}));

const PYTHON: CartItemOut = {
  product: "course:1", name: "Python", image: "", price_policy_id: 11, price_fen: 19_900, access_days: 30, label: "1 个月",
  price_policies: [
    { id: 11, access_days: 30, label: "1 个月", price_fen: 19_900 },
    { id: 12, access_days: 365, label: "12 个月", price_fen: 39_900 },
  ],
  added_at: "2026-11-22T10:00:00Z", problem: null,
};
const LINUX: CartItemOut = { ...PYTHON, product: "course:2", name: "Linux", price_policy_id: 21, price_fen: 9_900, price_policies: [] };
const cartOf = (...items: CartItemOut[]): CartOut => ({ items, total_fen: 0 });
const ADA = { username: "ada" } as AccountOut;
const refused = new ApiRefusal({ code: 1601, status: 409, msg: "购物车最多放 50 件商品" });

/** An answer that comes when the test says so. */
function later(): { answer: Promise<CartOut>; comes: (cart: CartOut) => void; fails: (error: unknown) => void } {
  let comes: (cart: CartOut) => void = () => undefined;
  let fails: (error: unknown) => void = () => undefined;
  const answer = new Promise<CartOut>((resolve, reject) => {
    comes = resolve;
    fails = reject;
  });
  return { answer, comes, fails };
}

async function opened(given: { signedIn?: boolean; cart?: CartOut } = {}) {
  const { signedIn = true, cart: answered = cartOf(PYTHON) } = given;
  api.myCart.mockResolvedValue(answered);
  const blank = { render: () => h("div") };
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: "/courses/:id", component: blank },
      { path: "/login", name: "login", component: blank },
    ],
  });
  await router.push("/courses/2");
  let made: { cart: Cart; session: ReturnType<typeof useSession> } | undefined;
  mount(defineComponent({
    setup() {
      const session = useSession();
      session.account = signedIn ? ADA : null;
      made = { session, cart: useCart() };
      return () => h("div");
    },
  }), { global: { plugins: [createPinia(), PiniaColada, router] } });
  await flushPromises();
  if (!made) throw new Error("not set up");
  return { ...made, router };
}

const lastToast = () => useToast().toasts.value.at(-1);

beforeEach(() => {
  sessionStorage.clear();
  vi.resetAllMocks();
});

describe("a cart", () => {
  it("shows what is added before the server answers", async () => {
    const { cart } = await opened();
    const { answer, comes } = later();
    api.addToCart.mockReturnValue(answer);

    const added = cart.add("course:2", 21);
    await flushPromises();

    expect([cart.count.value, cart.isInCart("course:2"), cart.isPending.value]).toEqual([2, true, true]);
    comes(cartOf(PYTHON, LINUX));
    expect(await added).toBe(true);
    expect([cart.totalFen.value, cart.isPending.value, lastToast()?.text]).toEqual([29_800, false, "已加入购物车"]);
  });

  it("takes back what the server refuses, and says why", async () => {
    const { cart } = await opened();
    api.addToCart.mockRejectedValue(refused);

    expect(await cart.add("course:2", 21)).toBe(false);

    expect([cart.count.value, cart.isInCart("course:2"), lastToast()?.text]).toEqual([1, false, "购物车最多放 50 件商品"]);
  });

  it("keeps other changes that are under way when one is refused", async () => {
    const { cart } = await opened({ cart: cartOf(PYTHON, LINUX) });
    const policy = later();
    const removal = later();
    api.choosePricePolicy.mockReturnValue(policy.answer);
    api.removeFromCart.mockReturnValue(removal.answer);

    const changed = cart.changePolicy("course:1", 12);
    const removed = cart.remove("course:2");
    expect(cart.items.value.map((item) => [item.product, item.price_fen])).toEqual([["course:1", 39_900]]);
    policy.fails(refused);
    await changed;

    expect(cart.items.value.map((item) => [item.product, item.price_fen])).toEqual([["course:1", 19_900]]);
    removal.comes(cartOf(PYTHON));
    expect(await removed).toBe(true);
    expect(cart.count.value).toBe(1);
  });

  it("sends changes one after the other", async () => {
    const { cart } = await opened();
    const first = later();
    api.choosePricePolicy.mockReturnValueOnce(first.answer).mockResolvedValueOnce(cartOf(PYTHON));

    void cart.changePolicy("course:1", 12);
    const second = cart.changePolicy("course:1", 11);
    await flushPromises();
    expect(api.choosePricePolicy).toHaveBeenCalledTimes(1);
    first.comes(cartOf({ ...PYTHON, price_policy_id: 12, price_fen: 39_900 }));
    await second;

    expect([api.choosePricePolicy.mock.calls.length, cart.totalFen.value]).toEqual([2, 19_900]);
  });

  it("puts back what was removed", async () => {
    const { cart } = await opened();
    api.removeFromCart.mockResolvedValue(cartOf());
    api.addToCart.mockResolvedValue(cartOf(PYTHON));

    await cart.remove("course:1");
    expect(cart.count.value).toBe(0);
    lastToast()?.undo?.();
    await flushPromises();

    expect([cart.count.value, api.addToCart.mock.calls]).toEqual([1, [[{ body: { product: "course:1", price_policy_id: 11 } }]]]);
  });

  it("does not mind that another tab removed it already", async () => {
    const { cart } = await opened();
    api.removeFromCart.mockRejectedValue(new ApiRefusal({ code: 1600, status: 404, msg: "" }));

    expect([await cart.remove("course:1"), cart.count.value]).toEqual([true, 0]);
  });
});

describe("somebody who is not signed in", () => {
  it("is sent to sign in, and what was added follows", async () => {
    const { cart, session, router } = await opened({ signedIn: false });

    expect(await cart.add("course:2", 21)).toBe(false);
    expect([router.currentRoute.value.fullPath, api.addToCart.mock.calls.length]).toEqual(["/login?next=/courses/2", 0]);
    api.addToCart.mockResolvedValue(cartOf(PYTHON, LINUX));
    session.account = ADA;
    await flushPromises();

    expect([api.addToCart.mock.calls, cart.count.value]).toEqual([[[{ body: { product: "course:2", price_policy_id: 21 } }]], 2]);
    expect(sessionStorage.getItem("cart-wanted")).toBeNull();
  });

  it("whose session ended meanwhile too", async () => {
    const { cart, session, router } = await opened();
    api.addToCart.mockImplementation(() => {
      session.wasEnded();
      return Promise.reject(new ApiRefusal({ code: Code.unauthenticated, status: 401, msg: "" }));
    });

    expect(await cart.add("course:2", 21)).toBe(false);

    expect([router.currentRoute.value.name, sessionStorage.getItem("cart-wanted")]).toEqual(["login", '{"product":"course:2","policyId":21}']);
  });
});
