import { beforeEach, describe, expect, it, vi } from "vitest";
import type { AnomalyOut, CaseOut } from "@/api/generated";

const calls: [string, unknown][] = [];
vi.mock("@/api/generated", () => {
  const said = (name: string, answer: unknown) => (asked: unknown) => {
    calls.push([name, asked]);
    return Promise.resolve(answer);
  };
  const order = { status_label: "已完成", refunds: [{ out_refund_no: "R1", state_label: "已退" }] };
  return {
    opsAttachForeignMoney: said("attach", order), opsOpenAgain: said("open", order), opsQueryAgain: said("query", order), opsRefundAttempt: said("refund", order),
    opsRefundForeignMoney: said("foreign", { state_label: "退款中" }), opsResolveDifference: said("difference", {}), opsResolveEvent: said("event", {}), opsRunBill: said("run", {}),
    opsRefundSettledByHand: said("byHand", order), foreignMoneySettledByHand: said("foreignByHand", { state_label: "已退" }),
  };
});
const { actOn, isOld, keyOf } = await import("./anomaly.ts");
const { changeOf, outcomesOf, possibleIn, tablesOf } = await import("./caseFile.ts");

const AT = "2026-03-02T04:00:00Z";
const attempt = (given: object = {}): CaseOut["attempts"][number] => ({
  out_trade_no: "T1", channel: "alipay", method: "page", amount_fen: 9_900, state: "open", disposition: null, channel_trade_no: null,
  created_at: AT, expires_at: AT, paid_at: null, next_query_at: null, queries: 2, ...given,
});
const aCase = (given: Partial<CaseOut> = {}): CaseOut => ({
  number: "01HX", account: { id: 7, username: "nami" }, status: "pending", status_label: "待支付", fulfilment: "not_due", opening_tries: 0, opening_error: "",
  payment_type_label: "支付宝", payment_number: null, listed_fen: 9_900, credit_fen: 0, line_discount_fen: 0, site_discount_fen: 0, berries_spent: 0, berries_discount_fen: 0,
  payable_fen: 9_900, created_at: AT, expires_at: AT, paid_at: null, cancelled_at: null, lines: [], attempts: [attempt()], notices: [], steps: [], coupons: [],
  transfers: [], access: [], requests: [], refunds: [], invoices: [], differences: [], ...given,
});
const aRefund = (given: object): CaseOut["refunds"][number] => ({
  out_refund_no: "R1", out_trade_no: "T1", amount_fen: 9_900, state: "with_a_person", state_label: "待人工处理", reason: "request", reason_label: "学员申请",
  tries: 1, last_error: "", by_hand_reference: "", created_at: AT, next_try_at: null, done_at: null, actions: [], ...given,
});
const words = { t: (key: string) => key, yuan: (fen: number) => `¥${fen / 100}`, berries: (amount: number) => `${amount} 贝里`, moment: (iso: string) => iso.slice(0, 10), problem: (code: string) => `词:${code}` };

describe("a change in the audit trail", () => {
  it("says from what to what, and what is new", () => {
    expect(changeOf({ status: 1 }, { status: 0, paid_fen: 9_900 })).toBe("status: 1 → 0; paid_fen: 9900");
    expect(changeOf(null, { state: "open", more: { a: 1 } })).toBe('state: open; more: {"a":1}');
    expect(changeOf(null, null)).toBe("");
  });
});

describe("a case", () => {
  it("has each payment as a row of words", () => {
    const [row] = tablesOf(aCase(), words).find(({ key }) => key === "attempts")?.rows ?? [];
    expect(row).toEqual({
      number: "T1", way: "channel.alipay method.page", state: "attemptState.open", disposition: "–", trade: "–", created: "2026-03-02", paid: "–", next: "–", queries: "2", amount: "¥99",
    });
  });

  it("says what is wrong with a refund in words, and how it was settled by hand", () => {
    const refunds = [aRefund({ last_error: "not_enough" }), aRefund({ by_hand_reference: "B7" }), aRefund({})];
    const rows = tablesOf(aCase({ refunds }), words).find(({ key }) => key === "refunds")?.rows ?? [];
    expect(rows.map(({ error }) => error)).toEqual(["词:not_enough", "B7", "–"]);
  });

  it("tells what a button changed, and nothing when it changed nothing", () => {
    const after = aCase({ status_label: "已完成", fulfilment: "done", attempts: [attempt({ state: "paid", paid_at: AT })] });
    expect(outcomesOf(aCase(), after, words.t)).toEqual([
      { what: "order", before: "待支付", after: "已完成" },
      { what: "fulfilment", before: "opened.not_due", after: "opened.done" },
      { what: "T1", before: "attemptState.open", after: "attemptState.paid" },
    ]);
    expect(outcomesOf(aCase(), aCase(), words.t)).toEqual([]);
  });

  it("offers only what could be good for something", () => {
    expect(possibleIn(aCase())).toEqual({ query: true, open: false, refund: false });
    expect(possibleIn(aCase({ refunds: [aRefund({ actions: ["refund_attempt"] })] })).refund).toBe(true);
    expect(possibleIn(aCase({ refunds: [aRefund({ state: "requested", actions: [] })] })).refund).toBe(false);
    expect(possibleIn(aCase({ fulfilment: "error", attempts: [attempt({ paid_at: AT })] }))).toEqual({ query: false, open: true, refund: false });
  });
});

const anAnomaly = (given: Partial<AnomalyOut>): AnomalyOut => ({
  kind: "notice", kind_label: "", id: 5, channel: "alipay", number: "T9", order_number: null, bill_date: null, amount_fen: 100, problem: "", tries: 1,
  since: AT, age_seconds: 10, actions: [], ...given,
});
const answer = { reason: "查过了", extra: "01HX" };

describe("an anomaly", () => {
  beforeEach(() => {
    calls.length = 0;
  });

  it("that is foreign money is sent back or attached by the channel's number", async () => {
    expect(await actOn(anAnomaly({}), "refund_foreign_money", answer)).toBe("退款中");
    expect(await actOn(anAnomaly({}), "attach", answer)).toBe("已完成");
    expect(calls).toEqual([
      ["foreign", { path: { channel: "alipay", out_trade_no: "T9" }, body: { reason: "查过了" } }],
      ["attach", { path: { channel: "alipay", out_trade_no: "T9" }, body: { reason: "查过了", order_number: "01HX" } }],
    ]);
  });

  it("is resolved as what it is", async () => {
    await actOn(anAnomaly({}), "resolve", answer);
    await actOn(anAnomaly({ kind: "difference" }), "resolve", answer);
    expect(calls).toEqual([
      ["event", { path: { event_id: 5 }, body: { reason: "查过了" } }],
      ["difference", { path: { difference_id: 5 }, body: { reason: "查过了" } }],
    ]);
  });

  it("of an order is acted on there, and tells what became of its refund", async () => {
    expect(await actOn(anAnomaly({ kind: "refund_waits", number: "R1", order_number: "01HX" }), "refund_attempt", answer)).toBe("已退");
    expect(calls).toEqual([["refund", { path: { number: "01HX" }, body: { reason: "查过了" } }]]);
  });

  it("that a person gave back is written down with the bank's number", async () => {
    expect(await actOn(anAnomaly({ kind: "refund_waits", number: "R1", order_number: "01HX" }), "settled_by_hand", { reason: "查过了", extra: "ICBC 42" })).toBe("已退");
    expect(await actOn(anAnomaly({ kind: "foreign_refund" }), "settled_by_hand", { reason: "查过了", extra: "ICBC 42" })).toBe("已退");
    expect(calls).toEqual([
      ["byHand", { path: { number: "01HX", out_refund_no: "R1" }, body: { reason: "查过了", reference: "ICBC 42" } }],
      ["foreignByHand", { path: { channel: "alipay", out_trade_no: "T9" }, body: { reason: "查过了", reference: "ICBC 42" } }],
    ]);
  });

  it("that is a bill is fetched by channel and day", async () => {
    await actOn(anAnomaly({ kind: "bill_late", number: "2026-03-01", bill_date: "2026-03-01" }), "run_bill", answer);
    expect(calls).toEqual([["run", { path: { channel: "alipay", day: "2026-03-01" }, body: { reason: "查过了" } }]]);
  });

  it("is told apart from others, and is old after a day", () => {
    expect(keyOf(anAnomaly({})) === keyOf(anAnomaly({ kind: "difference" }))).toBe(false);
    expect([isOld(anAnomaly({ age_seconds: 86_399 })), isOld(anAnomaly({ age_seconds: 86_400 }))]).toEqual([false, true]);
  });
});
