/** Quotes for tests. */

import type { CouponChoiceOut, QuoteLineOut, QuoteOut } from "@/api/generated";

export function coupon(id: number, discount_fen: number, given: Partial<CouponChoiceOut> = {}): CouponChoiceOut {
  return {
    id, name: `券 ${String(id)}`, coupon_type: 0, text: "", money_fen: discount_fen, off_percent: null, minimum_fen: 0, valid_from: "2026-11-01",
    valid_until: "2026-11-30", usable: true, reason: null, reason_text: null, missing_fen: 0, discount_fen, ...given,
  };
}

export function line(product: string, listed_fen: number, coupons: CouponChoiceOut[] = [], coupon_id: number | null = null): QuoteLineOut {
  const off_fen = coupons.find(({ id }) => id === coupon_id)?.discount_fen ?? 0;
  return {
    product, name: product, image: "", price_policy_id: 1, access_days: 30, label: "1 个月", listed_fen, credit_fen: 0, credits: [], discount_fen: off_fen, line_discount_fen: off_fen,
    site_discount_fen: 0, berries_discount_fen: 0, payable_fen: listed_fen - off_fen, coupon_id, coupons,
  };
}

export function quote(lines: QuoteLineOut[], given: Partial<QuoteOut> = {}): QuoteOut {
  const sum = (of: (line: QuoteLineOut) => number) => lines.reduce((total, each) => total + of(each), 0);
  const [listed_fen, line_discount_fen] = [sum((each) => each.listed_fen), sum((each) => each.line_discount_fen)];
  const site_discount_fen = given.site_coupons?.find(({ id }) => id === given.site_coupon_id)?.discount_fen ?? 0;
  return {
    lines, site_coupon_id: null, site_coupons: [], berries: { available: 0, spendable: 0, spent: 0, discount_fen: 0, fen_per_berry: 100 },
    listed_fen, credit_fen: 0, line_discount_fen, site_discount_fen, payable_fen: listed_fen - line_discount_fen - site_discount_fen,
    expires_at: "2026-11-22T12:30:00Z", ...given,
  };
}
