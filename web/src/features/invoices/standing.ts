import type { InvoiceOut } from "@/api/generated";

/** Where an invoice stands, as people think of it: red ones are in the word, what was taken back is too. */
export type Standing = InvoiceOut["state"] | "reddened" | "partlyReddened";

export function standingOf({ state, amount_fen, taken_back_fen }: Pick<InvoiceOut, "state" | "amount_fen" | "taken_back_fen">): Standing {
  if (state !== "issued" || taken_back_fen === 0) return state;
  return amount_fen + taken_back_fen === 0 ? "reddened" : "partlyReddened";
}

/** Where its file is, to its owner and to the office; the session's cookie opens it. */
export function fileOf(number: string, whose: "mine" | "anybodys" = "mine"): string {
  return `/api/v1/${whose === "mine" ? "" : "ops/"}invoices/${encodeURIComponent(number)}/pdf`;
}
