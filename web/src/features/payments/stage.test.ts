import { describe, expect, it } from "vitest";
import { anOrder } from "@/features/orders/example.ts";
import { mayMove, stageOf } from "./stage.ts";

const NOW = Date.parse("2026-11-22T12:10:00Z");

describe("the stage of a payment", () => {
  it("is pending for as long as it can be paid", () => {
    expect(stageOf(anOrder())).toBe("pending");
    expect(stageOf(anOrder({ actions: ["cancel"] }))).toBe("lapsed");
  });

  it("tells paid from open", () => {
    expect([stageOf(anOrder({ status: "paid", opened: false })), stageOf(anOrder({ status: "paid", opened: true }))]).toEqual(["opening", "opened"]);
  });

  it("may move until it is open or given up", () => {
    const moving = (["pending", "paid", "cancelled", "refunding", "refunded"] as const).map((status) => mayMove(anOrder({ status }), NOW));
    expect(moving).toEqual([true, true, false, true, false]);
    expect(mayMove(anOrder({ status: "paid", opened: true }), NOW)).toBe(false);
  });

  it("is followed while late money goes back, and no longer", () => {
    const money = { amount_fen: 3_400, reason: "late", state_label: "", asked_at: "2026-11-22T12:09:00Z", done_at: null } as const;
    const followed = (["returning", "with_school", "returned"] as const).map((state) =>
      mayMove(anOrder({ status: "cancelled", money_back: [{ ...money, state }] }), NOW),
    );
    expect(followed).toEqual([true, false, false]);
  });
});
