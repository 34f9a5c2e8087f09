import { describe, expect, it } from "vitest";
import { differences } from "./diff.ts";
import { coupon, line, quote } from "./quotes.testdata.ts";

const seen = quote([line("course:1", 19_900, [coupon(1, 4_179)], 1), line("course:2", 9_900)], {
  site_coupon_id: 9,
  site_coupons: [coupon(9, 2_000)],
  berries: { available: 80, spendable: 80, spent: 50, discount_fen: 5_000, fen_per_berry: 100 },
});

describe("two quotes", () => {
  it("that are the same differ in nothing", () => {
    expect(differences(seen, structuredClone(seen))).toEqual([]);
  });

  it("differ by the courses whose price changed", () => {
    const now = quote([seen.lines[0] ?? line("", 0), line("course:2", 10_900)], { ...seen, listed_fen: 30_800 });
    now.lines = [line("course:1", 19_900, [coupon(1, 4_179)], 1), line("course:2", 10_900)];

    expect(differences(seen, now)).toEqual([{ key: "course:2", kind: "product", name: "course:2", before_fen: 9_900, after_fen: 10_900 }]);
  });

  it("differ by deductions that are gone", () => {
    const now = quote([line("course:1", 19_900), line("course:2", 9_900)]);

    expect(differences(seen, now).map(({ kind, before_fen, after_fen }) => [kind, before_fen, after_fen])).toEqual([
      ["line_coupons", -4_179, -0], ["site_coupon", -2_000, -0], ["berries", -5_000, -0],
    ]);
  });

  it("differ by courses that only one of them has", () => {
    const now = { ...seen, lines: [line("course:3", 100)] };

    expect(differences(seen, now).map(({ key, before_fen, after_fen }) => [key, before_fen, after_fen])).toEqual([
      ["course:1", 19_900, null], ["course:2", 9_900, null], ["course:3", null, 100],
    ]);
  });
});
