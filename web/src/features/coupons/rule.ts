/** What a coupon is worth, in words. */

import { useI18n } from "vue-i18n";
import type { CouponOut, MyCouponOut } from "@/api/generated";
import { yuanParts } from "@/composables/format.ts";

export type Terms = Pick<CouponOut, "coupon_type" | "money_fen" | "off_percent" | "minimum_fen">;
export type Validity = Pick<CouponOut, "valid_from" | "valid_until" | "valid_days">;
type Translate = (key: string, values: Record<string, string>) => string;

export const couponType = { fixed: 0, threshold: 1, percent: 2 } as const;

/** 2000 → `¥20`, 2050 → `¥20.50`. */
export function shortYuan(fen: number): string {
  const { sign, whole, cents } = yuanParts(fen);
  return `${sign}¥${whole}${cents === "00" ? "" : `.${cents}`}`;
}

/** As each language counts it: who pays 79 % pays `7.9` tenths in Chinese, and saves `21` % in English. */
function discountOf(percent: number, locale: string): string {
  return String(locale === "zh-CN" ? percent / 10 : 100 - percent);
}

/** How much a coupon takes off, in the words of one language; components take it from `useCouponWords`. */
export function couponWords(locale: () => string, t: Translate) {
  const discount = (terms: Terms) => discountOf(terms.off_percent ?? 100, locale());

  return {
    /** For the left of the ticket: `¥20`, `7.9 折`, `21% off`. */
    value: (terms: Terms) =>
      terms.coupon_type === couponType.percent ? t("coupons.discount", { discount: discount(terms) }) : shortYuan(terms.money_fen),

    /** One sentence: `满 ¥100 减 ¥20`. */
    rule(terms: Terms): string {
      if (terms.coupon_type === couponType.percent) return t("coupons.rule.percent", { discount: discount(terms) });
      const money = shortYuan(terms.money_fen);
      return terms.coupon_type === couponType.threshold
        ? t("coupons.rule.threshold", { minimum: shortYuan(terms.minimum_fen), money })
        : t("coupons.rule.fixed", { money });
    },
  };
}

export function useCouponWords(): ReturnType<typeof couponWords> {
  const { t, locale } = useI18n();
  return couponWords(() => locale.value, t);
}

/** When a coupon that is not claimed yet can be used. */
export function couponValidity(validity: Validity, t: Translate, day: (iso: string) => string): string {
  const { valid_from: from, valid_until: until, valid_days: days } = validity;
  if (days !== null && until !== null) return t("coupons.valid.daysUntil", { days: String(days), until: day(until) });
  if (days !== null) return t("coupons.valid.days", { days: String(days) });
  if (until === null) return "";
  return from === null ? t("coupons.valid.until", { until: day(until) }) : t("coupons.valid.between", { from: day(from), until: day(until) });
}

/** Days from one calendar day to another, both inclusive ends of a validity: 0 is the last day itself. */
export function daysLeft(until: string, today: string): number {
  return Math.round((Date.parse(until) - Date.parse(today)) / 86_400_000);
}

export type Obstacle = "soldOut" | "limit";

/** Why a coupon in the claim centre cannot be had; null when it can. */
export function obstacle(coupon: Pick<CouponOut, "left" | "per_account" | "mine">): Obstacle | null {
  if (coupon.mine !== null && coupon.mine >= coupon.per_account) return "limit";
  return coupon.left > 0 ? null : "soldOut";
}

/** Where what a coupon is for can be found: its product, or the catalogue. */
export function couponPlace(product: MyCouponOut["product"]): string {
  const [kind, id] = (product ?? "").split(":");
  if (!id) return "/courses";
  return kind === "degree" ? `/degrees/${id}` : `/courses/${id}`;
}
