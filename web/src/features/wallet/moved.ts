/** After berries were asked for as money, or came back: whatever shows berries or withdrawals is asked anew. */

import type { useQueryCache } from "@pinia/colada";

const CHANGED = new Set(["myWallet", "myTransfers", "myLots", "myWithdrawals", "opsWithdrawals", "berriesOwed"]);

export async function walletMoved(queries: ReturnType<typeof useQueryCache>): Promise<void> {
  await queries.invalidateQueries({ predicate: ({ key }) => CHANGED.has((key as readonly { _id?: string }[])[0]?._id ?? "") });
}
