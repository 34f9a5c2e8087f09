"""Alipay: page payment (computers), wap payment (phones), query, close, refund, notices."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from luffy.core.logging import get_logger
from luffy.core.money import parse_yuan, yuan
from luffy.payments.gateways import (
    CloseResult,
    Facts,
    Redirect,
    RefundFacts,
    RefundOutcome,
    Rejected,
    TradeState,
    alipay_bill,
)
from luffy.payments.gateways import alipay_wire as wire
from luffy.payments.gateways.bills import BillNotReady, BillRow, BillUnreadable
from luffy.payments.gateways.transport import NoAnswer, ask, download, new_client
from luffy.payments.models import Method, PaymentAttempt, Refund

log = get_logger(__name__)

PAGES = {
    Method.PAGE: ("alipay.trade.page.pay", "FAST_INSTANT_TRADE_PAY"),
    Method.WAP: ("alipay.trade.wap.pay", "QUICK_WAP_WAY"),
}
STATES = {
    "WAIT_BUYER_PAY": TradeState.UNPAID,
    "TRADE_SUCCESS": TradeState.PAID,
    "TRADE_FINISHED": TradeState.PAID,
    "TRADE_CLOSED": TradeState.CLOSED,
}
NOT_EXIST = "ACQ.TRADE_NOT_EXIST"
NOT_OPEN = frozenset(
    {"ACQ.TRADE_STATUS_ERROR", "ACQ.REASON_TRADE_STATUS_INVALID", "ACQ.REASON_ILLEGAL_STATUS"}
)
# Business failures (40004) after which nobody knows, or which pass: ask again, with the same numbers.
PASSING = frozenset({"ACQ.SYSTEM_ERROR", "SYSTEM_ERROR", "ACQ.SELLER_BALANCE_NOT_ENOUGH"})
_NUMBER = re.compile(r"[A-Za-z0-9_]{1,64}", re.ASCII)
_NOT_IN_SUBJECT = re.compile(r"[/=&\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class Merchant:
    """Who we are at Alipay. The public keys are Alipay's; several, so that a change of key can overlap."""

    gateway: str
    app_id: str
    seller_id: str
    app_key: RSAPrivateKey
    public_keys: tuple[RSAPublicKey, ...]
    # Where our site is reached from outside; never taken from a request.
    notify_url: str
    return_url: str
    quit_url: str


class Alipay:
    """One per process."""

    def __init__(self, merchant: Merchant) -> None:
        self._merchant = merchant
        self._client = new_client()

    def start(self, attempt: PaymentAttempt, *, payer_address: str, now: datetime) -> Redirect:
        method, product_code = PAGES[Method(attempt.method)]
        biz = {
            "out_trade_no": attempt.out_trade_no,
            "product_code": product_code,
            "total_amount": yuan(attempt.amount_fen),
            "subject": _NOT_IN_SUBJECT.sub(" ", attempt.subject)[:256],
            "time_expire": wire.beijing(attempt.expires_at),
        }
        urls = {"notify_url": self._merchant.notify_url, "return_url": self._merchant.return_url}
        if attempt.method == Method.WAP:
            biz["quit_url"] = self._merchant.quit_url
        unsigned = {**self._common(method, now), **urls, "biz_content": _json(biz)}
        params = wire.signed(unsigned, self._merchant.app_key)
        return Redirect(f"{self._merchant.gateway}?{urlencode(params)}")

    def query(self, attempt: PaymentAttempt, *, now: datetime) -> Facts:
        number = attempt.out_trade_no
        try:
            answer = self._call("alipay.trade.query", {"out_trade_no": number}, now=now)
        except NoAnswer as silence:
            return Facts(TradeState.UNKNOWN, number, reason=str(silence))
        if answer.text("sub_code") == NOT_EXIST:
            return Facts(TradeState.NOT_FOUND, number)
        if answer.text("code") != "10000" or answer.text("out_trade_no") != number:
            return Facts(TradeState.UNKNOWN, number, reason=answer.text("sub_code") or "another trade")
        return Facts(
            STATES.get(answer.text("trade_status"), TradeState.UNKNOWN),
            number,
            channel_trade_no=answer.text("trade_no"),
            amount_fen=_fen(answer.text("total_amount")),
            mismatch=_wrong_currency(dict(answer.fields)),
            reason=answer.text("trade_status"),
            raw=_json(dict(answer.fields)).encode(),
        )

    def close(self, attempt: PaymentAttempt, *, now: datetime) -> CloseResult:
        try:
            answer = self._call("alipay.trade.close", {"out_trade_no": attempt.out_trade_no}, now=now)
        except NoAnswer:
            return CloseResult.UNKNOWN
        if answer.text("code") == "10000":
            return CloseResult.CLOSED
        if answer.text("sub_code") == NOT_EXIST:
            return CloseResult.NOT_FOUND
        return CloseResult.ALREADY_PAID if answer.text("sub_code") in NOT_OPEN else CloseResult.UNKNOWN

    def refund(self, refund: Refund, *, now: datetime) -> RefundFacts:
        amount = yuan(refund.amount_fen)
        biz = {
            **_refund_numbers(refund),
            "refund_amount": amount,
            "refund_reason": str(refund.get_reason_display()),
        }
        try:
            answer = self._call("alipay.trade.refund", biz, now=now)
        except NoAnswer as silence:
            return RefundFacts(RefundOutcome.UNKNOWN, str(silence))
        if answer.text("code") != "10000":
            return RefundFacts(RefundOutcome.REJECTED, answer.text("sub_code"))
        if answer.text("out_trade_no") not in ("", refund.attempt.out_trade_no):
            return RefundFacts(RefundOutcome.UNKNOWN, "another trade")
        if answer.text("fund_change") == "Y":
            return RefundFacts(RefundOutcome.SUCCESS)
        # No money moved by this call: it was a repeat, or it is under way. The refund query knows.
        return RefundFacts(RefundOutcome.PROCESSING, "fund_change=N")

    def query_refund(self, refund: Refund, *, now: datetime) -> RefundFacts:
        try:
            answer = self._call("alipay.trade.fastpay.refund.query", _refund_numbers(refund), now=now)
        except NoAnswer as silence:
            return RefundFacts(RefundOutcome.UNKNOWN, str(silence))
        if answer.text("code") != "10000":
            return RefundFacts(RefundOutcome.UNKNOWN, answer.text("sub_code"))
        # A number it never saw is answered with success as well, but empty.
        is_ours = (
            answer.text("refund_status") == "REFUND_SUCCESS"
            and answer.text("out_request_no") == refund.out_refund_no
            and _fen(answer.text("refund_amount")) == refund.amount_fen
        )
        if is_ours:
            return RefundFacts(RefundOutcome.SUCCESS)
        return RefundFacts(RefundOutcome.UNSEEN, "not yet")

    def bill(self, day: date, *, now: datetime) -> Iterator[BillRow]:
        biz = {"bill_type": "trade", "bill_date": day.isoformat()}
        try:
            answer = self._call("alipay.data.dataservice.bill.downloadurl.query", biz, now=now)
            sub_code = answer.text("sub_code")
            if sub_code == "NO_BILL_DATA":
                return
            if sub_code == "BILL_NOT_EXIST":
                raise BillNotReady(sub_code)
            # It holds for 30 seconds.
            url = answer.text("bill_download_url")
            if answer.text("code") != "10000" or not self._is_as_safe_as_the_gateway(url):
                raise BillUnreadable(sub_code or "no address of a file")
            with download(self._client, self._client.build_request("GET", url)) as file:
                yield from alipay_bill.rows(file)
        except NoAnswer as silence:
            raise BillNotReady(str(silence)) from silence

    def _is_as_safe_as_the_gateway(self, url: str) -> bool:
        return urlsplit(url).scheme in {"https", urlsplit(self._merchant.gateway).scheme}

    def parse_notify(self, headers: Mapping[str, str], raw: bytes, *, now: datetime) -> Facts | Rejected:
        fields = self._genuine(raw)
        if isinstance(fields, Rejected):
            return fields
        status = fields.get("trade_status", "")
        state = STATES.get(status, TradeState.UNKNOWN)
        # After a partial refund TRADE_SUCCESS comes once more, with what was given back.
        if fields.get("refund_fee") or fields.get("gmt_refund"):
            state = TradeState.RETURNED
        return Facts(
            state,
            fields["out_trade_no"],
            channel_trade_no=fields.get("trade_no", ""),
            amount_fen=_fen(fields.get("total_amount", "")),
            mismatch=self._mismatch(fields) or _wrong_currency(fields),
            reason=status if status in STATES else "unknown_status",
            dedupe_key=wire.notice_key(fields),
            raw=raw,
        )

    def parse_return(self, raw: bytes) -> Facts | Rejected:
        """Prove and read the query of the browser's way back. It never says that something was paid. Pure."""
        fields = self._genuine(raw)
        if isinstance(fields, Rejected):
            return fields
        if mismatch := self._mismatch(fields):
            return Rejected(mismatch)
        return Facts(TradeState.UNKNOWN, fields["out_trade_no"])

    def _genuine(self, raw: bytes) -> dict[str, str] | Rejected:
        form = wire.read_form(raw)
        if form is None:
            return Rejected("not_a_form")
        fields, charset = form
        if not wire.is_genuine_form(fields, charset, self._merchant.public_keys):
            return Rejected("signature")
        numbers = (fields.get("out_trade_no", ""), fields.get("trade_no", ""))
        if not all(_NUMBER.fullmatch(number) for number in numbers):
            return Rejected("numbers")
        return fields

    def _mismatch(self, fields: dict[str, str]) -> str:
        if fields.get("app_id") != self._merchant.app_id:
            return "app_id"
        return "" if fields.get("seller_id") == self._merchant.seller_id else "seller_id"

    def _common(self, method: str, now: datetime) -> dict[str, str]:
        return {
            "app_id": self._merchant.app_id,
            "method": method,
            "format": "JSON",
            "charset": "utf-8",
            "sign_type": "RSA2",
            "timestamp": wire.beijing(now),
            "version": "1.0",
        }

    def _call(self, method: str, biz: dict[str, str], *, now: datetime) -> wire.Answer:
        """Ask the gateway; give a proven answer: success, or a business failure that is final.

        Raises:
            NoAnswer: anything else; the caller does not know whether it took effect.
        """
        params = wire.signed({**self._common(method, now), "biz_content": _json(biz)}, self._merchant.app_key)
        body = urlencode({"biz_content": params.pop("biz_content")}).encode()
        about = biz.get("out_trade_no", "")
        try:
            answer = self._answer(f"{self._merchant.gateway}?{urlencode(params)}", body, method)
        except NoAnswer as silence:
            log.warning("gateway gave no answer", method=method, number=about, reason=str(silence))
            raise
        code, sub_code = answer.text("code"), answer.text("sub_code")
        log.info("gateway answered", method=method, number=about, code=code, sub_code=sub_code)
        if not answer.is_signed or code not in ("10000", "40004") or sub_code in PASSING:
            # Someone must mend our settings, or the answer was tampered with; waiting does not help.
            if code not in ("20000", "40005") and sub_code not in PASSING:
                log.error("gateway refused the call itself", method=method, code=code, sub_code=sub_code)
            raise NoAnswer((sub_code or code or "unsigned")[:64])
        return answer

    def _answer(self, url: str, body: bytes, method: str) -> wire.Answer:
        headers = {"content-type": "application/x-www-form-urlencoded;charset=utf-8"}
        received = ask(self._client, self._client.build_request("POST", url, content=body, headers=headers))
        if received.status != 200:
            raise NoAnswer(f"HTTP {received.status}")
        try:
            return wire.read_answer(
                received.body,
                member=method.replace(".", "_") + "_response",
                charset=received.charset,
                keys=self._merchant.public_keys,
            )
        except wire.Unreadable as error:
            raise NoAnswer(str(error)) from error


def _refund_numbers(refund: Refund) -> dict[str, str]:
    return {"out_trade_no": refund.attempt.out_trade_no, "out_request_no": refund.out_refund_no}


def _wrong_currency(fields: dict[str, Any]) -> str:
    names = ("currency", "trans_currency", "pay_currency", "settle_currency")
    return "currency" if any(fields.get(name) not in (None, "", "CNY") for name in names) else ""


def _fen(text: str) -> int | None:
    try:
        return parse_yuan(text)
    except ValueError:
        return None


def _json(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
