/** How the lines of a statement belong together. */

import type { TransferOut } from "@/api/generated";

/** Of an order: promised, given back, paid, refunded. Of a withdrawal: asked for, come back. By the school: gift, taken back. */
export const movements = ["hold", "release", "spend", "capture", "refund", "withdraw", "return", "gift", "takeBack"] as const;
export type Movement = (typeof movements)[number] | "other";

/** Numbers are `order:{number}:{what}`, `withdrawal:{number}:{what}` or `grant:{key}`. */
export function movementOf({ number, amount }: Pick<TransferOut, "number" | "amount">): Movement {
  const [kind, , what] = number.split(":");
  if (kind === "grant") return amount < 0 ? "takeBack" : "gift";
  return (kind === "order" || kind === "withdrawal" ? movements.find((name) => name === what) : undefined) ?? "other";
}

/** The number of the order that a line is about; empty when it is about none. */
export function orderOf(number: string): string {
  return /^order:([^:]+):/.exec(number)?.[1] ?? "";
}

/** The number of the withdrawal that a line is about; empty when it is about none. */
export function withdrawalOf(number: string): string {
  return /^withdrawal:([^:]+):/.exec(number)?.[1] ?? "";
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
