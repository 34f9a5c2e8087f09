/** Pages of lists whose number is in the address. */

/** `?page=` as a number; whatever is none is the first page. */
export function pageIn(asked: unknown): number {
  const number = Number(asked);
  return Number.isSafeInteger(number) && number >= 1 && number < 1_000_000 ? number : 1;
}

export function pagesOf({ total, page_size }: { total: number; page_size: number }): number {
  return Math.max(1, Math.ceil(total / page_size));
}
