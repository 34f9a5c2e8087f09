import { beforeEach, describe, expect, it } from "vitest";
import { effectScope, shallowRef } from "vue";
import type { CartItemOut } from "@/api/generated";
import { useSeenPrices } from "./seenPrices.ts";

const item = (product: string, price_fen: number | null) => ({ product, price_policy_id: 1, price_fen }) as CartItemOut;
const visit = (...items: CartItemOut[]) => {
  const scope = effectScope();
  const shown = shallowRef(items);
  const dearer = scope.run(() => useSeenPrices(() => shown.value));
  return { shown, dearer: () => dearer?.value, leave: () => scope.stop() };
};

beforeEach(() => {
  localStorage.clear();
});

describe("prices", () => {
  it("seen for the first time are no news", () => {
    expect(visit(item("course:1", 19_900), item("course:2", null)).dearer()).toEqual({});
  });

  it("that differ from those of the last visit are told during a whole visit, and once", () => {
    visit(item("course:1", 19_900), item("course:2", 9_900)).leave();

    const second = visit(item("course:1", 17_900), item("course:2", 10_900));
    expect(second.dearer()).toEqual({ "course:1": -2_000, "course:2": 1_000 });
    second.leave();

    expect(visit(item("course:1", 17_900), item("course:2", 10_900)).dearer()).toEqual({});
  });

  it("that change while the cart is open are told too", async () => {
    const open = visit(item("course:1", 19_900));

    open.shown.value = [item("course:1", 20_900)];

    expect(open.dearer()).toEqual({ "course:1": 1_000 });
  });

  it("do not mind what is broken in the browser's memory", () => {
    localStorage.setItem("cart-prices", "{");

    expect(visit(item("course:1", 19_900)).dearer()).toEqual({});
  });
});
