"""A channel's bill of one day, in the product's own words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class BillKind(StrEnum):
    PAY = "pay"
    REFUND = "refund"


@dataclass(frozen=True, slots=True)
class BillRow:
    """One movement of money that the channel counts for that day."""

    kind: BillKind
    out_trade_no: str
    # Empty for a payment.
    out_refund_no: str
    channel_trade_no: str
    # Never negative, for refunds neither.
    amount_fen: int
    at: datetime
    # A refund that was taken on and not finished when the bill was made.
    is_under_way: bool = False


class BillNotReady(Exception):
    """The channel did not give it: it is not made yet, or there was no answer. Ask again later."""


class BillUnreadable(Exception):
    """What came is not the bill that was asked for, or was damaged on its way. Nothing of it is to be believed.

    Also raised in the middle of the rows: take none into the books before the last has come.
    """
