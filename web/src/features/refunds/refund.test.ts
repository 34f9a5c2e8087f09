import { describe, expect, it } from "vitest";
import type { RefundQuoteLineOut, RefundQuoteOut } from "@/api/generated";
import { chosenOf, differences, feesOf, refundable } from "./quote.ts";
import { isUnderWay, stepsOf, type RefundState } from "./refund.ts";
import { limitsOf, termsIn, type RuleTerms } from "./rules.ts";

const ASKED = "2026-03-02T04:00:00Z";
const DECIDED = "2026-03-03T04:00:00Z";
const DONE = "2026-03-03T05:00:00Z";
const base = { state: "asked" as RefundState, needs_two: false, cash_fen: 9_900, asked_at: ASKED, decided_at: null, done_at: null };
const shown = (change: Partial<Parameters<typeof stepsOf>[0]>) => stepsOf({ ...base, ...change }).map(({ key, state, at }) => `${key} ${state} ${at ?? "-"}`);

describe("the steps of a refund", () => {
  it("wait for approval, then for the money, and end when it has arrived", () => {
    expect(shown({})).toEqual([`asked done ${ASKED}`, "granted current -", "sending future -", "done future -"]);
    expect(shown({ state: "returning", decided_at: DECIDED })).toEqual([`asked done ${ASKED}`, `granted done ${DECIDED}`, "sending current -", "done future -"]);
    expect(shown({ state: "done", decided_at: DECIDED, done_at: DONE })).toEqual([`asked done ${ASKED}`, `granted done ${DECIDED}`, "sending done -", `done done ${DONE}`]);
  });

  it("wait for two people above the limit", () => {
    expect(shown({ needs_two: true }).slice(1, 3)).toEqual(["agreed current -", "granted future -"]);
    expect(shown({ needs_two: true, state: "approved_once" }).slice(1, 3)).toEqual(["agreed done -", "granted current -"]);
  });

  it("have no money on its way where only berries come back", () => {
    expect(shown({ cash_fen: 0, state: "done", decided_at: DECIDED, done_at: DECIDED })).toEqual([`asked done ${ASKED}`, `granted done ${DECIDED}`, `done done ${DECIDED}`]);
  });

  it("end where it was refused or withdrawn", () => {
    expect(shown({ state: "refused", decided_at: DECIDED })).toEqual([`asked done ${ASKED}`, `refused failed ${DECIDED}`]);
    expect(shown({ state: "withdrawn", decided_at: DECIDED })).toEqual([`asked done ${ASKED}`, `withdrawn done ${DECIDED}`]);
  });

  it("move by themselves until it is over", () => {
    const states: RefundState[] = ["asked", "approved_once", "returning", "done", "refused", "withdrawn"];
    expect(states.filter(isUnderWay)).toEqual(["asked", "approved_once", "returning"]);
  });
});

const line = (product: string, change: Partial<RefundQuoteLineOut> = {}): RefundQuoteLineOut => ({
  product, name: product, image: "", payable_fen: 9_900, berries_spent: 0, refused: null, refused_text: null, rule: "7 天", percent: 100, fee_fen: 0,
  cash_fen: 9_900, berries: 0, access_until: "2026-04-01", ...change,
});
const quote = (...lines: RefundQuoteLineOut[]): RefundQuoteOut => ({
  order: "01HX", lines, cash_fen: lines.reduce((sum, { cash_fen }) => sum + cash_fen, 0), berries: 0, coupons: [], scholarship_berries: 0,
});
const over = line("course:2", { refused: "over", refused_text: "有效期已结束", cash_fen: 0, percent: 0, rule: null });

describe("what is chosen to be given back", () => {
  it("is everything of which something comes back", () => {
    expect(refundable(quote(line("course:1"), over))).toEqual(["course:1"]);
    expect(chosenOf(quote(line("course:1"), over, line("course:3")), null, undefined)).toEqual(["course:1", "course:3"]);
  });

  it("is at first the one that was asked for", () => {
    const both = quote(line("course:1"), line("course:3"));
    expect(chosenOf(both, null, "course:3")).toEqual(["course:3"]);
    expect(chosenOf(both, null, "course:9")).toEqual(["course:1", "course:3"]);
  });

  it("stays, without what can no longer be given back", () => {
    expect(chosenOf(quote(line("course:1"), over), ["course:2"], undefined)).toEqual([]);
    expect(chosenOf(quote(line("course:1"), line("course:3")), [], "course:1")).toEqual([]);
  });

  it("costs all its fees", () => {
    expect(feesOf([line("course:1", { fee_fen: 500 }), line("course:3", { fee_fen: 250 })])).toBe(750);
  });
});

describe("a quote that changed", () => {
  it("names the lines of which less comes back, or which are gone", () => {
    const before = quote(line("course:1"), line("course:3"), line("course:4"));
    const after = quote(line("course:1"), line("course:3", { cash_fen: 4_950 }));
    expect(differences(before, after)).toEqual([
      { product: "course:3", name: "course:3", before: { cash_fen: 9_900, berries: 0 }, after: { cash_fen: 4_950, berries: 0 } },
      { product: "course:4", name: "course:4", before: { cash_fen: 9_900, berries: 0 }, after: null },
    ]);
    expect(differences(before, before)).toEqual([]);
  });
});

describe("a rule", () => {
  const rule: RuleTerms = { within_days: 7, max_watched_percent: 10, max_modules_opened: null, max_homework_graded: 0, gives: "percent", percent: 100, fee_fen: 0 };

  it("has the limits that it has, and those of nothing in words of their own", () => {
    expect(limitsOf(rule)).toEqual([{ key: "days", count: 7 }, { key: "watched", count: 10 }, { key: "homeworkNone", count: 0 }]);
  });

  it("is read as a request kept it", () => {
    expect(termsIn({ ...rule, kind: "course", name: "7 天" })).toEqual(rule);
    expect(termsIn({})).toEqual({ within_days: null, max_watched_percent: null, max_modules_opened: null, max_homework_graded: null, gives: "percent", percent: 100, fee_fen: 0 });
  });
});
