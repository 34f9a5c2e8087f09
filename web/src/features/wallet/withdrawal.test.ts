import { describe, expect, it } from "vitest";
import type { WithdrawalOut } from "@/api/generated";
import { problemsOf, stepsOf } from "./withdrawal.ts";

const base: WithdrawalOut = {
  number: "01J", state: "requested", state_label: "待审核", amount: 100, payout_fen: 10_000,
  payee: { holder: "王**", bank: "招商银行", account: "**** 5678" },
  requested_at: "2026-03-02T04:00:00Z", checked_at: null, approved_at: null, ended_at: null,
  reason: "", bank_reference: "", can_cancel: true,
};
const words = { requested: "requested", approved: "approved", paid: "paid", refused: "refused", cancelled: "cancelled", failed: "failed", bounced: "bounced" };
const shown = (change: Partial<WithdrawalOut>) => stepsOf({ ...base, ...change }, words, (iso) => iso.slice(0, 10)).map(({ title, state }) => [title, state]);

describe("the steps of a withdrawal", () => {
  it("wait for approval, then for the bank", () => {
    expect(shown({})).toEqual([["requested", "done"], ["approved", "current"], ["paid", "future"]]);
    expect(shown({ state: "checked", checked_at: "2026-03-02T05:00:00Z" })).toEqual([["requested", "done"], ["approved", "current"], ["paid", "future"]]);
    expect(shown({ state: "approved", approved_at: "2026-03-03T00:00:00Z" })).toEqual([["requested", "done"], ["approved", "done"], ["paid", "current"]]);
  });

  it("end as it ended, and nothing is to come", () => {
    const over = { approved_at: "2026-03-03T00:00:00Z", ended_at: "2026-03-04T00:00:00Z" };

    expect(shown({ state: "paid", ...over })).toEqual([["requested", "done"], ["approved", "done"], ["paid", "done"]]);
    expect(shown({ state: "failed", ...over })).toEqual([["requested", "done"], ["approved", "done"], ["failed", "failed"]]);
    expect(shown({ state: "bounced", ...over })).toEqual([["requested", "done"], ["approved", "done"], ["bounced", "failed"]]);
    expect(shown({ state: "refused", ended_at: over.ended_at })).toEqual([["requested", "done"], ["refused", "failed"]]);
    expect(shown({ state: "cancelled", ended_at: over.ended_at })).toEqual([["requested", "done"], ["cancelled", "done"]]);
  });
});

describe("a wish", () => {
  const wish = { amount: 100, holder: "王小明", bank: "招商银行", account: "6225 8801 1234 5678" };
  const limits = { minimum: 100, withdrawable: 500 };

  it("that is in order has no problems", () => {
    expect(problemsOf(wish, limits)).toEqual({});
    expect(problemsOf({ ...wish, amount: 500 }, limits)).toEqual({});
  });

  it.each([
    [{ amount: 99 }, { amount: "tooLittle" }],
    [{ amount: 501 }, { amount: "tooMuch" }],
    [{ holder: " " }, { holder: "missing" }],
    [{ bank: "" }, { bank: "missing" }],
    [{ account: "1234 567" }, { account: "noAccount" }],
    [{ account: "6225-8801-1234" }, { account: "noAccount" }],
  ])("with %o is refused before it is sent", (change, problems) => {
    expect(problemsOf({ ...wish, ...change }, limits)).toEqual(problems);
  });
});
