import { describe, expect, it } from "vitest";
import { closest } from "./useReorder.ts";

const policy = (id: number, access_days: number) => ({ id, access_days, label: "", price_fen: 0 });

describe("ordering again", () => {
  it("takes the same period, or the one nearest to it", () => {
    const policies = [policy(1, 30), policy(2, 90), policy(3, 365)];
    expect([closest(policies, 90)?.id, closest(policies, 300)?.id, closest([], 30)]).toEqual([2, 3, undefined]);
  });
});
