import { describe, expect, it } from "vitest";
import type { OpsPlanOut } from "@/api/generated";
import { emptyPlan, fenOf, planBody, planForm, problemsOf } from "./planForm.ts";

const plan: OpsPlanOut = {
  id: 1, product: "plan:1", name: "会员", image: "", brief: "一年", benefits: ["课程", "会员价"], on_sale: true, order: 3, members: 2,
  price_policies: [{ id: 1, access_days: 30, label: "1个月", price_fen: 2_980 }, { id: 2, access_days: 540, label: "18个月", price_fen: 40_000 }],
};

describe("a plan in its form", () => {
  it("comes out as it went in, with periods that the form does not offer too", () => {
    expect(planBody(planForm(plan))).toEqual({
      name: "会员", brief: "一年", benefits: ["课程", "会员价"], on_sale: true, order: 3,
      prices: [{ access_days: 30, price_fen: 2_980 }, { access_days: 540, price_fen: 40_000 }],
    });
  });

  it("reads yuan to the fen", () => {
    expect(["29.8", "0", "19.99", "1.005", "-1", "x", ""].map(fenOf)).toEqual([2_980, 0, 1_999, null, null, null, null]);
  });

  it("says what is missing", () => {
    const words = { missing: "m", price: "p" };
    expect(problemsOf(emptyPlan(), words)).toEqual({ name: "m", brief: "m" });
    expect(problemsOf({ ...planForm(plan), prices: { 30: "abc" } }, words)).toEqual({ prices: "p" });
  });
});
