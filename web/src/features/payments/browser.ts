import type { PayIn } from "@/api/generated";

/** The gateway has one page for phones and one for everybody else. */
export function paymentMethod(agent: string = navigator.userAgent): PayIn["payment_method"] {
  return /Mobi|Android|iPhone|HarmonyOS/i.test(agent) ? "alipay_wap" : "alipay";
}

/** WeChat's own browser does not let people through to Alipay. */
export function isInWeChat(agent: string = navigator.userAgent): boolean {
  return /MicroMessenger/i.test(agent);
}
