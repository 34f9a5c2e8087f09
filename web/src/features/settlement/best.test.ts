import { describe, expect, it, vi } from "vitest";
import { findBest, savingOf, worthTrying, type LineCoupons } from "./best.ts";
import { coupon, line, quote } from "./quotes.testdata.ts";

const PYTHON = [coupon(1, 5_000), coupon(2, 2_000)];

/** A server with one site-wide coupon: 10,000 off from a threshold on, after line coupons. */
function server(minimum_fen: number) {
  return (chosen: LineCoupons) => {
    const lines = [line("course:1", 30_000, PYTHON, chosen["course:1"] ?? null)];
    const left = quote(lines).payable_fen;
    const usable = left >= minimum_fen;
    const site = coupon(9, usable ? 10_000 : 0, { minimum_fen, usable, reason: usable ? null : "threshold_not_met" });
    return quote(lines, { site_coupons: [site] });
  };
}

describe("the best coupons", () => {
  it("are found without asking when nothing depends on what is left", async () => {
    const ask = vi.fn();
    const lines = [line("course:1", 30_000, PYTHON), line("course:2", 9_900, [coupon(3, 900)]), line("course:3", 100)];

    expect(await findBest(quote(lines), ask)).toEqual({ lineCoupons: { "course:1": 1, "course:2": 3 }, siteCoupon: null, saving_fen: 5_900 });
    expect(await findBest(quote([line("course:3", 100)], { site_coupons: [coupon(9, 100), coupon(8, 50)] }), ask)).toMatchObject({ siteCoupon: 9, saving_fen: 100 });
    expect(ask).not.toHaveBeenCalled();
  });

  it("take off what the server says, not what we reckon", async () => {
    const first = server(0)({});
    const ask = vi.fn((chosen: LineCoupons) => Promise.resolve(server(0)(chosen)));

    expect(await findBest(first, ask)).toEqual({ lineCoupons: { "course:1": 1 }, siteCoupon: 9, saving_fen: 15_000 });
    expect(ask.mock.calls).toEqual([[{ "course:1": 1 }]]);
  });

  it.each([
    [26_000, 2, 12_000],
    [29_000, null, 10_000],
    [31_000, 1, 5_000],
  ])("leave the sum above a threshold of %i where that is worth it", async (minimum_fen, onLine, saving_fen) => {
    const found = await findBest(server(minimum_fen)({}), (chosen) => Promise.resolve(server(minimum_fen)(chosen)));

    expect([found.lineCoupons["course:1"], found.saving_fen]).toEqual([onLine, saving_fen]);
  });

  it("stay the chosen ones when others take off no more", async () => {
    const chosen = quote([line("course:1", 30_000, [coupon(1, 500), coupon(2, 500)], 2)]);

    expect(await findBest(chosen, vi.fn())).toEqual({ lineCoupons: { "course:1": 2 }, siteCoupon: null, saving_fen: 500 });
  });

  it("leave out what cannot be used and what takes off nothing", async () => {
    const expired = coupon(1, 0, { usable: false, reason: "expired" });
    const none = quote([line("course:1", 100, [expired])], { site_coupons: [coupon(9, 0)] });

    expect(await findBest(none, vi.fn())).toEqual({ lineCoupons: { "course:1": null }, siteCoupon: null, saving_fen: 0 });
  });

  it("are looked for among few choices, however many coupons there are", () => {
    const many = Array.from({ length: 40 }, (_, product) => line(`course:${String(product)}`, 10_000, Array.from({ length: 9 }, (__, id) => coupon(id, 2 ** id + product))));
    const thresholds = [0, 100_000, 390_000].map((minimum_fen, index) => coupon(100 + index, 100, { minimum_fen }));

    expect(worthTrying(quote(many, { site_coupons: thresholds })).length).toBeLessThanOrEqual(3);
  });
});

it("what is saved counts coupons, not berries", () => {
  const berries = { available: 9, spendable: 9, spent: 9, discount_fen: 900, fen_per_berry: 100 };

  expect(savingOf(quote([line("course:1", 30_000, PYTHON, 2)], { site_coupon_id: 9, site_coupons: [coupon(9, 300)], berries }))).toBe(2_300);
});
