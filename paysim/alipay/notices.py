"""Asynchronous notices and the synchronous return: their fields, their signature, their retry schedule."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from paysim.alipay.keys import AlipayKeys
from paysim.alipay.mutations import MUTATIONS, plain_form
from paysim.alipay.trades import CHANNEL, CLOSED, SUCCESS, Page, Refund, Trade
from paysim.alipay.wire import notice_text
from paysim.chance import digits
from paysim.clock import BEIJING_TEXT, beijing, beijing_text
from paysim.money import yuan
from paysim.notifier import Notice
from paysim.sender import Answer, Message
from paysim.signing import sign
from paysim.spelling import plain_json

MINUTE_S, HOUR_S = 60.0, 3600.0
MASKED = re.compile(r"(?<=^.{3}).*(?=@)|(?<=^.{3}).*$")


class AlipayChannel:
    """How Alipay notices travel: a signed form, accepted by the word `success`, eight tries in 25 hours."""

    waits_s = (4 * MINUTE_S, 10 * MINUTE_S, 10 * MINUTE_S, HOUR_S, 2 * HOUR_S, 6 * HOUR_S, 15 * HOUR_S)

    def __init__(self, keys: AlipayKeys) -> None:
        self._keys = keys

    def knows(self, mutation: str) -> bool:
        return mutation in MUTATIONS

    def message(self, url: str, fields: Mapping[str, Any], mutation: str | None) -> Message:
        form = MUTATIONS[mutation].form(fields, self._keys) if mutation else plain_form(fields, self._keys)
        return Message(url, form, {"content-type": "application/x-www-form-urlencoded; charset=utf-8"})

    def accepted(self, answer: Answer) -> bool:
        return answer.status == 200 and answer.body == b"success"

    def skewed(self, fields: Mapping[str, Any], by_s: float) -> dict[str, Any]:
        """Shift every time in the notice, as a gateway with a wrong clock would write it."""
        return {
            name: _shifted(value, by_s) if BEIJING_TEXT.fullmatch(value) else value
            for name, value in fields.items()
        }


def buyer_id(payer: str) -> str:
    """Give the sandbox account number of a payer's name."""
    return "2088" + str(int(hashlib.sha256(payer.encode()).hexdigest(), 16))[:12]


def logon_id(payer: str) -> str:
    """Give the payer's login name with the middle hidden."""
    return MASKED.sub("***", payer, count=1)


def payment_notice(trade: Trade, keys: AlipayKeys, now: float, *, refund: Refund | None = None) -> Notice:
    """Tell the trade's state; with `refund`, that this money went back."""
    fields = {**_common(trade, keys, now), **_money(trade)}
    if refund:
        fields |= {
            "out_biz_no": refund.out_request_no,
            "refund_fee": yuan(trade.refunded_fen),
            "send_back_fee": yuan(refund.amount_fen),
            "gmt_refund": f"{beijing_text(refund.at)}.{digits(3)}",
        }
    if trade.status == CLOSED and trade.closed_at is not None:
        fields["gmt_close"] = beijing_text(trade.closed_at)
    given = {name: value for name, value in fields.items() if value}
    return Notice(CHANNEL, trade.out_trade_no, given["notify_id"], trade.offer.notify_url, given)


def invented_trade(page: Page, now: float) -> Trade:
    """Give a trade that never happened, for notices that lie."""
    trade_no = beijing(now).strftime("%Y%m%d") + "22001" + digits(15)
    offer = page.offer
    return Trade(
        offer.out_trade_no,
        trade_no,
        offer,
        offer.amount_fen,
        SUCCESS,
        "nobody@sandbox",
        now,
        now,
        now,
        None,
        0,
    )


def return_location(trade: Trade, keys: AlipayKeys, now: float) -> str:
    """Give the signed address the buyer's browser goes back to. It says nothing about the trade's status."""
    fields = {
        "app_id": keys.app_id,
        "auth_app_id": keys.app_id,
        "charset": "utf-8",
        "method": f"alipay.trade.{trade.offer.kind}.pay.return",
        "out_trade_no": trade.out_trade_no,
        "seller_id": keys.seller_id,
        "timestamp": beijing_text(now),
        "total_amount": yuan(trade.amount_fen),
        "trade_no": trade.trade_no,
        "version": "1.0",
    }
    signature = sign(notice_text(fields).encode(), keys.platform)
    query = urlencode({**fields, "sign": signature, "sign_type": "RSA2"})
    joint = "&" if urlsplit(trade.offer.return_url).query else "?"
    return f"{trade.offer.return_url}{joint}{query}"


def _common(trade: Trade, keys: AlipayKeys, now: float) -> dict[str, str]:
    return {
        "notify_time": beijing_text(now),
        "notify_type": "trade_status_sync",
        "notify_id": beijing(now).strftime("%Y%m%d") + "00222" + digits(21),
        "charset": "utf-8",
        "version": "1.0",
        "app_id": keys.app_id,
        "auth_app_id": keys.app_id,
        "seller_id": keys.seller_id,
        "seller_email": "seller@sandbox.example",
        "trade_no": trade.trade_no,
        "out_trade_no": trade.out_trade_no,
        "trade_status": trade.status,
        "subject": trade.offer.subject,
        "body": trade.offer.body,
        "passback_params": trade.offer.passback_params,
        "buyer_id": buyer_id(trade.buyer),
        "buyer_logon_id": logon_id(trade.buyer),
        "gmt_create": beijing_text(trade.created_at),
    }


def _money(trade: Trade) -> dict[str, str]:
    total = yuan(trade.amount_fen)
    fields = {"total_amount": total}
    if trade.paid_at is None:
        return fields
    return fields | {
        "receipt_amount": total,
        "buyer_pay_amount": total,
        "invoice_amount": total,
        "point_amount": "0.00",
        "fund_bill_list": f"[{plain_json({'amount': total, 'fundChannel': 'ALIPAYACCOUNT'})}]",
        "gmt_payment": beijing_text(trade.paid_at),
    }


def _shifted(text: str, by_s: float) -> str:
    moved = datetime.strptime(text, "%Y-%m-%d %H:%M:%S") + timedelta(seconds=by_s)  # noqa: DTZ007 - naive on the wire
    return moved.strftime("%Y-%m-%d %H:%M:%S")
