import { useI18n } from "vue-i18n";
import type { CouponChoiceOut } from "@/api/generated";
import { useFormat, yuan } from "@/composables/format.ts";

/** A coupon's rule and why it cannot be used, in words. */
export function useCouponWords(): { rule: (coupon: CouponChoiceOut) => string; days: (coupon: CouponChoiceOut) => string; why: (coupon: CouponChoiceOut) => string } {
  const { t } = useI18n();
  const { day } = useFormat();
  const short = (fen: number) => yuan(fen).replace(/\.00$/, "");

  function rule({ off_percent, minimum_fen, money_fen }: CouponChoiceOut): string {
    if (off_percent !== null) return t("settlement.rule.percent", { fold: off_percent / 10, off: 100 - off_percent });
    return minimum_fen ? t("settlement.rule.threshold", { minimum: short(minimum_fen), amount: short(money_fen) }) : t("settlement.rule.fixed", { amount: short(money_fen) });
  }

  function why(coupon: CouponChoiceOut): string {
    if (coupon.reason === "threshold_not_met" && coupon.missing_fen) return t("settlement.missing", { amount: yuan(coupon.missing_fen) });
    if (coupon.reason === "not_yet_valid") return t("settlement.validFrom", { day: day(coupon.valid_from) });
    if (coupon.reason === "expired") return t("settlement.expiredOn", { day: day(coupon.valid_until) });
    return coupon.reason_text ?? "";
  }

  return { rule, why, days: ({ valid_until }) => t("settlement.validUntil", { day: day(valid_until) }) };
}
