"""The day's bill: a UTF-8 table written from the journal, every value behind a backtick, amounts in yuan."""

from __future__ import annotations

import gzip
import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from paysim.billing import Move, bent, signed_fen, span_of
from paysim.clock import Clock, beijing_text
from paysim.faults import Event, Faults, Stage
from paysim.journal import Journal
from paysim.money import yuan
from paysim.store import Store
from paysim.wechat.errors import Refused
from paysim.wechat.keys import WechatKeys
from paysim.wechat.offer import Offer
from paysim.wechat.orders import CHANNEL

LIFE_S = 300.0
READY = timedelta(hours=10)
OLDEST = timedelta(days=93)
WHO = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识"
BEGIN = f"{WHO},交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额"
BACK = "微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态"
END = "商品名称,商户数据包,手续费,费率,订单金额"
COLUMNS = {
    "ALL": f"{BEGIN},{BACK},{END},申请退款金额,费率备注".split(","),
    "SUCCESS": f"{BEGIN},{END},费率备注".split(","),
    "REFUND": f"{BEGIN},退款申请时间,退款成功时间,{BACK},{END},申请退款金额,费率备注".split(","),
}
SUMMARY = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额"


@dataclass(frozen=True)
class Line(Move):
    """`refund_id` and `asked_at` are a refund's."""

    trade_type: str
    attach: str
    refund_id: str
    asked_at: float


class Bills:
    """Ask for a bill, fetch it within five minutes."""

    def __init__(
        self, store: Store, clock: Clock, journal: Journal, faults: Faults, keys: WechatKeys
    ) -> None:
        self._store = store
        self._clock = clock
        self._journal = journal
        self._faults = faults
        self._keys = keys

    def order(self, *, bill_date: str, bill_type: str, tar_type: str) -> tuple[str, str]:
        """Write a bill; give its download token and the SHA-1 of the file before it is packed.

        Raises: Refused. A day's bill exists from 10:00 of the next day on, for three months.
        """
        span, kind = span_of(bill_date, months=False), bill_type or "ALL"
        if span is None or kind not in COLUMNS or tar_type not in ("", "GZIP"):
            raise Refused("PARAM_ERROR", "bill_date、bill_type或tar_type不正确")
        event = Event(CHANNEL, "bill_url", method="GET /v3/bill/tradebill")
        fired = {rule.action for rule in self._faults.fire(Stage.BILL, event)}
        self._check_ready(span, not_ready="not_ready" in fired)
        lines = [
            line
            for line in self._lines(*span)
            if kind == "ALL" or (line.amount_fen < 0) == (kind == "REFUND")
        ]
        if not lines:
            raise Refused("NO_STATEMENT_EXIST")
        text = _table(bent(lines, self._faults, CHANNEL), kind, self._keys).encode()
        digest = hashlib.sha1(text, usedforsecurity=False).hexdigest()
        content = gzip.compress(text, mtime=0) if tar_type else text
        expires_at = self._clock.now() + (-1 if "expired_url" in fired else LIFE_S)
        token = secrets.token_urlsafe(24)
        self._store.run("INSERT INTO wechat_bill VALUES (?, ?, ?)", token, content, expires_at)
        return token, digest[::-1] if "bad_sha1" in fired else digest

    def fetch(self, token: str) -> bytes:
        """Give the file.

        Raises: Refused when the token is unknown or too old.
        """
        row = self._store.one("SELECT * FROM wechat_bill WHERE token = ?", token)
        if row is None or row["expires_at"] <= self._clock.now():
            raise Refused("RESOURCE_NOT_EXISTS", "账单下载地址不存在或已过期")
        return bytes(row["content"])

    def _check_ready(self, span: tuple[datetime, datetime], *, not_ready: bool) -> None:
        now, (start, end) = self._clock.now(), span
        if now < end.timestamp() or (start + OLDEST).timestamp() < now:
            raise Refused("INVALID_REQUEST", "账单日期须为昨天至三个月前")
        if now < (end + READY).timestamp() or not_ready:
            raise Refused("STATEMENT_CREATING")

    def _lines(self, start: datetime, end: datetime) -> list[Line]:
        rows = self._journal.money_moves(channel=CHANNEL, start=start.timestamp(), end=end.timestamp())
        return [self._line(row) for row in rows]

    def _line(self, row: dict[str, Any]) -> Line:
        sql = "SELECT * FROM wechat_order WHERE out_trade_no = ?"
        order = self._store.all(sql, row["out_trade_no"])[0]
        refund = self._store.one(
            "SELECT * FROM wechat_refund WHERE out_refund_no = ?", row["out_request_no"] or ""
        )
        offer = Offer.from_json(order["offer"])
        return Line(
            out_trade_no=row["out_trade_no"],
            trade_no=row["trade_no"],
            amount_fen=signed_fen(row),
            at=row["at"],
            created_at=order["created_at"],
            subject=offer.description,
            buyer=order["openid"],
            out_request_no=row["out_request_no"] or "",
            trade_type=offer.kind.trade_type,
            attach=offer.attach,
            refund_id=refund["refund_id"] if refund else "",
            asked_at=refund["created_at"] if refund else row["at"],
        )


def _table(lines: list[Line], kind: str, keys: WechatKeys) -> str:
    columns = COLUMNS[kind]
    rows = [_cells(line, keys) for line in lines]
    table = [",".join(columns), *(_row(row[name] for name in columns) for row in rows)]
    return "".join(f"{text}\r\n" for text in (*table, SUMMARY, _row(_sums(lines))))


def _row(values: Any) -> str:
    # A comma in a value would end it: the real file has no quoting either.
    return ",".join("`" + value.replace(",", " ").replace("\n", " ").replace("\r", " ") for value in values)


def _cells(line: Line, keys: WechatKeys) -> dict[str, str]:
    is_refund = line.amount_fen < 0
    paid, back = ("0.00", yuan(-line.amount_fen)) if is_refund else (yuan(line.amount_fen), "0.00")
    return {
        "交易时间": beijing_text(line.at),
        "公众账号ID": keys.appid,
        "商户号": keys.mchid,
        "特约商户号": "0",
        "设备号": "",
        "微信订单号": line.trade_no,
        "商户订单号": line.out_trade_no,
        "用户标识": line.buyer,
        "交易类型": line.trade_type,
        "交易状态": "REFUND" if is_refund else "SUCCESS",
        "付款银行": "OTHERS",
        "货币种类": "CNY",
        "应结订单金额": paid,
        "代金券金额": "0.00",
        "退款申请时间": beijing_text(line.asked_at),
        "退款成功时间": beijing_text(line.at),
        "微信退款单号": line.refund_id or "0",
        "商户退款单号": line.out_request_no or "0",
        "退款金额": back,
        "充值券退款金额": "0.00",
        "退款类型": "ORIGINAL" if is_refund else "",
        "退款状态": "SUCCESS" if is_refund else "",
        "商品名称": line.subject,
        "商户数据包": line.attach,
        "手续费": "0.00000",
        "费率": "0.00%",
        "订单金额": paid,
        "申请退款金额": back,
        "费率备注": "",
    }


def _sums(lines: list[Line]) -> list[str]:
    paid = yuan(sum(line.amount_fen for line in lines if line.amount_fen > 0))
    back = yuan(-sum(line.amount_fen for line in lines if line.amount_fen < 0))
    return [str(len(lines)), paid, back, "0.00", "0.00000", paid, back]
