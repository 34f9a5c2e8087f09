"""WeChat Pay v3: a code to scan (Native), phones (H5), inside WeChat (JSAPI), query, close, refund, notices, bill."""

import json
import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import httpx
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from luffy.core import clock
from luffy.core.logging import get_logger
from luffy.payments.gateways import (
    CloseResult,
    Facts,
    Jsapi,
    NotStarted,
    Qr,
    Redirect,
    RefundFacts,
    RefundNotice,
    RefundOutcome,
    Rejected,
    Start,
    TradeState,
    wechat_bill,
)
from luffy.payments.gateways import wechat_wire as wire
from luffy.payments.gateways.bills import BillNotReady, BillRow, BillUnreadable
from luffy.payments.gateways.transport import NoAnswer, ask, download, new_client
from luffy.payments.models import Method, PaymentAttempt, Refund

log = get_logger(__name__)

CODE_LIFE = timedelta(hours=2)
TRANSACTIONS = "/v3/pay/transactions"
REFUNDS = "/v3/refund/domestic/refunds"
PAID_EVENT = "TRANSACTION.SUCCESS"
STATES = {
    "SUCCESS": TradeState.PAID,
    "REFUND": TradeState.RETURNED,
    "NOTPAY": TradeState.UNPAID,
    "CLOSED": TradeState.CLOSED,
}
REFUND_STATES = {
    "SUCCESS": RefundOutcome.SUCCESS,
    "PROCESSING": RefundOutcome.PROCESSING,
    "ABNORMAL": RefundOutcome.ABNORMAL,
    "CLOSED": RefundOutcome.REJECTED,
}
PAID_ALREADY = frozenset({"ORDERPAID", "ORDER_PAID"})
CLOSED = frozenset({"ORDER_CLOSED", "ORDERCLOSED"})
SPENT = PAID_ALREADY | CLOSED | {"OUT_TRADE_NO_USED"}
# Refusals after which nobody knows, or which pass: ask again, with the same numbers.
PASSING = frozenset(
    {"SYSTEM_ERROR", "SYSTEMERROR", "BANKERROR", "FREQUENCY_LIMITED", "FREQUENCY_LIMIT_EXCEED",
     "RATELIMIT_EXCEEDED", "NOT_ENOUGH"}
)  # fmt: skip
# Someone must mend our settings; waiting does not help.
OURS_TO_MEND = frozenset(
    {"SIGN_ERROR", "NO_AUTH", "APPID_MCHID_NOT_MATCH", "MCH_NOT_EXISTS", "MCHID_NOT_EXIST"}
)
_NUMBER = re.compile(r"[0-9A-Za-z_\-|*]{6,64}", re.ASCII)
_CODE = re.compile(r"[0-9A-Z_]{1,64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Merchant:
    """Who we are at WeChat Pay.

    `public_keys` are WeChat's, by the name that it signs with: `PUB_KEY_ID_…`, or a certificate's serial; several,
    because for a week of a change notices come signed with either.
    """

    base: str
    mchid: str
    appid: str
    # Of our own certificate, and its key.
    serial: str
    key: RSAPrivateKey
    # For what they encrypt to us: 32 bytes.
    apiv3_key: bytes
    public_keys: Mapping[str, RSAPublicKey]
    # Where our site is reached from outside; never taken from a request.
    notify_url: str
    refund_notify_url: str
    pay_page: str


@dataclass(frozen=True, slots=True)
class _Answer:
    """`code` is empty for a success, which is proven; refusals (4xx) WeChat does not sign."""

    code: str
    fields: Mapping[str, object]


class WeChat:
    """One per process."""

    def __init__(self, merchant: Merchant) -> None:
        self._merchant = merchant
        self._client = new_client()

    def start(self, attempt: PaymentAttempt, *, payer_address: str, now: datetime) -> Start | NotStarted:
        body: dict[str, Any] = {
            "appid": self._merchant.appid,
            "mchid": self._merchant.mchid,
            "description": attempt.subject[:127],
            "out_trade_no": attempt.out_trade_no,
            "time_expire": wire.rfc3339(attempt.expires_at),
            "notify_url": self._merchant.notify_url,
            "amount": {"total": attempt.amount_fen, "currency": "CNY"},
        }
        if attempt.method == Method.JSAPI:
            body["payer"] = {"openid": attempt.payer_openid}
        if attempt.method == Method.H5:
            body["scene_info"] = {"payer_client_ip": payer_address, "h5_info": {"type": "Wap"}}
        try:
            answer = self._call("POST", f"{TRANSACTIONS}/{attempt.method}", body)
        except NoAnswer as silence:
            return NotStarted(is_spent=False, reason=str(silence))
        if answer.code:
            is_spent = answer.code in SPENT
            return NotStarted(is_spent=is_spent, reason=answer.code, is_refused=not is_spent)
        return self._way_to_pay(attempt, answer.fields, now=now)

    def _way_to_pay(
        self, attempt: PaymentAttempt, fields: Mapping[str, object], *, now: datetime
    ) -> Start | NotStarted:
        match Method(attempt.method):
            case Method.NATIVE if code_url := wire.text(fields, "code_url"):
                return Qr(code_url, min(attempt.expires_at, now + CODE_LIFE))
            case Method.H5 if url := wire.text(fields, "h5_url"):
                back = self._merchant.pay_page + attempt.order.number
                return Redirect(f"{url}{'&' if '?' in url else '?'}redirect_url={quote(back, safe='')}")
            case Method.JSAPI if prepay_id := wire.text(fields, "prepay_id"):
                merchant = self._merchant
                params = wire.jsapi_params(prepay_id, appid=merchant.appid, key=merchant.key, stamp=_stamp())
                return Jsapi(params, prepay_id)
        return NotStarted(is_spent=False, reason="no way to pay in it")

    def query(self, attempt: PaymentAttempt, *, now: datetime) -> Facts:
        number = attempt.out_trade_no
        target = f"{TRANSACTIONS}/out-trade-no/{number}?mchid={self._merchant.mchid}"
        try:
            answer = self._call("GET", target)
        except NoAnswer as silence:
            return Facts(TradeState.UNKNOWN, number, reason=str(silence))
        if answer.code in {"ORDER_NOT_EXIST", "ORDERNOTEXIST"}:
            return Facts(TradeState.NOT_FOUND, number)
        if answer.code or wire.text(answer.fields, "out_trade_no") != number:
            return Facts(TradeState.UNKNOWN, number, reason=answer.code or "another trade")
        return self._facts(answer.fields, raw=_json(answer.fields))

    def close(self, attempt: PaymentAttempt, *, now: datetime) -> CloseResult:
        target = f"{TRANSACTIONS}/out-trade-no/{attempt.out_trade_no}/close"
        try:
            answer = self._call("POST", target, {"mchid": self._merchant.mchid})
        except NoAnswer:
            return CloseResult.UNKNOWN
        if not answer.code:
            return CloseResult.CLOSED
        if answer.code in {"ORDER_NOT_EXIST", "ORDERNOTEXIST"}:
            return CloseResult.NOT_FOUND
        return CloseResult.ALREADY_PAID if answer.code in PAID_ALREADY | CLOSED else CloseResult.UNKNOWN

    def refund(self, refund: Refund, *, now: datetime) -> RefundFacts:
        body = {
            "out_trade_no": refund.attempt.out_trade_no,
            "out_refund_no": refund.out_refund_no,
            "reason": str(refund.get_reason_display()),
            "notify_url": self._merchant.refund_notify_url,
            "amount": {
                "refund": refund.amount_fen,
                "total": refund.attempt.amount_fen,
                "currency": "CNY",
            },
        }
        try:
            answer = self._call("POST", REFUNDS, body)
        except NoAnswer as silence:
            return RefundFacts(RefundOutcome.UNKNOWN, str(silence))
        if answer.code:
            return RefundFacts(RefundOutcome.REJECTED, answer.code)
        return _refund_facts(refund, answer.fields)

    def query_refund(self, refund: Refund, *, now: datetime) -> RefundFacts:
        try:
            answer = self._call("GET", f"{REFUNDS}/{refund.out_refund_no}")
        except NoAnswer as silence:
            return RefundFacts(RefundOutcome.UNKNOWN, str(silence))
        if answer.code == "RESOURCE_NOT_EXISTS":
            return RefundFacts(RefundOutcome.UNSEEN, "not yet")
        if answer.code:
            return RefundFacts(RefundOutcome.UNKNOWN, answer.code)
        return _refund_facts(refund, answer.fields)

    def bill(self, day: date, *, now: datetime) -> Iterator[BillRow]:
        query = urlencode({"bill_date": day.isoformat(), "bill_type": "ALL", "tar_type": "GZIP"})
        try:
            answer = self._call("GET", f"/v3/bill/tradebill?{query}")
            if answer.code == "NO_STATEMENT_EXIST":
                return
            if answer.code == "STATEMENT_CREATING":
                raise BillNotReady(answer.code)
            # Only path and query count: what we sign goes to nobody but the gateway itself.
            parts = urlsplit(wire.text(answer.fields, "download_url"))
            if answer.code or not parts.path or wire.text(answer.fields, "hash_type") != "SHA1":
                raise BillUnreadable(answer.code or "no address of a file")
            request = self._request("GET", f"{parts.path}?{parts.query}", b"")
            with download(self._client, request) as packed:
                yield from wechat_bill.rows(packed, sha1=wire.text(answer.fields, "hash_value"))
        except NoAnswer as silence:
            raise BillNotReady(str(silence)) from silence

    def parse_notify(
        self, headers: Mapping[str, str], raw: bytes, *, now: datetime
    ) -> Facts | RefundNotice | Rejected:
        if doubt := wire.doubt(headers, raw, keys=self._merchant.public_keys, now=now):
            return Rejected(doubt)
        event = wire.read_object(raw)
        if event is None:
            return Rejected("not_json")
        clear = wire.decrypted(event.get("resource"), key=self._merchant.apiv3_key)
        if clear is None:
            return Rejected("ciphertext")
        said = wire.read_object(clear)
        if said is None:
            return Rejected("not_json")
        if not _NUMBER.fullmatch(wire.text(said, "out_trade_no")):
            return Rejected("numbers")
        event_type = wire.text(event, "event_type")
        # The text that they encrypted in place of the secret one: an archive that needs no key.
        raw = _json({**event, "resource": said})
        key = wire.notice_key(event_type, said)
        if "out_refund_no" in said:
            return self._refund_notice(said, dedupe_key=key, raw=raw)
        facts = self._facts(said, raw=raw, dedupe_key=key)
        if facts.state is TradeState.PAID and event_type != PAID_EVENT:
            return Rejected("event_type")
        return facts

    def _facts(self, said: Mapping[str, object], *, raw: bytes, dedupe_key: str = "") -> Facts:
        status, amount = wire.text(said, "trade_state"), said.get("amount")
        state = STATES.get(status, TradeState.UNKNOWN)
        trade_no = wire.text(said, "transaction_id")
        return Facts(
            state,
            wire.text(said, "out_trade_no"),
            channel_trade_no=trade_no if _NUMBER.fullmatch(trade_no) else "",
            amount_fen=wire.fen(amount, "total"),
            mismatch=self._mismatch(said) or _wrong_currency(amount, state),
            reason=status if status in STATES else "unknown_status",
            dedupe_key=dedupe_key,
            raw=raw,
        )

    def _refund_notice(
        self, said: Mapping[str, object], *, dedupe_key: str, raw: bytes
    ) -> RefundNotice | Rejected:
        number, status = wire.text(said, "out_refund_no"), wire.text(said, "refund_status")
        if not _NUMBER.fullmatch(number):
            return Rejected("numbers")
        return RefundNotice(
            wire.text(said, "out_trade_no"),
            number,
            _outcome(status),
            amount_fen=wire.fen(said.get("amount"), "refund"),
            mismatch="" if said.get("mchid") == self._merchant.mchid else "mchid",
            dedupe_key=dedupe_key,
            raw=raw,
        )

    def _mismatch(self, said: Mapping[str, object]) -> str:
        if said.get("mchid") != self._merchant.mchid:
            return "mchid"
        return "" if said.get("appid") == self._merchant.appid else "appid"

    def _call(self, method: str, target: str, body: Mapping[str, Any] | None = None) -> _Answer:
        """Ask the gateway; give a proven success, or a refusal that is final.

        Raises:
            NoAnswer: anything else; the caller does not know whether it took effect.
        """
        about = target.partition("?")[0]
        try:
            answer = self._answer(self._request(method, target, _json(body) if body else b""))
        except NoAnswer as silence:
            log.warning("gateway gave no answer", method=method, path=about, reason=str(silence))
            raise
        log.info("gateway answered", method=method, path=about, code=answer.code or "OK")
        if answer.code in OURS_TO_MEND:
            log.error("gateway refused the call itself", path=about, code=answer.code)
        if answer.code in PASSING | OURS_TO_MEND:
            raise NoAnswer(answer.code)
        return answer

    def _request(self, method: str, target: str, body: bytes) -> httpx.Request:
        merchant = self._merchant
        headers = {
            "authorization": wire.authorization(
                method,
                target,
                body,
                signer=wire.Signer(merchant.mchid, merchant.serial, merchant.key),
                stamp=_stamp(),
            ),
            "accept": "application/json",
            "content-type": "application/json",
            "user-agent": "luffy",
        }
        # Asks for answers signed by the public key instead of a certificate, where there is one.
        if preferred := next((name for name in merchant.public_keys if name.startswith("PUB_KEY_ID_")), ""):
            headers["wechatpay-serial"] = preferred
        return self._client.build_request(method, merchant.base + target, content=body, headers=headers)

    def _answer(self, request: httpx.Request) -> _Answer:
        received = ask(self._client, request)
        is_success = 200 <= received.status < 300
        fields = wire.read_object(received.body) if received.body or received.status != 204 else {}
        if is_success:
            if doubt := wire.doubt(
                received.headers, received.body, keys=self._merchant.public_keys, now=clock.now()
            ):
                raise NoAnswer(f"{doubt} of the answer")
            if fields is None:
                raise NoAnswer("not a JSON object")
            return _Answer("", fields)
        code = wire.text(fields, "code")
        if not 400 <= received.status < 500 or not _CODE.fullmatch(code):
            raise NoAnswer(f"HTTP {received.status}")
        if received.status == HTTPStatus.TOO_MANY_REQUESTS:
            # Whatever it calls that: we asked too often, nothing was refused.
            raise NoAnswer(code)
        return _Answer(code, fields or {})


def _refund_facts(refund: Refund, fields: Mapping[str, object]) -> RefundFacts:
    is_ours = (
        wire.text(fields, "out_refund_no") == refund.out_refund_no
        and wire.fen(fields.get("amount"), "refund") == refund.amount_fen
    )
    if not is_ours:
        return RefundFacts(RefundOutcome.UNKNOWN, "another refund")
    return _outcome(wire.text(fields, "status"))


def _outcome(status: str) -> RefundFacts:
    outcome = REFUND_STATES.get(status, RefundOutcome.UNKNOWN)
    if outcome is RefundOutcome.SUCCESS:
        return RefundFacts(outcome)
    return RefundFacts(outcome, status if status in REFUND_STATES else "unknown_status")


def _wrong_currency(amount: object, state: TradeState) -> str:
    # May be absent for as long as nobody paid.
    fine = ("CNY",) if state is TradeState.PAID else ("CNY", "")
    return "" if wire.text(amount, "currency") in fine else "currency"


def _stamp() -> wire.Stamp:
    # Of the moment it really leaves us: they refuse what is five minutes old, and a job's `now` may be.
    return wire.Stamp(str(int(clock.now().timestamp())), secrets.token_hex(16))


def _json(fields: Mapping[str, Any]) -> bytes:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
