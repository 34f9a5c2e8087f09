/** An order's case: what happened to it as rows of text, and what pressing a button changed. */

import type { CaseOut } from "@/api/generated";

export interface CaseTable {
  key: string;
  columns: { key: string; isAmount: boolean }[];
  rows: Record<string, string>[];
}

/** How things are written. `t` of keys below `ops.case`. */
export interface Words {
  t: (key: string) => string;
  yuan: (fen: number) => string;
  berries: (amount: number) => string;
  moment: (iso: string) => string;
  problem: (code: string) => string;
}

type Cells<Row> = Record<string, (row: Row) => string>;

function table<Row>(key: string, rows: readonly Row[], cells: Cells<Row>, amounts: readonly string[] = []): CaseTable {
  return {
    key,
    columns: Object.keys(cells).map((name) => ({ key: name, isAmount: amounts.includes(name) })),
    rows: rows.map((row) => Object.fromEntries(Object.entries(cells).map(([name, write]) => [name, write(row)]))),
  };
}

/** `status: 1 → 0`, for each name that is on either side. */
export function changeOf(before: Readonly<Record<string, unknown>> | null, after: Readonly<Record<string, unknown>> | null): string {
  const written = (value: unknown) => (value === undefined || value === null ? "–" : typeof value === "object" ? JSON.stringify(value) : String(value));
  return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
    .map((name) => (before && name in before ? `${name}: ${written(before[name])} → ${written(after?.[name])}` : `${name}: ${written(after?.[name])}`))
    .join("; ");
}

/** Everything about the order that is a list, in the order in which somebody looks for a fault. */
export function tablesOf(file: CaseOut, { t, yuan, berries, moment, problem }: Words): CaseTable[] {
  const when = (iso: string | null) => (iso ? moment(iso) : "–");
  const money = (fen: number | null) => (fen === null ? "–" : yuan(fen));
  const named = (group: string, name: string | null) => (name ? t(`${group}.${name}`) : "–");
  return [
    table("lines", file.lines, {
      name: (row) => row.name, product: (row) => row.product, label: (row) => row.label,
      listed: (row) => yuan(row.listed_fen), berries: (row) => (row.berries_spent ? berries(row.berries_spent) : "–"), payable: (row) => yuan(row.payable_fen),
    }, ["listed", "berries", "payable"]),
    table("attempts", file.attempts, {
      number: (row) => row.out_trade_no, way: (row) => `${t(`channel.${row.channel}`)} ${t(`method.${row.method}`)}`, state: (row) => named("attemptState", row.state),
      disposition: (row) => named("disposition", row.disposition), trade: (row) => row.channel_trade_no ?? "–", created: (row) => when(row.created_at),
      paid: (row) => when(row.paid_at), next: (row) => when(row.next_query_at), queries: (row) => String(row.queries), amount: (row) => yuan(row.amount_fen),
    }, ["queries", "amount"]),
    table("requests", file.requests, {
      number: (row) => row.number, state: (row) => row.state_label, reason: (row) => row.reason, by: (row) => row.decided_by.join(", ") || "–", decision: (row) => row.decision_reason || "–",
      asked: (row) => when(row.asked_at), done: (row) => when(row.done_at), berries: (row) => berries(row.berries), cash: (row) => yuan(row.cash_fen),
    }, ["berries", "cash"]),
    table("refunds", file.refunds, {
      number: (row) => row.out_refund_no, state: (row) => row.state_label, reason: (row) => row.reason_label, error: (row) => (row.last_error && problem(row.last_error)) || row.by_hand_reference || "–",
      tries: (row) => String(row.tries), created: (row) => when(row.created_at), next: (row) => when(row.next_try_at), done: (row) => when(row.done_at), amount: (row) => yuan(row.amount_fen),
    }, ["tries", "amount"]),
    table("access", file.access, {
      line: (row) => String(row.line), product: (row) => row.product, status: (row) => row.status, begin: (row) => row.begin_date ?? "–", end: (row) => row.end_date ?? "–",
    }),
    table("coupons", file.coupons, {
      name: (row) => row.name, line: (row) => (row.line === null ? t("wholeOrder") : String(row.line)), status: (row) => row.status,
      released: (row) => when(row.released_at), discount: (row) => yuan(row.discount_fen),
    }, ["discount"]),
    table("transfers", file.transfers, {
      at: (row) => when(row.at), label: (row) => row.label, from: (row) => row.debit, to: (row) => row.credit, key: (row) => row.key, amount: (row) => berries(row.amount_berries),
    }, ["amount"]),
    table("invoices", file.invoices, {
      number: (row) => row.number, kind: (row) => t(row.is_red ? "red" : "blue"), state: (row) => row.state_label, official: (row) => row.official_number || "–",
      requested: (row) => when(row.requested_at), issued: (row) => when(row.issued_at), amount: (row) => yuan(row.amount_fen),
    }, ["amount"]),
    table("differences", file.differences, {
      day: (row) => row.bill_date, kind: (row) => row.kind_label, number: (row) => row.out_refund_no || row.out_trade_no, ours: (row) => money(row.ours_fen),
      theirs: (row) => money(row.theirs_fen), resolved: (row) => (row.resolved_at ? [row.resolved_by, row.resolution].filter(Boolean).join(": ") || when(row.resolved_at) : "–"),
    }, ["ours", "theirs"]),
    table("steps", file.steps, {
      at: (row) => when(row.at), who: (row) => row.actor ?? row.source, action: (row) => row.action, subject: (row) => row.subject,
      change: (row) => changeOf(row.before, row.after) || "–", reason: (row) => row.reason || "–",
    }),
  ];
}

export interface Outcome {
  what: string;
  before: string;
  after: string;
}

/** In what the order, its payments and its refunds differ after a button was pressed. */
export function outcomesOf(before: CaseOut, after: CaseOut, t: Words["t"]): Outcome[] {
  const states = (file: CaseOut): [string, string][] => [
    [t("order"), file.status_label],
    [t("fulfilment"), t(`opened.${file.fulfilment}`)],
    ...file.attempts.map((row): [string, string] => [row.out_trade_no, t(`attemptState.${row.state}`)]),
    ...file.refunds.map((row): [string, string] => [row.out_refund_no, row.state_label]),
  ];
  const were = new Map(states(before));
  return states(after)
    .map(([what, state]) => ({ what, before: were.get(what) ?? "–", after: state }))
    .filter((row) => row.before !== row.after);
}

/** What the buttons could be good for now. */
export function possibleIn(file: CaseOut): { query: boolean; open: boolean; refund: boolean } {
  return {
    query: file.attempts.some(({ paid_at }) => paid_at === null),
    open: file.fulfilment === "error",
    refund: file.refunds.some(({ actions }) => actions.includes("refund_attempt")),
  };
}
