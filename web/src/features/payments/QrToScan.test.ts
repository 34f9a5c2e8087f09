import { mount } from "@vue/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nextTick } from "vue";
import type { QrOut } from "@/api/generated";
import QrToScan from "./QrToScan.vue";

const NOW = Date.parse("2026-11-22T12:10:00Z");
const CODE: QrOut = {
  kind: "qr",
  svg: '<svg viewBox="0 0 33 33"><path d="M4 4h7"/></svg>',
  expires_at: "2026-11-22T12:10:30Z",
  code_url: null,
  phone_url: null,
};

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a code to scan", () => {
  it("is shown while it holds, and then another is offered", async () => {
    const shown = mount(QrToScan, { props: { qr: CODE, busy: false } });
    expect(decodeURIComponent(shown.get("img").attributes("src") ?? "")).toContain('<svg xmlns="http://www.w3.org/2000/svg" viewBox');
    expect(shown.find("button").exists()).toBe(false);

    await vi.advanceTimersByTimeAsync(31_000);
    await nextTick();
    expect(shown.find("img").exists()).toBe(false);
    await shown.get("button").trigger("click");
    expect(shown.emitted("renew")).toHaveLength(1);

    await shown.setProps({ qr: { ...CODE, expires_at: "2026-11-22T12:20:00Z" } });
    expect(shown.find("img").exists()).toBe(true);
  });

  it("tells what is in it, and leads to a phone to play, for a sandbox only", async () => {
    const shown = mount(QrToScan, { props: { qr: CODE, busy: false } });
    expect([shown.find("[data-code-url]").exists(), shown.find("a").exists()]).toEqual([false, false]);

    await shown.setProps({ qr: { ...CODE, code_url: "weixin://wxpay/1", phone_url: "http://127.0.0.1:9009/wechat/scan" } });
    expect(shown.get("[data-code-url]").attributes("data-code-url")).toBe("weixin://wxpay/1");
    expect(shown.get("a").attributes("href")).toBe("http://127.0.0.1:9009/wechat/scan");
  });
});
