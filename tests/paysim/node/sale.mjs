// A whole sale with the vendor's Node SDK; prints what it saw as JSON. Settings come from the environment.
import { readFileSync } from "node:fs";
import { AlipaySdk } from "alipay-sdk";

const { ALIPAY_GATEWAY, ALIPAY_APP_ID, ALIPAY_APP_KEY_FILE, ALIPAY_PUBLIC_KEY_FILES, NUMBER, NOTIFY_URL, PAY_URL, TOKEN } =
  process.env;

const sdk = new AlipaySdk({
  appId: ALIPAY_APP_ID,
  privateKey: readFileSync(ALIPAY_APP_KEY_FILE, "ascii"),
  alipayPublicKey: readFileSync(ALIPAY_PUBLIC_KEY_FILES, "ascii"),
  gateway: ALIPAY_GATEWAY,
  camelcase: false,
});
const call = (method, bizContent) => sdk.exec(method, { bizContent }, { validateSign: true });

const url = sdk.pageExecute("alipay.trade.page.pay", "GET", {
  notifyUrl: NOTIFY_URL,
  returnUrl: "http://127.0.0.1:1/back",
  bizContent: {
    out_trade_no: NUMBER,
    product_code: "FAST_INSTANT_TRADE_PAY",
    total_amount: "9.90",
    subject: "Python 入门",
  },
});
const opened = await fetch(url, { redirect: "manual" });
const paid = await fetch(PAY_URL, {
  method: "POST",
  headers: { authorization: `Bearer ${TOKEN}` },
  body: JSON.stringify({ out_trade_no: NUMBER }),
});
const back = Object.fromEntries(new URL((await paid.json()).return_url).searchParams);
const query = await call("alipay.trade.query", { out_trade_no: NUMBER });
const refund = (amount, number) =>
  call("alipay.trade.refund", { out_trade_no: NUMBER, refund_amount: amount, out_request_no: number });
const refunds = [await refund("3.00", "A"), await refund("2.50", "B"), await refund("2.50", "B")];
const asked = await call("alipay.trade.fastpay.refund.query", { out_trade_no: NUMBER, out_request_no: "B" });

console.log(
  JSON.stringify({
    opened: opened.status,
    returnVerified: sdk.checkNotifySignV2(back),
    status: query.trade_status,
    refunds: refunds.map((answer) => [answer.fund_change, answer.refund_fee]),
    refundStatus: asked.refund_status,
    noticesVerified: JSON.parse(process.env.NOTICES ?? "[]").map((notice) => sdk.checkNotifySignV2(notice)),
  }),
);
