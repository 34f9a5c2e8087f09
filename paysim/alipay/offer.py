"""What a merchant offers for payment: the checked content of page.pay and wap.pay."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import asdict, dataclass

from paysim.alipay.errors import BusinessRefused
from paysim.alipay.requests import Call
from paysim.clock import DAY_S, beijing, duration_s, read_beijing_text
from paysim.money import fen

PAGE_PRODUCTS = ("FAST_INSTANT_TRADE_PAY",)
WAP_PRODUCTS = ("QUICK_WAP_WAY", "QUICK_WAP_PAY")
NUMBER = re.compile(r"[A-Za-z0-9_]{1,64}", re.ASCII)
RELATIVE = re.compile(r"[1-9]\d{0,4}[mhd]|1c", re.ASCII)
MOST_FEN = 100_000_000_00
LONGEST_S = 15 * DAY_S
SHORTEST_S = 60.0


@dataclass(frozen=True)
class Offer:
    """One payment page's content. `kind` is page or wap; `time_expire` an instant, if one was given."""

    kind: str
    out_trade_no: str
    amount_fen: int
    subject: str
    body: str
    passback_params: str
    notify_url: str
    return_url: str
    quit_url: str
    time_expire: float | None
    timeout_express: str

    @classmethod
    def from_json(cls, text: str) -> Offer:
        return cls(**json.loads(text))

    def json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    def same_deal(self, other: Offer) -> bool:
        """Say whether both may open the same trade."""
        mine, theirs = ((o.kind, o.amount_fen, o.subject, o.body) for o in (self, other))
        return mine == theirs

    def expiry(self, created_at: float) -> float:
        """Give the instant at which a trade created then closes unpaid. An absolute limit wins."""
        if self.time_expire is not None:
            return self.time_expire
        if self.timeout_express == "1c":
            day = beijing(created_at).replace(hour=0, minute=0, second=0, microsecond=0)
            return day.timestamp() + DAY_S
        return created_at + (duration_s(self.timeout_express) if self.timeout_express else LONGEST_S)


def read_offer(call: Call, *, products: Collection[str]) -> Offer:
    """Check the business content of a start call, except that `time_expire` still lies ahead.

    Raises: BusinessRefused.
    """
    kind = "wap" if call.method == "alipay.trade.wap.pay" else "page"
    product = call.text("product_code")
    _demand(product in (WAP_PRODUCTS if kind == "wap" else PAGE_PRODUCTS), "product_code")
    if product not in products:
        raise BusinessRefused("ACQ.ACCESS_FORBIDDEN")
    subject = call.text("subject")
    _demand(bool(NUMBER.fullmatch(call.text("out_trade_no"))), "out_trade_no")
    _demand(0 < len(subject) <= 256 and not set(subject) & set("/=&"), "subject")
    for name, url in (
        ("notify_url", call.params.get("notify_url", "")),
        ("return_url", call.params.get("return_url", "")),
        ("quit_url", call.text("quit_url")),
    ):
        _demand(not url or url.startswith(("http://", "https://")), name)
    return Offer(
        kind=kind,
        out_trade_no=call.text("out_trade_no"),
        amount_fen=_amount_fen(call.text("total_amount")),
        subject=subject,
        body=call.text("body"),
        passback_params=call.text("passback_params"),
        notify_url=call.params.get("notify_url", ""),
        return_url=call.params.get("return_url", ""),
        quit_url=call.text("quit_url"),
        time_expire=_time_expire(call),
        timeout_express=_timeout_express(call.text("timeout_express")),
    )


def _amount_fen(text: str) -> int:
    amount_fen = fen(text)
    if amount_fen is None:
        raise BusinessRefused("ACQ.INVALID_PARAMETER", "：total_amount")
    if not 1 <= amount_fen <= MOST_FEN:
        raise BusinessRefused("ACQ.TOTAL_FEE_EXCEED")
    return amount_fen


def _time_expire(call: Call) -> float | None:
    if "time_expire" not in call.biz:
        return None
    at = read_beijing_text(call.text("time_expire"))
    if at is None:
        raise BusinessRefused("ACQ.INVALID_PARAMETER", "：time_expire")
    return at


def _timeout_express(text: str) -> str:
    if text and text != "1c":
        _demand(
            bool(RELATIVE.fullmatch(text)) and SHORTEST_S <= duration_s(text) <= LONGEST_S, "timeout_express"
        )
    return text


def _demand(holds: bool, name: str) -> None:
    if not holds:
        raise BusinessRefused("ACQ.INVALID_PARAMETER", f"：{name}")
