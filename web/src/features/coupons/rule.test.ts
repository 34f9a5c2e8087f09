import { afterAll, describe, expect, it } from "vitest";
import { formats } from "@/composables/format.ts";
import { i18n, useLocale } from "@/i18n/index.ts";
import { couponPlace, couponValidity, couponWords, daysLeft, obstacle, type Terms } from "./rule.ts";

const t = (key: string, values: Record<string, string>) => i18n.global.t(key, values);
const words = couponWords(() => i18n.global.locale.value, t);
const { day } = formats(() => i18n.global.locale.value, (key, values, plural = 1) => i18n.global.t(key, values, plural));
const fixed: Terms = { coupon_type: 0, money_fen: 2_000, off_percent: null, minimum_fen: 0 };
const threshold: Terms = { coupon_type: 1, money_fen: 2_050, off_percent: null, minimum_fen: 100_000 };
const percent: Terms = { coupon_type: 2, money_fen: 0, off_percent: 79, minimum_fen: 0 };
const half: Terms = { ...percent, off_percent: 50 };

afterAll(() => useLocale("zh-CN"));

describe("a coupon's rule", () => {
  it("is a sentence in Chinese", async () => {
    await useLocale("zh-CN");

    expect([fixed, threshold, percent, half].map((terms) => words.rule(terms))).toEqual([
      "无门槛，立减 ¥20", "满 ¥1,000 减 ¥20.50", "按价格的 7.9 折支付", "按价格的 5 折支付",
    ]);
    expect([fixed, threshold, percent].map((terms) => words.value(terms))).toEqual(["¥20", "¥20.50", "7.9 折"]);
  });

  it("is a sentence in English", async () => {
    await useLocale("en");

    expect([fixed, threshold, percent, half].map((terms) => words.rule(terms))).toEqual([
      "¥20 off, no minimum", "¥20.50 off when you spend ¥1,000 or more", "21% off the price", "50% off the price",
    ]);
    expect([fixed, threshold, percent].map((terms) => words.value(terms))).toEqual(["¥20", "¥20.50", "21% off"]);
  });

  it("says when it can be used", async () => {
    await useLocale("zh-CN");
    const open = { valid_from: null, valid_until: null, valid_days: null };

    expect(couponValidity({ ...open, valid_days: 7 }, t, day)).toBe("领取当天和之后 7 天内可用");
    expect(couponValidity({ ...open, valid_days: 7, valid_until: "2026-12-01" }, t, day)).toBe("领取当天和之后 7 天内可用，最晚到 2026年12月1日");
    expect(couponValidity({ ...open, valid_until: "2026-12-01" }, t, day)).toBe("2026年12月1日 当天结束前可用");
    expect(couponValidity({ ...open, valid_from: "2026-11-01", valid_until: "2026-12-01" }, t, day)).toBe("2026年11月1日 至 2026年12月1日 可用");
  });
});

describe("a coupon in the claim centre", () => {
  it.each([
    [{ left: 5, per_account: 1, mine: null }, null],
    [{ left: 5, per_account: 2, mine: 1 }, null],
    [{ left: 5, per_account: 1, mine: 1 }, "limit"],
    [{ left: 0, per_account: 1, mine: 0 }, "soldOut"],
    [{ left: 0, per_account: 1, mine: null }, "soldOut"],
    [{ left: 0, per_account: 1, mine: 1 }, "limit"],
  ])("%o: %s", (coupon, why) => {
    expect(obstacle(coupon)).toBe(why);
  });
});

describe("using a coupon", () => {
  it.each([[null, "/courses"], ["course:3", "/courses/3"], ["degree:12", "/degrees/12"]])("for %s is at %s", (product, place) => {
    expect(couponPlace(product)).toBe(place);
  });

  it("counts days across months", () => {
    expect([daysLeft("2026-12-01", "2026-11-29"), daysLeft("2026-11-29", "2026-11-29"), daysLeft("2026-11-28", "2026-11-29")]).toEqual([2, 0, -1]);
  });
});
