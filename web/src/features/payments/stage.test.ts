import { describe, expect, it } from "vitest";
import { anOrder } from "@/features/orders/example.ts";
import { isInWeChat, paymentMethod } from "./browser.ts";
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
});

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148";
const DESKTOP = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";

describe("the browser", () => {
  it("decides which of the gateway's pages is shown", () => {
    expect([paymentMethod(DESKTOP), paymentMethod(IPHONE)]).toEqual(["alipay", "alipay_wap"]);
  });

  it("is known to be WeChat's", () => {
    expect([isInWeChat(IPHONE), isInWeChat(`${IPHONE} MicroMessenger/8.0.50`)]).toEqual([false, true]);
  });
});
