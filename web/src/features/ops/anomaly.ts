/** What can be done about what is wrong with money, and how it is asked for. */

import {
  foreignMoneySettledByHand, opsAttachForeignMoney, opsOpenAgain, opsQueryAgain, opsRefundAttempt, opsRefundForeignMoney, opsRefundSettledByHand, opsResolveDifference, opsResolveEvent,
  opsRunBill,
  type AnomalyOut, type CaseOut,
} from "@/api/generated";

export type AnomalyAction = AnomalyOut["actions"][number];

/** Rows have no number of their own that is always there. */
export function keyOf({ kind, id, channel, number }: AnomalyOut): string {
  return [kind, id, channel, number].join(" ");
}

/** Older than a day: somebody should have looked. */
export function isOld({ age_seconds }: AnomalyOut): boolean {
  return age_seconds >= 86_400;
}

/** Does it. `extra` is the order that money is attached to, or the bank's number of what was given back by hand. Gives the state of what came of it, where there is one. */
export async function actOn(anomaly: AnomalyOut, action: AnomalyAction, { reason, extra }: { reason: string; extra: string }): Promise<string> {
  const body = { reason };
  const order = { path: { number: anomaly.order_number ?? anomaly.number }, body };
  switch (action) {
    case "refund_foreign_money":
      return (await opsRefundForeignMoney({ path: foreign(anomaly), body })).state_label;
    case "attach":
      return (await opsAttachForeignMoney({ path: foreign(anomaly), body: { ...body, order_number: extra } })).status_label;
    case "resolve":
      if (anomaly.id === null) throw new Error("nothing to resolve");
      if (anomaly.kind === "difference") await opsResolveDifference({ path: { difference_id: anomaly.id }, body });
      else await opsResolveEvent({ path: { event_id: anomaly.id }, body });
      return "";
    case "query_again":
      return (await opsQueryAgain(order)).status_label;
    case "open_again":
      return (await opsOpenAgain(order)).status_label;
    case "refund_attempt":
      return stateOf(await opsRefundAttempt(order), anomaly);
    case "settled_by_hand":
      if (anomaly.kind === "foreign_refund") return (await foreignMoneySettledByHand({ path: foreign(anomaly), body: { ...body, reference: extra } })).state_label;
      return stateOf(await opsRefundSettledByHand({ path: { ...order.path, out_refund_no: anomaly.number }, body: { ...body, reference: extra } }), anomaly);
    case "run_bill":
      await opsRunBill({ path: { channel: channelOf(anomaly), day: anomaly.bill_date ?? anomaly.number }, body });
      return "";
  }
}

function stateOf({ refunds }: CaseOut, { number }: AnomalyOut): string {
  return refunds.find(({ out_refund_no }) => out_refund_no === number)?.state_label ?? "";
}

function foreign(anomaly: AnomalyOut): { channel: "alipay" | "wechat"; out_trade_no: string } {
  return { channel: channelOf(anomaly), out_trade_no: anomaly.number };
}

function channelOf({ channel }: AnomalyOut): "alipay" | "wechat" {
  if (channel === null) throw new Error("of no channel");
  return channel;
}
