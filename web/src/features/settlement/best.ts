/**
 * The coupons that together take off most.
 *
 * What a coupon takes off is the server's to say: on a line it stands in the quote; for the whole order it depends on
 * what the line coupons left, so other choices of those are tried by asking the server for their quotes.
 */

import type { QuoteOut } from "@/api/generated";

/** The coupon on each product that has coupons at all; null is none. */
export type LineCoupons = Readonly<Record<string, number | null>>;

export interface Combination {
  lineCoupons: LineCoupons;
  siteCoupon: number | null;
  saving_fen: number;
}

interface LineChoice {
  coupons: LineCoupons;
  off_fen: number;
}

/** More are not looked at: nobody holds coupons for so many sums. */
const MOST_SUMS = 500;

export function savingOf(quote: QuoteOut): number {
  return quote.line_discount_fen + quote.site_discount_fen;
}

export function lineCouponsOf(quote: QuoteOut): LineCoupons {
  return Object.fromEntries(quote.lines.filter(({ coupons }) => coupons.length).map((line) => [line.product, line.coupon_id]));
}

/** Ways to put coupons on the lines, one for each sum that they can take off, the largest first. */
function lineChoices(quote: QuoteOut): LineChoice[] {
  let ways: LineChoice[] = [{ coupons: {}, off_fen: 0 }];
  for (const { product, coupons } of quote.lines.filter((line) => line.coupons.length)) {
    const options = [{ id: null, off_fen: 0 }, ...coupons.filter(isOfUse).map(({ id, discount_fen }) => ({ id, off_fen: discount_fen }))];
    const bySum = new Map<number, LineChoice>();
    for (const way of ways) {
      for (const { id, off_fen } of options) {
        const sum = way.off_fen + off_fen;
        if (!bySum.has(sum)) bySum.set(sum, { coupons: { ...way.coupons, [product]: id }, off_fen: sum });
      }
    }
    ways = [...bySum.values()].sort((one, other) => other.off_fen - one.off_fen).slice(0, MOST_SUMS);
  }
  return ways;
}

/**
 * The choices of line coupons worth trying: the one that takes off most, and for each site-wide coupon that it leaves
 * below its threshold, the one that takes off most without doing so.
 */
export function worthTrying(quote: QuoteOut): LineChoice[] {
  const ways = lineChoices(quote);
  const thresholds = new Set(quote.site_coupons.filter(mayBeOfUse).map(({ minimum_fen }) => minimum_fen));
  const kept = [0, ...thresholds].map((minimum_fen) => ways.find(({ off_fen }) => quote.listed_fen - quote.credit_fen - off_fen >= minimum_fen));
  return [...new Set(kept)].filter((way) => way !== undefined);
}

/** `quoteWith` asks the server what the settlement costs with these coupons on its lines. */
export async function findBest(quote: QuoteOut, quoteWith: (coupons: LineCoupons) => Promise<QuoteOut>): Promise<Combination> {
  const hasSiteCoupons = quote.site_coupons.some(mayBeOfUse);
  let best: Combination = { lineCoupons: lineCouponsOf(quote), siteCoupon: quote.site_coupon_id, saving_fen: savingOf(quote) };
  for (const { coupons, off_fen } of worthTrying(quote)) {
    let found: Combination = { lineCoupons: coupons, siteCoupon: null, saving_fen: off_fen };
    if (hasSiteCoupons) {
      const tried = isSame(coupons, lineCouponsOf(quote)) ? quote : await quoteWith(coupons);
      const site = tried.site_coupons.find(isOfUse);
      found = { ...found, siteCoupon: site?.id ?? null, saving_fen: tried.line_discount_fen + (site?.discount_fen ?? 0) };
    }
    if (found.saving_fen > best.saving_fen) best = found;
  }
  return best;
}

export function isSame(one: LineCoupons, other: LineCoupons): boolean {
  return Object.keys({ ...one, ...other }).every((product) => (one[product] ?? null) === (other[product] ?? null));
}

interface Choice {
  usable: boolean;
  reason: string | null;
  discount_fen: number;
}

/** The server lists those that take off most first. */
function isOfUse({ usable, discount_fen }: Choice): boolean {
  return usable && discount_fen > 0;
}

function mayBeOfUse({ usable, reason }: Choice): boolean {
  return usable || reason === "threshold_not_met";
}
