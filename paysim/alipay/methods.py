"""The server calls: query, close, refund, refund query, bill address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from paysim.alipay.errors import BusinessRefused
from paysim.alipay.notices import buyer_id, logon_id
from paysim.alipay.requests import Call
from paysim.alipay.side import Alipay
from paysim.alipay.trades import CHANNEL, Refund
from paysim.clock import beijing_text
from paysim.faults import Event, Stage
from paysim.money import fen, yuan

OK = {"code": "10000", "msg": "Success"}


@dataclass(frozen=True)
class Outcome:
    """The members of the answer, and notices that must arrive before it."""

    fields: dict[str, Any]
    deliver_first: list[int] = field(default_factory=list)


def query(side: Alipay, call: Call) -> Outcome:
    trade = side.trades.find(call.biz)
    total = yuan(trade.amount_fen)
    fields = {
        "out_trade_no": trade.out_trade_no,
        "trade_no": trade.trade_no,
        "trade_status": trade.status,
        "total_amount": total,
        "buyer_logon_id": logon_id(trade.buyer),
        "buyer_user_id": buyer_id(trade.buyer),
        "buyer_user_type": "PRIVATE",
        "point_amount": "0.00",
    }
    if trade.paid_at is not None:
        fields |= dict.fromkeys(("receipt_amount", "buyer_pay_amount", "invoice_amount"), total)
        fields["send_pay_date"] = beijing_text(trade.paid_at)
        return Outcome(
            {**OK, **fields, "fund_bill_list": [{"amount": total, "fund_channel": "ALIPAYACCOUNT"}]}
        )
    return Outcome({**OK, **fields, "receipt_amount": "0.00"})


def close(side: Alipay, call: Call) -> Outcome:
    try:
        trade = side.trades.find(call.biz)
        closed = side.trades.close(trade, varied_refusals=side.settings.chaos)
    finally:
        side.notifier.release(CHANNEL, call.text("out_trade_no"))
    return Outcome({**OK, "trade_no": closed.trade_no, "out_trade_no": closed.out_trade_no})


def refund(side: Alipay, call: Call) -> Outcome:
    trade = side.trades.find(call.biz)
    amount_fen = fen(call.text("refund_amount"))
    if not amount_fen:
        raise BusinessRefused("ACQ.INVALID_PARAMETER", "：refund_amount")
    number = call.text("out_request_no")
    if not number and amount_fen != trade.amount_fen:
        raise BusinessRefused("ACQ.INVALID_PARAMETER", "：部分退款必须传out_request_no")
    fired = {
        rule.action
        for rule in side.faults.fire(Stage.REFUND, Event(CHANNEL, "refund", trade.out_trade_no, call.method))
    }
    if "not_enough" in fired:
        raise BusinessRefused("ACQ.SELLER_BALANCE_NOT_ENOUGH")
    asked = Refund(
        trade.out_trade_no,
        number or trade.out_trade_no,
        amount_fen,
        call.text("refund_reason"),
        side.clock.now(),
        done="processing_forever" not in fired,
    )
    after, moved, notices = side.refund(trade, asked, twice="duplicate_refund_callback" in fired)
    fields = {
        "trade_no": after.trade_no,
        "out_trade_no": after.out_trade_no,
        "buyer_logon_id": logon_id(after.buyer),
        "buyer_user_id": buyer_id(after.buyer),
        "fund_change": "Y" if moved else "N",
        "refund_fee": yuan(after.refunded_fen),
        "send_back_fee": yuan(amount_fen if moved else 0),
        "gmt_refund_pay": beijing_text(asked.at),
    }
    return Outcome({**OK, **fields}, notices if "callback_before_answer" in fired else [])


def refund_query(side: Alipay, call: Call) -> Outcome:
    """A number that was never refunded answers success too, with nothing in it."""
    if not call.text("out_request_no"):
        raise BusinessRefused("ACQ.INVALID_PARAMETER", "：out_request_no")
    trade = side.trades.find(call.biz)
    found = side.trades.refund_of(trade.out_trade_no, call.text("out_request_no"))
    if found is None or not found.done:
        return Outcome(dict(OK))
    fields = {
        "trade_no": trade.trade_no,
        "out_trade_no": trade.out_trade_no,
        "out_request_no": found.out_request_no,
        "refund_status": "REFUND_SUCCESS",
        "total_amount": yuan(trade.amount_fen),
        "refund_amount": yuan(found.amount_fen),
        "gmt_refund_pay": beijing_text(found.at),
        "refund_reason": found.reason,
    }
    return Outcome({**OK, **fields})


def bill_url(side: Alipay, call: Call) -> Outcome:
    token = side.bills.order(call.text("bill_type"), call.text("bill_date"))
    return Outcome({**OK, "bill_download_url": f"{side.config.public_base}/alipay/bill/{token}"})


SERVER_CALLS: dict[str, tuple[str, Callable[[Alipay, Call], Outcome]]] = {
    "alipay.trade.query": ("query", query),
    "alipay.trade.close": ("close", close),
    "alipay.trade.refund": ("refund", refund),
    "alipay.trade.fastpay.refund.query": ("refund_query", refund_query),
    "alipay.data.dataservice.bill.downloadurl.query": ("bill_url", bill_url),
}
START_CALLS = {"alipay.trade.page.pay": "page.pay", "alipay.trade.wap.pay": "wap.pay"}
