/** What would come back: of which products something does, and what differs between two quotes. */

import type { RefundQuoteLineOut, RefundQuoteOut } from "@/api/generated";

/** Products of which something comes back. */
export function refundable(quote: RefundQuoteOut): string[] {
  return quote.lines.filter(({ refused }) => refused === null).map(({ product }) => product);
}

/** Those that were chosen before and still can be; at first the one that was asked for, or all. */
export function chosenOf(quote: RefundQuoteOut, before: readonly string[] | null, wanted: unknown): string[] {
  const possible = refundable(quote);
  if (before) return possible.filter((product) => before.includes(product));
  return typeof wanted === "string" && possible.includes(wanted) ? [wanted] : possible;
}

/** What has to be kept in mind about these products: fees, and what can no longer be studied. */
export function feesOf(lines: readonly RefundQuoteLineOut[]): number {
  return lines.reduce((sum, { fee_fen }) => sum + fee_fen, 0);
}

interface Money {
  cash_fen: number;
  berries: number;
}

export interface Difference {
  product: string;
  name: string;
  /** null where it is no part of it. */
  before: Money | null;
  after: Money | null;
}

/** The lines of which less or more comes back now. */
export function differences(before: RefundQuoteOut, after: RefundQuoteOut): Difference[] {
  const names = new Map([...before.lines, ...after.lines].map(({ product, name }) => [product, name]));
  const of = (quote: RefundQuoteOut, key: string): Money | null => {
    const line = quote.lines.find(({ product }) => product === key);
    return line ? { cash_fen: line.cash_fen, berries: line.berries } : null;
  };
  return [...names]
    .map(([product, name]) => ({ product, name, before: of(before, product), after: of(after, product) }))
    .filter((row) => row.before?.cash_fen !== row.after?.cash_fen || row.before?.berries !== row.after?.berries);
}
