"""The API's operations: prepay, query, close, refund, refund query, certificates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from paysim.faults import Event, Stage
from paysim.wechat.errors import Refused
from paysim.wechat.keys import Kind as KeyKind
from paysim.wechat.notices import RECEIVED_BY, transaction
from paysim.wechat.offer import Kind, demand, is_amount, notify_url_of, object_of, read_offer, text_of
from paysim.wechat.orders import CHANNEL, CLOSED, CODE_URL, NOTPAY, REFUND, SUCCESS, Order, Ticket
from paysim.wechat.refunds import Fate, Refund, Status, Wish
from paysim.wechat.requests import Call
from paysim.wechat.side import Wechat
from paysim.wechat.wire import rfc3339, sealed

REFUND_NUMBER = re.compile(r"[0-9A-Za-z_\-|*@]{1,64}", re.ASCII)
SAID = {
    SUCCESS: "支付成功",
    NOTPAY: "订单未支付",
    CLOSED: "订单已关闭",
    REFUND: "订单发生过退款，退款详情请查询退款单",
}
FATES = {"processing_forever": Status.PROCESSING, "abnormal": Status.ABNORMAL, "refund_closed": Status.CLOSED}


@dataclass(frozen=True)
class Outcome:
    """The members of the answer (None: 204) or a file, the ticket a prepay made, notices that must arrive first."""

    fields: dict[str, Any] | None
    ticket: Ticket | None = None
    deliver_first: list[int] = field(default_factory=list)
    file: bytes | None = None


def prepay(side: Wechat, call: Call) -> Outcome:
    kind = Kind(call.op)
    hosts = side.config.notify_hosts
    offer = read_offer(kind, call.body, side.keys, products=side.settings.products, hosts=hosts)
    ticket = side.orders.open(offer)
    match kind:
        case Kind.NATIVE:
            return Outcome({"code_url": f"{CODE_URL}{ticket.token}"}, ticket)
        case Kind.JSAPI:
            return Outcome({"prepay_id": ticket.token}, ticket)
    # With a query, because merchants add `&redirect_url=…` to it.
    base = side.config.public_base
    return Outcome({"h5_url": f"{base}/wechat/h5/{ticket.token}?package={ticket.token[:10]}"}, ticket)


def query(side: Wechat, call: Call) -> Outcome:
    return _told(side, call, side.orders.by_number(call.number))


def query_by_id(side: Wechat, call: Call) -> Outcome:
    return _told(side, call, side.orders.by_transaction(call.number))


def close(side: Wechat, call: Call) -> Outcome:
    _check_mchid(side, text_of(call.body, "mchid", most=32))
    try:
        side.orders.close(_known(side.orders.by_number(call.number)))
    finally:
        side.notifier.release(CHANNEL, call.number)
    return Outcome(None)


def refund(side: Wechat, call: Call) -> Outcome:
    order, wish = _refunded_order(side, call), _wish(side, call)
    event = Event(CHANNEL, "refund", order.out_trade_no, call.op)
    fired = {rule.action for rule in side.faults.fire(Stage.REFUND, event)}
    if "not_enough" in fired:
        raise Refused("NOT_ENOUGH")
    outcome = next((FATES[action] for action in FATES if action in fired), Status.SUCCESS)
    fate = Fate(outcome, notices=2 if "duplicate_refund_callback" in fired else 1)
    taken, is_new = side.refund(order, wish, fate)
    fields = refund_fields(taken, order)
    if is_new and "callback_before_answer" in fired and outcome is not Status.PROCESSING:
        return Outcome(fields, deliver_first=side.finish(taken))
    return Outcome(fields)


def refund_query(side: Wechat, call: Call) -> Outcome:
    found = side.refunds.by_number(call.number)
    order = side.orders.by_number(found.out_trade_no) if found else None
    if found is None or order is None:
        raise Refused("RESOURCE_NOT_EXISTS", "退款单不存在")
    return Outcome(refund_fields(found, order))


def certificates(side: Wechat, _call: Call) -> Outcome:
    """List the platform's certificates, sealed. A merchant in public-key mode has none."""
    if side.settings.text("wechat_mode") == KeyKind.PUBLIC_KEY:
        raise Refused("RESOURCE_NOT_EXISTS", "无可用的平台证书，请在商户平台使用微信支付公钥")
    now, day_s, found = side.clock.now(), 86400, side.keys.certificates(side.clock.now())
    rows = [
        {
            "serial_no": known.id,
            "effective_time": rfc3339(now - day_s),
            "expire_time": rfc3339(now + 1800 * day_s if known.until is None else known.until),
            "encrypt_certificate": sealed(
                side.keys.certificate_pem(known.id).encode(), side.keys.apiv3_key, "certificate"
            ),
        }
        for known in found
    ]
    return Outcome({"data": rows})


def bill_url(side: Wechat, call: Call) -> Outcome:
    asked = {name: call.query.get(name, "") for name in ("bill_date", "bill_type", "tar_type")}
    token, digest = side.bills.order(**asked)
    url = f"{side.config.public_base}/v3/billdownload/file?token={token}"
    return Outcome({"hash_type": "SHA1", "hash_value": digest, "download_url": url})


def bill(side: Wechat, call: Call) -> Outcome:
    return Outcome(None, file=side.bills.fetch(call.query.get("token", "")))


def refund_fields(refund: Refund, order: Order) -> dict[str, Any]:
    """Give a refund as the API shows it."""
    fields = {
        "refund_id": refund.refund_id,
        "out_refund_no": refund.out_refund_no,
        "transaction_id": order.transaction_id,
        "out_trade_no": order.out_trade_no,
        "channel": "ORIGINAL",
        "user_received_account": RECEIVED_BY,
        "create_time": rfc3339(refund.created_at),
        "status": refund.status.value,
        "funds_account": "UNAVAILABLE",
        "amount": {
            "total": order.amount_fen,
            "refund": refund.amount_fen,
            "payer_total": order.amount_fen,
            "payer_refund": refund.amount_fen,
            "settlement_refund": refund.amount_fen,
            "settlement_total": order.amount_fen,
            "discount_refund": 0,
            "currency": "CNY",
        },
    }
    if refund.status is Status.SUCCESS and refund.done_at is not None:
        fields["success_time"] = rfc3339(refund.done_at)
    return fields


def _told(side: Wechat, call: Call, found: Order | None) -> Outcome:
    _check_mchid(side, call.query.get("mchid", ""))
    order = _known(found)
    return Outcome({**transaction(order, side.keys), "trade_state_desc": SAID[order.state]})


def _known(order: Order | None) -> Order:
    if order is None:
        raise Refused("ORDER_NOT_EXIST")
    return order


def _check_mchid(side: Wechat, mchid: str) -> None:
    if not mchid:
        raise Refused("PARAM_ERROR", field="mchid")
    if mchid != side.keys.mchid:
        raise Refused("MCH_NOT_EXISTS", field="mchid")


def _refunded_order(side: Wechat, call: Call) -> Order:
    transaction_id = text_of(call.body, "transaction_id", most=32, needed=False)
    number = text_of(call.body, "out_trade_no", most=32, needed=False)
    demand(bool(transaction_id or number), "out_trade_no", "transaction_id和out_trade_no不能同时为空")
    found = side.orders.by_transaction(transaction_id) if transaction_id else side.orders.by_number(number)
    if found is None:
        raise Refused("RESOURCE_NOT_EXISTS", "订单不存在")
    return found


def _wish(side: Wechat, call: Call) -> Wish:
    number = text_of(call.body, "out_refund_no", most=64)
    demand(bool(REFUND_NUMBER.fullmatch(number)), "out_refund_no")
    amount: Mapping[str, Any] = object_of(call.body, "amount")
    for name in ("refund", "total"):
        demand(is_amount(amount.get(name)), f"amount.{name}")
    demand(amount.get("currency") == "CNY", "amount.currency")
    return Wish(
        number,
        amount["refund"],
        amount["total"],
        text_of(call.body, "reason", most=80, needed=False),
        notify_url_of(call.body, side.config.notify_hosts, needed=False),
    )


def number_of(side: Wechat, op: str, path_number: str, body: Mapping[str, Any]) -> str:
    """Give the order's number of a request that was not checked yet, for matching fault rules."""
    if op == "query_by_id":
        order = side.orders.by_transaction(path_number)
        return order.out_trade_no if order else ""
    if op == "refund_query":
        found = side.refunds.by_number(path_number)
        return found.out_trade_no if found else ""
    given = path_number or body.get("out_trade_no")
    return given if isinstance(given, str) else ""


def front_end_of(text: str) -> str:
    """Give the token in a `code_url`, empty when it is none."""
    return text.strip().removeprefix(CODE_URL) if text.strip().startswith(CODE_URL) else ""


Method = Callable[[Wechat, Call], Outcome]
STARTS = frozenset(kind.value for kind in Kind)
# (HTTP verb, path, short name, method); prepay's short name is the kind.
METHODS: tuple[tuple[str, str, str, Method], ...] = (
    *(("POST", f"/v3/pay/transactions/{kind}", kind.value, prepay) for kind in Kind),
    ("GET", "/v3/pay/transactions/out-trade-no/{number}", "query", query),
    ("GET", "/v3/pay/transactions/id/{number}", "query_by_id", query_by_id),
    ("POST", "/v3/pay/transactions/out-trade-no/{number}/close", "close", close),
    ("POST", "/v3/refund/domestic/refunds", "refund", refund),
    ("GET", "/v3/refund/domestic/refunds/{number}", "refund_query", refund_query),
    ("GET", "/v3/certificates", "certificates", certificates),
    ("GET", "/v3/bill/tradebill", "bill_url", bill_url),
    ("GET", "/v3/billdownload/file", "bill", bill),
)
