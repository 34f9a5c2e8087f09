"""What the product asks of a payment channel, in the product's own words.

A gateway never raises because of what the other side does: silence, nonsense and forgery all become UNKNOWN,
and whoever asked decides when to ask again. No call is made while a database transaction is open.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from luffy.payments.gateways.bills import BillRow
from luffy.payments.models import PaymentAttempt, Refund


class TradeState(StrEnum):
    PAID = "paid"
    UNPAID = "unpaid"
    CLOSED = "closed"
    # The gateway has no such trade yet. A page that is still open in a browser may create it.
    NOT_FOUND = "not_found"
    # Paid before, and something of it went back since: never a reason to pay an order.
    RETURNED = "returned"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a gateway says about one trade: proven to be its word, not yet held against our books."""

    state: TradeState
    out_trade_no: str
    channel_trade_no: str = ""
    # None: not said, or not an amount.
    amount_fen: int | None = None
    # What shows that this is not about us: "app_id", "seller_id" or "currency".
    mismatch: str = ""
    # Why the state is UNKNOWN.
    reason: str = ""
    # Equal for repeats of one notice; only notices have it.
    dedupe_key: str = ""
    raw: bytes = b""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A notice that is not the gateway's word."""

    reason: str


@dataclass(frozen=True, slots=True)
class Redirect:
    """Where the buyer's browser goes to pay."""

    url: str


@dataclass(frozen=True, slots=True)
class Qr:
    """What the buyer's phone scans to pay, until then."""

    code_url: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Jsapi:
    """What a page inside the WeChat app gives to it to pay; `params` under WeChat's own names."""

    params: Mapping[str, str]
    prepay_id: str


Start = Redirect | Qr | Jsapi


@dataclass(frozen=True, slots=True)
class NotStarted:
    """No way to pay this attempt came of it.

    `is_spent`: its number can start nothing more (paid, closed, or begun as something else). `is_refused`: the
    gateway said no, and would again. Otherwise nobody knows, and the same number may be tried again.
    """

    is_spent: bool
    reason: str
    is_refused: bool = False


class CloseResult(StrEnum):
    CLOSED = "closed"
    # No trade yet: the page that the buyer holds stays payable until its time is over.
    NOT_FOUND = "not_found"
    # It is not open any more: most often paid, sometimes closed already. Ask which.
    ALREADY_PAID = "already_paid"
    UNKNOWN = "unknown"


class RefundOutcome(StrEnum):
    SUCCESS = "success"
    # Taken on; how it ends will be known later.
    PROCESSING = "processing"
    # Asked about, and the gateway knows of no such refund: it may be asked for (again).
    UNSEEN = "unseen"
    # Taken on, but it cannot reach the payer, whose card is closed for example.
    ABNORMAL = "abnormal"
    REJECTED = "rejected"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RefundFacts:
    outcome: RefundOutcome
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RefundNotice:
    """What a gateway says about one refund: proven to be its word, not yet held against our books."""

    out_trade_no: str
    out_refund_no: str
    facts: RefundFacts
    amount_fen: int | None
    mismatch: str
    dedupe_key: str
    raw: bytes


class Gateway(Protocol):
    def start(self, attempt: PaymentAttempt, *, payer_address: str, now: datetime) -> Start | NotStarted:
        """Make a way to pay. The attempt is committed: the notice may come before this ends."""
        ...

    def query(self, attempt: PaymentAttempt, *, now: datetime) -> Facts: ...

    def close(self, attempt: PaymentAttempt, *, now: datetime) -> CloseResult: ...

    def refund(self, refund: Refund, *, now: datetime) -> RefundFacts:
        """Give the money back. The same number again moves nothing."""
        ...

    def query_refund(self, refund: Refund, *, now: datetime) -> RefundFacts: ...

    def parse_notify(
        self, headers: Mapping[str, str], raw: bytes, *, now: datetime
    ) -> Facts | RefundNotice | Rejected:
        """Prove and read a notice; `headers` are found by any spelling. Pure."""
        ...

    def bill(self, day: date, *, now: datetime) -> Iterator[BillRow]:
        """The channel's own list of that day in Shanghai, row by row; nothing if nobody paid.

        Raises, also after some rows:
            BillNotReady: ask again later.
            BillUnreadable: a person must look.
        """
        ...
