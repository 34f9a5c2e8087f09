"""What the product asks of a payment channel, in the product's own words.

A gateway never raises because of what the other side does: silence, nonsense and forgery all become UNKNOWN,
and whoever asked decides when to ask again. No call is made while a database transaction is open.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

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
class Start:
    """Where the buyer's browser goes to pay."""

    url: str


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


class Gateway(Protocol):
    def start(self, attempt: PaymentAttempt, *, now: datetime) -> Start:
        """Make the address of the payment page. The attempt is committed: the notice may come first."""
        ...

    def query(self, attempt: PaymentAttempt, *, now: datetime) -> Facts: ...

    def close(self, attempt: PaymentAttempt, *, now: datetime) -> CloseResult: ...

    def refund(self, refund: Refund, *, now: datetime) -> RefundFacts:
        """Give the money back. The same number again moves nothing."""
        ...

    def query_refund(self, refund: Refund, *, now: datetime) -> RefundFacts: ...

    def parse_notify(self, raw: bytes) -> Facts | Rejected:
        """Prove and read the body of a notice. Pure."""
        ...

    def parse_return(self, raw: bytes) -> Facts | Rejected:
        """Prove and read the query of the browser's way back. It never says that something was paid. Pure."""
        ...
