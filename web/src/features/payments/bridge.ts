/** Paying inside the WeChat app, whose browser has a bridge to it. What it says afterwards proves nothing. */

import type { JsapiOut } from "@/api/generated";

interface WeixinJSBridge {
  invoke: (name: string, params: object, done: (result: { err_msg: string }) => void) => void;
}

declare global {
  interface Window {
    WeixinJSBridge?: WeixinJSBridge;
  }
}

/** Done when the person is back; away when a page of the sandbox plays the app. */
export async function payInWeChat({ params, phone_url }: JsapiOut, back: string): Promise<"done" | "away"> {
  if (phone_url) {
    location.assign(`${phone_url}&${new URLSearchParams({ redirect_url: back }).toString()}`);
    return "away";
  }
  const bridge = await theBridge();
  await new Promise<void>((resolve) => bridge.invoke("getBrandWCPayRequest", params, () => resolve()));
  return "done";
}

function theBridge(): Promise<WeixinJSBridge> {
  return new Promise((resolve) => {
    if (window.WeixinJSBridge) resolve(window.WeixinJSBridge);
    else document.addEventListener("WeixinJSBridgeReady", () => window.WeixinJSBridge && resolve(window.WeixinJSBridge), { once: true });
  });
}
