"""Refunds: accepted first (`PROCESSING`), done later. Every move is journalled in its transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from sqlite3 import Row

from paysim.chance import digits
from paysim.clock import DAY_S, Clock, beijing
from paysim.journal import Journal, Op
from paysim.settings import Settings
from paysim.store import Store
from paysim.wechat.errors import Refused
from paysim.wechat.orders import CHANNEL, Order, Orders

WINDOW_S = 365 * DAY_S


class Status(StrEnum):
    PROCESSING = "PROCESSING"
    SUCCESS = "SUCCESS"
    ABNORMAL = "ABNORMAL"
    CLOSED = "CLOSED"


OPS = {
    Status.SUCCESS: Op.REFUND_DONE,
    Status.ABNORMAL: Op.REFUND_ABNORMAL,
    Status.CLOSED: Op.REFUND_CLOSED,
}


@dataclass(frozen=True)
class Wish:
    """What a merchant asks for. `total_fen` is what he believes the order's amount to be."""

    out_refund_no: str
    amount_fen: int
    total_fen: int
    reason: str
    notify_url: str


@dataclass(frozen=True)
class Fate:
    """How an accepted refund will end; never, when `outcome` is PROCESSING. `notices`: how often it is told."""

    outcome: Status = Status.SUCCESS
    notices: int = 1


@dataclass(frozen=True)
class Refund:
    out_refund_no: str
    out_trade_no: str
    refund_id: str
    amount_fen: int
    reason: str
    notify_url: str
    status: Status
    outcome: Status
    created_at: float
    due_at: float | None
    done_at: float | None
    notices: int


class Refunds:
    """The refunds of the one merchant."""

    def __init__(
        self, store: Store, clock: Clock, journal: Journal, settings: Settings, orders: Orders
    ) -> None:
        self._store = store
        self._clock = clock
        self._journal = journal
        self._settings = settings
        self._orders = orders

    def by_number(self, out_refund_no: str) -> Refund | None:
        row = self._store.one("SELECT * FROM wechat_refund WHERE out_refund_no = ?", out_refund_no)
        return _refund(row) if row else None

    def accept(self, order: Order, wish: Wish, fate: Fate) -> tuple[Refund, bool]:
        """Take a refund on; say whether it is new. The same number and amount again is the same refund.

        Raises: Refused.
        """
        with self._store.transaction():
            earlier = self.by_number(wish.out_refund_no)
            if earlier:
                if (earlier.out_trade_no, earlier.amount_fen) != (order.out_trade_no, wish.amount_fen):
                    raise Refused("INVALID_REQUEST", "退款单号重复，且参数与上次请求不一致")
                return earlier, False
            self._check(order, wish)
            refund = self._fresh(order, wish, fate)
            values = list(vars(refund).values())
            marks = ", ".join("?" * len(values))
            self._store.run(f"INSERT INTO wechat_refund VALUES ({marks})", *values)  # noqa: S608
            self._orders.mark_refunded(order)
            self._write(Op.REFUND_ACCEPTED, order, refund)
            return refund, True

    def due(self) -> list[Refund]:
        """List the refunds whose time has come."""
        sql = "SELECT * FROM wechat_refund WHERE status = 'PROCESSING' AND due_at <= ? ORDER BY due_at"
        return [_refund(row) for row in self._store.all(sql, self._clock.now())]

    def finish(self, refund: Refund, order: Order) -> Refund:
        """Let a refund end as was decided when it was taken on."""
        with self._store.transaction():
            done = replace(refund, status=refund.outcome, done_at=self._clock.now())
            sql = "UPDATE wechat_refund SET status = ?, done_at = ? WHERE out_refund_no = ?"
            self._store.run(sql, done.status, done.done_at, done.out_refund_no)
            self._write(OPS[done.status], order, done)
            return done

    def _check(self, order: Order, wish: Wish) -> None:
        now, most = self._clock.now(), self._settings.number("wechat_refunds_most")
        if order.paid_at is None:
            raise Refused("INVALID_REQUEST", "订单未支付，不能退款")
        if order.paid_at + WINDOW_S < now:
            raise Refused("INVALID_REQUEST", "订单已超过可退款的最大期限")
        if wish.total_fen != order.amount_fen:
            raise Refused("INVALID_REQUEST", "订单金额与支付时不一致")
        sql = (
            "SELECT COALESCE(SUM(amount_fen), 0) AS given, COUNT(*) AS made, MAX(created_at) AS newest"
            " FROM wechat_refund WHERE out_trade_no = ? AND status != 'CLOSED'"
        )
        for row in self._store.all(sql, order.out_trade_no):
            if row["given"] + wish.amount_fen > order.amount_fen:
                raise Refused("INVALID_REQUEST", "退款金额大于可退金额")
            if row["made"] >= most:
                raise Refused("INVALID_REQUEST", "一笔订单最多部分退款50次")
            gap_s = self._settings.number("wechat_refund_gap_s")
            if row["newest"] is not None and now - row["newest"] < gap_s:
                raise Refused("FREQUENCY_LIMITED", "同一笔订单的退款至少间隔1分钟")

    def _fresh(self, order: Order, wish: Wish, fate: Fate) -> Refund:
        now = self._clock.now()
        ends = fate.outcome is not Status.PROCESSING
        return Refund(
            out_refund_no=wish.out_refund_no,
            out_trade_no=order.out_trade_no,
            refund_id=f"50300{beijing(now):%Y%m%d}{digits(15)}",
            amount_fen=wish.amount_fen,
            reason=wish.reason,
            notify_url=wish.notify_url,
            status=Status.PROCESSING,
            outcome=fate.outcome,
            created_at=now,
            due_at=now + self._settings.number("wechat_refund_takes_s") if ends else None,
            done_at=None,
            notices=fate.notices,
        )

    def _write(self, op: Op, order: Order, refund: Refund) -> None:
        self._journal.write(
            op,
            channel=CHANNEL,
            out_trade_no=order.out_trade_no,
            amount_fen=refund.amount_fen,
            trade_no=order.transaction_id,
            out_request_no=refund.out_refund_no,
        )


def _refund(row: Row) -> Refund:
    return Refund(**{**dict(row), "status": Status(row["status"]), "outcome": Status(row["outcome"])})
