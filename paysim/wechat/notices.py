"""Callbacks: their content, their envelope, their retry schedule."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from paysim.notifier import Notice
from paysim.sender import Answer, Message
from paysim.wechat.drafts import Draft
from paysim.wechat.keys import WechatKeys
from paysim.wechat.mutations import MUTATIONS
from paysim.wechat.orders import CHANNEL, SUCCESS, Order, new_transaction_id, openid_of
from paysim.wechat.refunds import Refund, Status
from paysim.wechat.seal import Seal
from paysim.wechat.wire import read_rfc3339, rfc3339

MINUTE_S = 60.0
PATIENCE_S = 5.0
WAITS_S = tuple(
    minutes * MINUTE_S for minutes in (0.25, 0.25, 0.5, 3, 10, 20, 30, 30, 30, 60, 180, 180, 180, 360, 360)
)
TIMES = ("create_time", "success_time")
RECEIVED_BY = "招商银行信用卡0403"
SUMMARIES = {Status.SUCCESS: "退款成功", Status.ABNORMAL: "退款异常", Status.CLOSED: "退款关闭"}


class WechatChannel:
    """How callbacks travel: sealed JSON, signed anew at each try, accepted by 200 or 204 within 5 s."""

    waits_s = WAITS_S

    def __init__(self, seal: Seal) -> None:
        self._seal = seal

    def knows(self, mutation: str) -> bool:
        return mutation in MUTATIONS

    def message(self, url: str, fields: Mapping[str, Any], mutation: str | None) -> Message:
        draft = Draft.of(fields, self._seal)
        sent = MUTATIONS[mutation].sent(draft) if mutation else draft.sent()
        return Message(url, sent.body, sent.headers, PATIENCE_S)

    def accepted(self, answer: Answer) -> bool:
        return answer.status in (200, 204)

    def skewed(self, fields: Mapping[str, Any], by_s: float) -> dict[str, Any]:
        """Shift every time in the notice, as a gateway with a wrong clock would write it."""
        bent: dict[str, Any] = {**fields, "skew_s": by_s}
        for part in (bent, resource := dict(fields["resource"])):
            for name in TIMES:
                at = read_rfc3339(part.get(name))
                if at is not None:
                    part[name] = rfc3339(at + by_s)
        return {**bent, "resource": resource}


def invented_order(order: Order, now: float) -> Order:
    """Give the payment of an order that never happened, for notices that lie."""
    openid = order.offer.openid or openid_of("nobody@sandbox")
    return replace(order, state=SUCCESS, paid_at=now, openid=openid, transaction_id=new_transaction_id(now))


def payment_notice(order: Order, keys: WechatKeys, now: float) -> Notice:
    """Tell that an order was paid."""
    resource = {**transaction(replace(order, state=SUCCESS), keys), "payer": {"openid": order.openid}}
    fields = _envelope(now, "TRANSACTION.SUCCESS", "支付成功", "transaction", resource)
    return Notice(CHANNEL, order.out_trade_no, fields["id"], order.offer.notify_url, fields)


def refund_notice(refund: Refund, order: Order, keys: WechatKeys, now: float) -> Notice:
    """Tell how a refund ended."""
    resource = {
        "mchid": keys.mchid,
        "out_trade_no": order.out_trade_no,
        "transaction_id": order.transaction_id,
        "out_refund_no": refund.out_refund_no,
        "refund_id": refund.refund_id,
        "refund_status": refund.status.value,
        "user_received_account": RECEIVED_BY,
        "amount": {
            "total": order.amount_fen,
            "refund": refund.amount_fen,
            "payer_total": order.amount_fen,
            "payer_refund": refund.amount_fen,
        },
    }
    if refund.status is Status.SUCCESS and refund.done_at is not None:
        resource["success_time"] = rfc3339(refund.done_at)
    event = f"REFUND.{refund.status}"
    fields = _envelope(now, event, SUMMARIES[refund.status], "refund", resource)
    return Notice(CHANNEL, order.out_trade_no, fields["id"], refund.notify_url, fields)


def transaction(order: Order, keys: WechatKeys) -> dict[str, Any]:
    """Give an order as queries and callbacks show it."""
    fields: dict[str, Any] = {
        "mchid": keys.mchid,
        "appid": keys.appid,
        "out_trade_no": order.out_trade_no,
        "trade_state": order.state,
        "attach": order.offer.attach,
    }
    if order.paid_at is None:
        return fields | {"amount": {"total": order.amount_fen, "currency": "CNY"}}
    return fields | {
        "transaction_id": order.transaction_id,
        "trade_type": order.offer.kind.trade_type,
        "bank_type": "OTHERS",
        "success_time": rfc3339(order.paid_at),
        "payer": {"openid": order.openid},
        "amount": {
            "total": order.amount_fen,
            "payer_total": order.amount_fen,
            "currency": "CNY",
            "payer_currency": "CNY",
        },
    }


def _envelope(now: float, event: str, summary: str, kind: str, resource: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"EV-{uuid.uuid4()}",
        "create_time": rfc3339(now),
        "event_type": event,
        "resource_type": "encrypt-resource",
        "summary": summary,
        "original_type": kind,
        "resource": resource,
    }
