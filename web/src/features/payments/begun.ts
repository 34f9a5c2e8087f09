/** A payment that was begun while the order was placed, handed on to the page that shows it. */

import type { PlacedOut } from "@/api/generated";

export type Payment = NonNullable<PlacedOut["payment"]>;

let begun: { number: string; payment: Payment } | null = null;

export function handOn(number: string, payment: Payment): void {
  begun = { number, payment };
}

/** Once: who looks again asks again. */
export function takeBegun(number: string): Payment | null {
  const found = begun?.number === number ? begun.payment : null;
  begun = null;
  return found;
}
