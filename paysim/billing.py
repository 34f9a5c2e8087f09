"""What the bills of all channels are made of: the journal's money moves of a day, bent by fault rules."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from paysim.clock import BEIJING
from paysim.faults import Event, Faults, Stage
from paysim.journal import Op

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Move:
    """One line of a bill. Refunds have a negative amount."""

    out_trade_no: str
    trade_no: str
    amount_fen: int
    at: float
    created_at: float
    subject: str
    buyer: str
    out_request_no: str


M = TypeVar("M", bound=Move)


def signed_fen(row: dict[str, Any]) -> int:
    """Give what a journal row moved, seen from the merchant."""
    amount_fen = int(row["amount_fen"])
    return amount_fen if row["op"] == Op.PAY else -amount_fen


def span_of(period: str, *, months: bool = True) -> Span | None:
    """Give first instant and first instant after of `yyyy-MM-dd` or `yyyy-MM`, Beijing time."""
    day = bool(re.fullmatch(r"\d{4}-\d\d-\d\d", period, re.ASCII))
    if not day and not (months and re.fullmatch(r"\d{4}-\d\d", period, re.ASCII)):
        return None
    try:
        start = datetime.strptime(period, "%Y-%m-%d" if day else "%Y-%m").replace(tzinfo=BEIJING)
    except ValueError:
        return None
    end = start + timedelta(days=1) if day else (start + timedelta(days=32)).replace(day=1)
    return start, end


def bent(moves: list[M], faults: Faults, channel: str) -> list[M]:
    """Lose lines, change amounts, add a trade nobody heard of, as the fault rules say."""
    kept = []
    for move in moves:
        event = Event(channel, "bill", move.out_trade_no)
        fired = {rule.action for rule in faults.fire(Stage.BILL_ROW, event)}
        if "missing_row" not in fired:
            wrong = 1 if "wrong_amount" in fired else 0
            kept.append(replace(move, amount_fen=move.amount_fen + wrong))
    if moves and faults.fire(Stage.BILL_END, Event(channel, "bill")):
        stranger = replace(
            moves[0], out_trade_no="NEVER_HEARD_OF_IT", trade_no="9" * 28, amount_fen=1234, out_request_no=""
        )
        kept.append(stranger)
    return kept
