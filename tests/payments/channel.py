"""A channel that tests may tell what it took and gave back, in place of the wire. It lies in its bill only if told."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest

from luffy.core.calendar import SHANGHAI, day_of
from luffy.orders.models import Order
from luffy.payments.gateways import Facts, RefundFacts, RefundOutcome, TradeState
from luffy.payments.gateways.bills import BillKind, BillRow
from luffy.payments.models import (
    AttemptState,
    Channel,
    Disposition,
    Method,
    PaymentAttempt,
    Refund,
    RefundReason,
    RefundState,
)

ASKS = ("reconcile", "query", "refund", "foreign", "close_order")


@dataclass
class ToldChannel:
    moves: dict[tuple[str, str], BillRow] = field(default_factory=dict)
    # Of the bill only: what it lacks, what it has instead or beside.
    left_out: set[tuple[str, str]] = field(default_factory=set)
    added: list[BillRow] = field(default_factory=list)
    problem: Exception | None = None
    asked: list[str] = field(default_factory=list)
    refuses: str = ""

    def took(self, number: str, amount_fen: int, at: datetime) -> None:
        self.moves[number, ""] = BillRow(BillKind.PAY, number, "", f"C{number}"[:64], amount_fen, at)

    def gave_back(
        self, number: str, refund: str, amount_fen: int, at: datetime, *, is_under_way: bool = False
    ) -> None:
        self.moves[number, refund] = BillRow(
            BillKind.REFUND, number, refund, f"C{number}", amount_fen, at, is_under_way
        )

    def bill(self, day: date, *, now: datetime) -> Iterator[BillRow]:
        del now
        for row in (*self.moves.values(), *self.added):
            numbers = (row.out_trade_no, row.out_refund_no)
            if day_of(row.at) == day and (row in self.added or numbers not in self.left_out):
                yield row
        if self.problem:
            raise self.problem

    def query(self, attempt: PaymentAttempt, *, now: datetime) -> Facts:
        del now
        number = attempt.out_trade_no
        self.asked.append(number)
        if move := self.moves.get((number, "")):
            return Facts(TradeState.PAID, number, move.channel_trade_no, move.amount_fen)
        return Facts(TradeState.NOT_FOUND, number)

    def refund(self, refund: Refund, *, now: datetime) -> RefundFacts:
        if self.refuses:
            return RefundFacts(RefundOutcome.REJECTED, self.refuses)
        self.gave_back(refund.attempt.out_trade_no, refund.out_refund_no, refund.amount_fen, now)
        return RefundFacts(RefundOutcome.SUCCESS)

    def query_refund(self, refund: Refund, *, now: datetime) -> RefundFacts:
        del now
        if move := self.moves.get((refund.attempt.out_trade_no, refund.out_refund_no)):
            return RefundFacts(RefundOutcome.PROCESSING if move.is_under_way else RefundOutcome.SUCCESS)
        return RefundFacts(RefundOutcome.REJECTED if self.refuses else RefundOutcome.UNSEEN, self.refuses)


def a_told_channel(monkeypatch: pytest.MonkeyPatch) -> ToldChannel:
    """Alipay, as far as the services can tell."""
    channel = ToldChannel()
    for name in ASKS:
        monkeypatch.setattr(f"luffy.payments.services.{name}.gateway", lambda _number: channel)
    return channel


def shanghai(text: str) -> datetime:
    """`2026-03-02 23:59:59`"""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def an_attempt_row(
    order: Order, number: str, at: datetime, *, amount_fen: int = 100, heard_at: datetime | None = None
) -> PaymentAttempt:
    """An attempt that was begun two minutes before `at`; paid for no order if we heard of it, open if not."""
    return PaymentAttempt(
        out_trade_no=number,
        order=order,
        channel=Channel.ALIPAY,
        method=Method.PAGE,
        amount_fen=amount_fen,
        subject="x",
        state=AttemptState.PAID if heard_at else AttemptState.OPEN,
        disposition=Disposition.REFUND_REQUIRED if heard_at else None,
        created_at=at - timedelta(minutes=2),
        expires_at=at + timedelta(minutes=20),
        channel_trade_no=f"C{number}" if heard_at else None,
        paid_at=heard_at,
        next_query_at=None if heard_at else at + timedelta(days=9),
    )


def a_refund_row(attempt: PaymentAttempt, number: str, at: datetime, *, amount_fen: int = 100) -> Refund:
    """Asked for and done."""
    return Refund(
        out_refund_no=number,
        attempt=attempt,
        amount_fen=amount_fen,
        reason=RefundReason.PAID_ALREADY,
        state=RefundState.DONE,
        created_at=at - timedelta(seconds=5),
        done_at=at,
    )
