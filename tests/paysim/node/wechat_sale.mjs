// A whole sale by WeChat with `wechatpay-axios-plugin`; prints what it saw as JSON. Settings come from the environment.
import { readFileSync } from "node:fs";
import wechatpay from "wechatpay-axios-plugin";

const { Wechatpay, Formatter, Rsa, Aes } = wechatpay;
const { WECHAT_BASE, WECHAT_MCHID, WECHAT_APPID, WECHAT_SERIAL, WECHAT_KEY_FILE } = process.env;
const { WECHAT_APIV3_KEY_FILE, WECHAT_PUBLIC_KEYS, NUMBER, NOTIFY_URL, PAY_URL, TOKEN } = process.env;

const certs = Object.fromEntries(
  WECHAT_PUBLIC_KEYS.split(",").map((pair) => {
    const [id, file] = pair.split("=");
    return [id, readFileSync(file, "ascii")];
  }),
);
const wxpay = new Wechatpay({
  mchid: WECHAT_MCHID,
  serial: WECHAT_SERIAL,
  privateKey: readFileSync(WECHAT_KEY_FILE, "ascii"),
  certs: { ...certs },
  baseURL: WECHAT_BASE,
  proxy: false,
});

const made = await wxpay.v3.pay.transactions.native.post({
  appid: WECHAT_APPID,
  mchid: WECHAT_MCHID,
  description: "Python 入门",
  out_trade_no: NUMBER,
  notify_url: NOTIFY_URL,
  amount: { total: 990, currency: "CNY" },
});
await fetch(PAY_URL, {
  method: "POST",
  headers: { authorization: `Bearer ${TOKEN}` },
  body: JSON.stringify({ code_url: made.data.code_url }),
});
const order = wxpay.v3.pay.transactions.outTradeNo.$out_trade_no$;
const named = { params: { mchid: WECHAT_MCHID }, out_trade_no: NUMBER };
const paid = await order.get(named);
const refund = await wxpay.v3.refund.domestic.refunds.post({
  out_trade_no: NUMBER,
  out_refund_no: `R${NUMBER}`,
  amount: { refund: 300, total: 990, currency: "CNY" },
});
const asked = await wxpay.v3.refund.domestic.refunds.$out_refund_no$.get({ out_refund_no: `R${NUMBER}` });
const refused = await order.close.post({ mchid: WECHAT_MCHID }, named).catch((error) => error.response);

// What the SDK's documentation does with a callback.
const apiv3Key = readFileSync(WECHAT_APIV3_KEY_FILE, "ascii");
const heard = ({ headers, body }) => {
  const text = Formatter.response(headers["wechatpay-timestamp"], headers["wechatpay-nonce"], body);
  const key = Rsa.from(certs[headers["wechatpay-serial"]], Rsa.KEY_TYPE_PUBLIC);
  if (!Rsa.verify(text, headers["wechatpay-signature"], key)) return false;
  const { nonce, ciphertext, associated_data } = JSON.parse(body).resource;
  return JSON.parse(Aes.AesGcm.decrypt(ciphertext, apiv3Key, nonce, associated_data)).trade_state;
};

console.log(
  JSON.stringify({
    made: made.status,
    state: paid.data.trade_state,
    total: paid.data.amount.total,
    refund: refund.data.status,
    refunded: asked.data.amount.refund,
    refused: [refused.status, refused.data.code],
    heard: JSON.parse(process.env.NOTICES ?? "[]").map(heard),
  }),
);
