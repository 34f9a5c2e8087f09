/** What differs between the quote that was seen and the one that holds now. */

import type { QuoteOut } from "@/api/generated";

export interface Difference {
  /** A product's key, or which of the deductions. */
  key: string;
  kind: "product" | "credit" | "line_coupons" | "site_coupon" | "berries";
  /** Of a product. */
  name: string;
  /** What is added to the sum, deductions below 0; null where it is no part of it. */
  before_fen: number | null;
  after_fen: number | null;
}

export function differences(before: QuoteOut, after: QuoteOut): Difference[] {
  const products = new Map([...before.lines, ...after.lines].map(({ product, name }) => [product, name]));
  const listed = (quote: QuoteOut, key: string) => quote.lines.find(({ product }) => product === key)?.listed_fen ?? null;
  const of = (kind: Difference["kind"], before_fen: number, after_fen: number): Difference => ({ key: kind, kind, name: "", before_fen, after_fen });
  const all = [
    ...[...products].map(([key, name]): Difference => ({ key, kind: "product", name, before_fen: listed(before, key), after_fen: listed(after, key) })),
    of("credit", -before.credit_fen, -after.credit_fen),
    of("line_coupons", -before.line_discount_fen, -after.line_discount_fen),
    of("site_coupon", -before.site_discount_fen, -after.site_discount_fen),
    of("berries", -before.berries.discount_fen, -after.berries.discount_fen),
  ];
  return all.filter(({ before_fen, after_fen }) => before_fen !== after_fen);
}
