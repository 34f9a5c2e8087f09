import { beforeEach, describe, expect, it } from "vitest";
import type { PaymentMethodOut } from "@/api/generated";
import { handOn, takeBegun } from "./begun.ts";
import { deviceOf, openidOf, waysOf } from "./ways.ts";

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148";
const DESKTOP = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";
const ALIPAY: PaymentMethodOut[] = [
  { name: "alipay", channel: "alipay", device: "desktop" },
  { name: "alipay_wap", channel: "alipay", device: "phone" },
];
const WECHAT: PaymentMethodOut[] = [
  { name: "wechat_native", channel: "wechat", device: "desktop" },
  { name: "wechat_h5", channel: "wechat", device: "phone" },
  { name: "wechat_jsapi", channel: "wechat", device: "wechat" },
];
const BOTH = [...ALIPAY, ...WECHAT];

beforeEach(() => sessionStorage.clear());

describe("the device", () => {
  it("is told by the browser's name and its width", () => {
    expect([deviceOf(DESKTOP, false), deviceOf(IPHONE, false), deviceOf(DESKTOP, true)]).toEqual(["desktop", "phone", "phone"]);
    expect(deviceOf(`${IPHONE} MicroMessenger/8.0.50`, true)).toBe("wechat");
  });
});

describe("the ways to pay", () => {
  it("are one for each channel, as the device has them", () => {
    expect(waysOf(BOTH, "desktop", false)).toEqual([{ channel: "wechat", method: "wechat_native" }, { channel: "alipay", method: "alipay" }]);
    expect(waysOf(BOTH, "phone", false)).toEqual([{ channel: "wechat", method: "wechat_h5" }, { channel: "alipay", method: "alipay_wap" }]);
  });

  it("are only those that the school has", () => {
    expect(waysOf(ALIPAY, "desktop", false)).toEqual([{ channel: "alipay", method: "alipay" }]);
    expect(waysOf([], "phone", false)).toEqual([]);
  });

  it("do not include Alipay inside WeChat", () => {
    expect(waysOf(BOTH, "wechat", true)).toEqual([{ channel: "wechat", method: "wechat_jsapi" }, { channel: "alipay", method: null }]);
    expect(waysOf(BOTH, "wechat", false)[0]).toEqual({ channel: "wechat", method: "wechat_native" });
    expect(waysOf(ALIPAY, "wechat", false)).toEqual([{ channel: "alipay", method: null }]);
  });
});

describe("who pays inside WeChat", () => {
  it("is kept once told, if it can be a name there", () => {
    expect(openidOf("")).toBeNull();
    expect(openidOf("?openid=a'b")).toBeNull();
    expect(openidOf("?openid=oUpF8uMuAJO_M2pxb1Q9zNjWeS6o")).toBe("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    expect(openidOf("")).toBe("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
  });
});

describe("a payment that was begun with the order", () => {
  it("is shown once, on its own page", () => {
    const payment = { kind: "redirect", url: "/" } as const;
    handOn("1", payment);
    expect(takeBegun("2")).toBeNull();
    handOn("1", payment);
    expect([takeBegun("1"), takeBegun("1")]).toEqual([payment, null]);
  });
});
