import { useI18n } from "vue-i18n";
import type { CouponChoiceOut, QuoteOut } from "@/api/generated";
import { useFormat, yuan } from "@/composables/format.ts";
import { useCouponWords as useTerms } from "@/features/coupons/rule.ts";

/** A coupon's rule and why it cannot be used, in words. */
export function useCouponChoice(): { rule: (coupon: CouponChoiceOut) => string; days: (coupon: CouponChoiceOut) => string; why: (coupon: CouponChoiceOut) => string } {
  const { t } = useI18n();
  const { rule } = useTerms();
  const { day } = useFormat();
  function why(coupon: CouponChoiceOut): string {
    if (coupon.reason === "threshold_not_met" && coupon.missing_fen) return t("settlement.missing", { amount: yuan(coupon.missing_fen) });
    if (coupon.reason === "not_yet_valid") return t("settlement.validFrom", { day: day(coupon.valid_from) });
    if (coupon.reason === "expired") return t("settlement.expiredOn", { day: day(coupon.valid_until) });
    return coupon.reason_text ?? "";
  }

  return { rule, why, days: ({ valid_until }) => t("settlement.validUntil", { day: day(valid_until) }) };
}

/** Where a coupon that just came can be used and none is chosen yet: a product, `null` for the order; `undefined` for nowhere. */
export function freePlaceOf(coupon: number, quote: QuoteOut): string | null | undefined {
  const isUsable = (choices: CouponChoiceOut[]) => choices.some(({ id, usable }) => id === coupon && usable);
  if (quote.site_coupon_id === null && isUsable(quote.site_coupons)) return null;
  return quote.lines.find((line) => line.coupon_id === null && isUsable(line.coupons))?.product;
}
