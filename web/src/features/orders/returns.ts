/** What an unpaid order holds, and so what comes back when it ends. */

import type { OrderOut } from "@/api/generated";

export interface Held {
  /** Whether any coupon is in it; the order does not tell how many. */
  coupons: boolean;
  berries: number;
}

export function heldBy(order: OrderOut): Held {
  return { coupons: order.line_discount_fen + order.site_discount_fen > 0, berries: order.berries_spent };
}
