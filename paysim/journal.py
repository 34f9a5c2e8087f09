"""What really happened to the money. Append-only; whoever wants to know the truth compares with this."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from paysim.clock import Clock, utc_text
from paysim.store import Store


class Op(StrEnum):
    """What can happen to one merchant order number."""

    PREPAY = "prepay"
    SCAN = "scan"
    PAY = "pay"
    PAY_FAILED = "pay_failed"
    CLOSE = "close"
    EXPIRE = "expire"
    FINISH = "finish"
    REFUND_ACCEPTED = "refund_accepted"
    REFUND_DONE = "refund_done"
    REFUND_ABNORMAL = "refund_abnormal"
    REFUND_CLOSED = "refund_closed"


class Journal:
    """Write and read the journal of all channels."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def write(
        self,
        op: Op,
        *,
        channel: str,
        out_trade_no: str,
        amount_fen: int,
        trade_no: str | None = None,
        out_request_no: str | None = None,
    ) -> None:
        """Add a row; call it inside the transaction that does the thing."""
        self._store.run(
            "INSERT INTO journal (at, channel, op, out_trade_no, trade_no, amount_fen, out_request_no)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            self._clock.now(),
            channel,
            op,
            out_trade_no,
            trade_no,
            amount_fen,
            out_request_no,
        )

    def rows(self, *, since: int = 0, limit: int = 100_000) -> list[dict[str, Any]]:
        """Give the rows after `since`, oldest first, `at` as UTC text."""
        found = self._store.all("SELECT * FROM journal WHERE seq > ? ORDER BY seq LIMIT ?", since, limit)
        return [{**dict(row), "at": utc_text(row["at"])} for row in found]

    def totals(self) -> dict[str, dict[str, int]]:
        """Sum per number what was paid and what went back, in fen."""
        found = self._store.all(
            "SELECT out_trade_no, SUM(CASE op WHEN 'pay' THEN amount_fen ELSE 0 END) AS paid,"
            " SUM(CASE op WHEN 'refund_done' THEN amount_fen ELSE 0 END) AS refunded"
            " FROM journal WHERE op IN ('pay', 'refund_done') GROUP BY out_trade_no"
        )
        return {
            row["out_trade_no"]: {"paid_fen": row["paid"], "refunded_fen": row["refunded"]} for row in found
        }

    def money_moves(self, *, channel: str, start: float, end: float) -> list[dict[str, Any]]:
        """List payments and finished refunds of `start` ≤ time < `end`: the raw material of a bill."""
        found = self._store.all(
            "SELECT * FROM journal WHERE channel = ? AND op IN ('pay', 'refund_done')"
            " AND at >= ? AND at < ? ORDER BY seq",
            channel,
            start,
            end,
        )
        return [dict(row) for row in found]
