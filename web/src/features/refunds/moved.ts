/** After money was asked back, or was kept after all: whatever shows orders, access, berries or coupons is read anew. */

import type { useQueryCache } from "@pinia/colada";
import { orderMoved } from "@/features/orders/moved.ts";

const CHANGED = new Set(["myOrder", "myRefunds", "invoicesOfOrder", "myInvoices", "opsRefunds", "opsOrder"]);
/** Of the quotes, which are asked for and change nothing. */
export const QUOTE = "refundQuote";

export async function refundMoved(queries: ReturnType<typeof useQueryCache>): Promise<void> {
  // A quote that is on the page was for what has been asked: only the next one asks anew.
  await queries.invalidateQueries({ predicate: ({ key }) => key[0] === QUOTE }, false);
  await queries.invalidateQueries({ predicate: ({ key }) => CHANGED.has((key as readonly { _id?: string }[])[0]?._id ?? "") });
  await orderMoved(queries);
}
