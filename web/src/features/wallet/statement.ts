/** How the lines of a statement belong together. */

import type { TransferOut } from "@/api/generated";

/** Hold: promised to an unpaid order; release: given back; spend and capture: paid; gift, withdrawal: by the school. */
export const movements = ["hold", "release", "spend", "capture", "gift", "withdrawal"] as const;
export type Movement = (typeof movements)[number] | "other";

const WITHDRAWAL = 3;

/** Numbers are `order:{number}:{what}` or `grant:{key}`. */
export function movementOf({ number, transaction_type }: Pick<TransferOut, "number" | "transaction_type">): Movement {
  if (number.startsWith("grant:")) return transaction_type === WITHDRAWAL ? "withdrawal" : "gift";
  const what = number.startsWith("order:") ? number.split(":").at(-1) : "";
  return movements.find((name) => name === what) ?? "other";
}

/** The number of the order that a line is about; empty when it is about none. */
export function orderOf(number: string): string {
  return /^order:([^:]+):/.exec(number)?.[1] ?? "";
}

/** Whether the lines, newest first, lead from one balance to the next without a gap, and to `available` where they begin with the newest. */
export function addsUp(lines: readonly Pick<TransferOut, "amount" | "balance">[], available: number | null, isWhole: boolean): boolean {
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last || available === null || first.balance !== available) return false;
  const isGapless = lines.every((line, index) => {
    const older = lines[index + 1];
    return older === undefined || older.balance + line.amount === line.balance;
  });
  return isGapless && (!isWhole || last.balance === last.amount);
}
