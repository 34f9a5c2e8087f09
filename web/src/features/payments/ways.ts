/** The ways to pay, and which of them works on this device. */

import type { PayIn, PaymentMethodOut } from "@/api/generated";

export type Method = PayIn["payment_method"];
export type Channel = PaymentMethodOut["channel"];
export type Device = PaymentMethodOut["device"];

export interface Way {
  channel: Channel;
  /** Null: not here. */
  method: Method | null;
}

const PHONE = "(max-width: 859px)";
const OPENID = /^[0-9A-Za-z_-]{1,128}$/;
const OPENID_KEY = "wechat-openid";
const ASKED_KEY = "wechat-asked";

/** WeChat's own browser lets nobody through to Alipay, and the pages for phones do not work in it. */
export function deviceOf(agent: string = navigator.userAgent, isNarrow: boolean = matchMedia(PHONE).matches): Device {
  if (/MicroMessenger/i.test(agent)) return "wechat";
  return isNarrow || /Mobi|Android|iPhone|HarmonyOS/i.test(agent) ? "phone" : "desktop";
}

/** One for each channel that the school has. Inside WeChat, who is not known to it has the code scanned by another phone. */
export function waysOf(methods: readonly PaymentMethodOut[], device: Device, isKnown: boolean): Way[] {
  const devices: Device[] = device === "wechat" ? (isKnown ? ["wechat", "desktop"] : ["desktop"]) : [device];
  return (["wechat", "alipay"] as const).filter((channel) => methods.some((method) => method.channel === channel)).map((channel) => ({
    channel,
    method: device === "wechat" && channel === "alipay" ? null : firstFor(methods, channel, devices),
  }));
}

function firstFor(methods: readonly PaymentMethodOut[], channel: Channel, devices: readonly Device[]): Method | null {
  for (const device of devices) {
    const found = methods.find((method) => method.channel === channel && method.device === device);
    if (found) return found.name;
  }
  return null;
}

/** WeChat is asked once in a tab who somebody is: who stays unknown gets a code to scan, and goes in no circle. */
export function mayAskWeChat(): boolean {
  if (sessionStorage.getItem(ASKED_KEY)) return false;
  sessionStorage.setItem(ASKED_KEY, "1");
  return true;
}

/** Whoever leads people here from inside WeChat may tell who they are there: `?openid=…`; kept for this tab. */
export function openidOf(query: string = location.search): string | null {
  const given = new URLSearchParams(query).get("openid");
  if (given && OPENID.test(given)) sessionStorage.setItem(OPENID_KEY, given);
  return sessionStorage.getItem(OPENID_KEY);
}
