"""Trades and refunds: what may happen to them, in which state. Every move is journalled in its transaction.

(page open, no trade) --scan--> WAIT_BUYER_PAY --pay--> TRADE_SUCCESS --full refund--> TRADE_CLOSED
                                     |                       | partial refund: stays TRADE_SUCCESS
                                     +--close, expiry--> TRADE_CLOSED      +--a year--> TRADE_FINISHED
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from sqlite3 import Row

from paysim.alipay.errors import BusinessRefused
from paysim.alipay.offer import LONGEST_S, SHORTEST_S, Offer
from paysim.chance import Chance, digits
from paysim.clock import DAY_S, Clock, beijing
from paysim.journal import Journal, Op
from paysim.store import Store

CHANNEL = "alipay"
WAITING, SUCCESS, CLOSED, FINISHED = "WAIT_BUYER_PAY", "TRADE_SUCCESS", "TRADE_CLOSED", "TRADE_FINISHED"
REFUND_WINDOW_S = 365 * DAY_S
NOT_WAITING = ("ACQ.TRADE_STATUS_ERROR", "ACQ.REASON_TRADE_STATUS_INVALID", "ACQ.REASON_ILLEGAL_STATUS")


@dataclass(frozen=True)
class Page:
    """A cashier page. `pay_at` is set while a slow payment is under way."""

    token: str
    offer: Offer
    opened_at: float
    expires_at: float | None
    pay_at: float | None
    payer: str | None


@dataclass(frozen=True)
class Trade:
    out_trade_no: str
    trade_no: str
    offer: Offer
    amount_fen: int
    status: str
    buyer: str
    created_at: float
    expires_at: float
    paid_at: float | None
    closed_at: float | None
    refunded_fen: int


@dataclass(frozen=True)
class Refund:
    out_trade_no: str
    out_request_no: str
    amount_fen: int
    reason: str
    at: float
    done: bool


class Trades:
    """The trades of the one merchant. BusinessRefused is raised when the state does not allow a move."""

    def __init__(self, store: Store, clock: Clock, journal: Journal, chance: Chance) -> None:
        self._store = store
        self._clock = clock
        self._journal = journal
        self._chance = chance.stream("states")
        self.on_shut: Callable[[Trade], None] = lambda _trade: None

    # -- pages ---------------------------------------------------------------------------------------------

    def open_page(self, offer: Offer) -> Page:
        """Open a cashier page. No trade exists yet; an existing trade must be the same deal and unpaid."""
        with self._store.transaction():
            self._check_reopening(offer)
            now, token = self._clock.now(), secrets.token_urlsafe(24)
            if offer.time_expire is not None:
                shortest = now if self.newest_page(offer.out_trade_no) else now + SHORTEST_S
                if not shortest <= offer.time_expire <= now + LONGEST_S + SHORTEST_S:
                    raise BusinessRefused("ACQ.INVALID_PARAMETER", "：time_expire")
            self._store.run(
                "INSERT INTO alipay_page (token, out_trade_no, offer, opened_at, expires_at)"
                " VALUES (?, ?, ?, ?, ?)",
                token,
                offer.out_trade_no,
                offer.json(),
                now,
                offer.time_expire,
            )
            self._journal.write(
                Op.PREPAY, channel=CHANNEL, out_trade_no=offer.out_trade_no, amount_fen=offer.amount_fen
            )
        return Page(token, offer, now, offer.time_expire, None, None)

    def page(self, token: str) -> Page | None:
        row = self._store.one("SELECT * FROM alipay_page WHERE token = ?", token)
        return _page(row) if row else None

    def newest_page(self, out_trade_no: str) -> Page | None:
        sql = "SELECT * FROM alipay_page WHERE out_trade_no = ? ORDER BY rowid DESC LIMIT 1"
        row = self._store.one(sql, out_trade_no)
        return _page(row) if row else None

    def slow_pages(self) -> list[Page]:
        """List the pages whose slow payment has become due."""
        sql = "SELECT * FROM alipay_page WHERE pay_at IS NOT NULL AND pay_at <= ?"
        return [_page(row) for row in self._store.all(sql, self._clock.now())]

    def pay_later(self, page: Page, *, payer: str, after_s: float) -> None:
        """Begin a payment that takes effect by itself after a while."""
        with self._store.transaction():
            self.scan(page, payer=payer)
            sql = "UPDATE alipay_page SET pay_at = ?, payer = ? WHERE token = ?"
            self._store.run(sql, self._clock.now() + after_s, payer, page.token)

    def forget_slow_payment(self, page: Page) -> None:
        self._store.run("UPDATE alipay_page SET pay_at = NULL WHERE token = ?", page.token)

    def _check_reopening(self, offer: Offer) -> None:
        trade = self.by_number(offer.out_trade_no)
        if trade is None:
            return
        if trade.status in (SUCCESS, FINISHED):
            raise BusinessRefused("ACQ.TRADE_HAS_SUCCESS")
        if trade.status == CLOSED:
            raise BusinessRefused("ACQ.TRADE_HAS_CLOSE")
        if not trade.offer.same_deal(offer):
            raise BusinessRefused("ACQ.CONTEXT_INCONSISTENT")

    # -- the buyer -----------------------------------------------------------------------------------------

    def scan(self, page: Page, *, payer: str) -> Trade:
        """Create the trade of a page, or find the one that an earlier scan created."""
        with self._store.transaction():
            self._check_reopening(page.offer)
            existing = self.by_number(page.offer.out_trade_no)
            if existing:
                return existing
            now = self._clock.now()
            expires_at = page.offer.expiry(now)
            if expires_at <= now:
                raise BusinessRefused("ACQ.TRADE_HAS_CLOSE")
            trade = Trade(
                page.offer.out_trade_no,
                _trade_no(now),
                page.offer,
                page.offer.amount_fen,
                WAITING,
                payer,
                now,
                expires_at,
                None,
                None,
                0,
            )
            self._store.run(
                "INSERT INTO alipay_trade (out_trade_no, trade_no, offer, amount_fen, status, buyer,"
                " created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                trade.out_trade_no,
                trade.trade_no,
                page.offer.json(),
                trade.amount_fen,
                WAITING,
                payer,
                now,
                expires_at,
            )
            self._write(Op.SCAN, trade)
            return trade

    def pay(self, page: Page, *, payer: str, seller_id: str) -> Trade:
        """Take the buyer's money. The caller announces it inside the same transaction."""
        with self._store.transaction():
            if payer == seller_id:
                raise BusinessRefused("ACQ.BUYER_SELLER_EQUAL")
            trade = self.scan(page, payer=payer)
            sql = "UPDATE alipay_trade SET status = ?, paid_at = ?, buyer = ? WHERE out_trade_no = ?"
            self._store.run(sql, SUCCESS, self._clock.now(), payer, trade.out_trade_no)
            self._write(Op.PAY, trade)
            return self._again(trade)

    def fail_to_pay(self, page: Page, *, payer: str) -> Trade:
        """Let the buyer's bank refuse. The trade stays payable."""
        with self._store.transaction():
            trade = self.scan(page, payer=payer)
            self._write(Op.PAY_FAILED, trade)
            return trade

    # -- the merchant --------------------------------------------------------------------------------------

    def by_number(self, out_trade_no: str) -> Trade | None:
        """Find a trade, after time has done its work on it."""
        return self._aged(self._store.one("SELECT * FROM alipay_trade WHERE out_trade_no = ?", out_trade_no))

    def find(self, biz: Mapping[str, object]) -> Trade:
        """Find the trade a call is about. `trade_no` wins over `out_trade_no`.

        Raises: BusinessRefused (INVALID_PARAMETER without either, TRADE_NOT_EXIST).
        """
        trade_no, out_trade_no = biz.get("trade_no"), biz.get("out_trade_no")
        if not trade_no and not out_trade_no:
            raise BusinessRefused("ACQ.INVALID_PARAMETER", "：out_trade_no和trade_no不能同时为空")
        column, value = ("trade_no", trade_no) if trade_no else ("out_trade_no", out_trade_no)
        row = self._store.one(f"SELECT * FROM alipay_trade WHERE {column} = ?", str(value))  # noqa: S608
        trade = self._aged(row)
        if trade is None:
            raise BusinessRefused("ACQ.TRADE_NOT_EXIST")
        return trade

    def close(self, trade: Trade, *, varied_refusals: bool) -> Trade:
        """Close an unpaid trade. Which of three codes refuses a paid one is not promised by anybody."""
        with self._store.transaction():
            if trade.status != WAITING:
                raise BusinessRefused(self._chance.choice(NOT_WAITING) if varied_refusals else NOT_WAITING[0])
            return self._shut(trade, Op.CLOSE, self._clock.now())

    def refund(self, trade: Trade, asked: Refund, *, gap_s: float) -> tuple[Trade, bool]:
        """Give money back; say whether money moved now. The same number and amount again moves nothing."""
        with self._store.transaction():
            earlier = self.refund_of(trade.out_trade_no, asked.out_request_no)
            if earlier:
                if earlier.amount_fen != asked.amount_fen:
                    raise BusinessRefused("ACQ.DISCORDANT_REPEAT_REQUEST")
                return trade, False
            self._check_refund(trade, asked, gap_s)
            self._store.run(
                "INSERT INTO alipay_refund VALUES (?, ?, ?, ?, ?, ?)",
                trade.out_trade_no,
                asked.out_request_no,
                asked.amount_fen,
                asked.reason,
                asked.at,
                asked.done,
            )
            self._write(Op.REFUND_ACCEPTED, trade, asked)
            if asked.done:
                self._pay_back(trade, asked)
            return self._again(trade), asked.done

    def refund_of(self, out_trade_no: str, out_request_no: str) -> Refund | None:
        sql = "SELECT * FROM alipay_refund WHERE out_trade_no = ? AND out_request_no = ?"
        row = self._store.one(sql, out_trade_no, out_request_no)
        return Refund(**{**dict(row), "done": bool(row["done"])}) if row else None

    def _check_refund(self, trade: Trade, asked: Refund, gap_s: float) -> None:
        refusals = {
            WAITING: "ACQ.TRADE_STATUS_ERROR",
            CLOSED: "ACQ.TRADE_HAS_CLOSE",
            FINISHED: "ACQ.TRADE_HAS_FINISHED",
        }
        if trade.status in refusals:
            raise BusinessRefused(refusals[trade.status])
        if asked.amount_fen > trade.amount_fen:
            raise BusinessRefused("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL")
        sql = (
            "SELECT COALESCE(SUM(amount_fen), 0) AS given, MAX(at) AS newest FROM alipay_refund"
            " WHERE out_trade_no = ?"
        )
        for row in self._store.all(sql, trade.out_trade_no):
            if row["given"] + asked.amount_fen > trade.amount_fen:
                raise BusinessRefused("ACQ.REASON_TRADE_REFUND_FEE_ERR")
            if row["newest"] is not None and asked.at - row["newest"] < gap_s:
                raise BusinessRefused("ACQ.TRADE_NOT_ALLOW_REFUND", "：同一笔交易的退款至少间隔3s后发起")

    def _pay_back(self, trade: Trade, refund: Refund) -> None:
        sql = "UPDATE alipay_trade SET refunded_fen = refunded_fen + ? WHERE out_trade_no = ?"
        self._store.run(sql, refund.amount_fen, trade.out_trade_no)
        self._write(Op.REFUND_DONE, trade, refund)
        if trade.refunded_fen + refund.amount_fen == trade.amount_fen:
            sql = "UPDATE alipay_trade SET status = ?, closed_at = ? WHERE out_trade_no = ?"
            self._store.run(sql, CLOSED, self._clock.now(), trade.out_trade_no)

    # -- time ----------------------------------------------------------------------------------------------

    def expire_due(self) -> list[Trade]:
        """Close every unpaid trade whose time is over; list them."""
        sql = "SELECT * FROM alipay_trade WHERE status = 'WAIT_BUYER_PAY' AND expires_at <= ?"
        rows = self._store.all(sql, self._clock.now())
        return [trade for trade in (self._aged(row) for row in rows) if trade]

    def _aged(self, row: Row | None) -> Trade | None:
        if row is None:
            return None
        trade, now = _trade(row), self._clock.now()
        if trade.status == WAITING and trade.expires_at <= now:
            with self._store.transaction():
                return self._shut(trade, Op.EXPIRE, trade.expires_at)
        if trade.status == SUCCESS and trade.paid_at is not None and trade.paid_at + REFUND_WINDOW_S <= now:
            with self._store.transaction():
                self._store.run(
                    "UPDATE alipay_trade SET status = ? WHERE out_trade_no = ?", FINISHED, trade.out_trade_no
                )
                self._write(Op.FINISH, trade)
                return self._again(trade)
        return trade

    def _shut(self, trade: Trade, op: Op, at: float) -> Trade:
        sql = "UPDATE alipay_trade SET status = ?, closed_at = ? WHERE out_trade_no = ?"
        self._store.run(sql, CLOSED, at, trade.out_trade_no)
        self._write(op, trade)
        shut = self._again(trade)
        self.on_shut(shut)
        return shut

    def _again(self, trade: Trade) -> Trade:
        return _trade(
            self._store.all("SELECT * FROM alipay_trade WHERE out_trade_no = ?", trade.out_trade_no)[0]
        )

    def _write(self, op: Op, trade: Trade, refund: Refund | None = None) -> None:
        self._journal.write(
            op,
            channel=CHANNEL,
            out_trade_no=trade.out_trade_no,
            amount_fen=refund.amount_fen if refund else trade.amount_fen,
            trade_no=trade.trade_no,
            out_request_no=refund.out_request_no if refund else None,
        )


def _page(row: Row) -> Page:
    offer = Offer.from_json(row["offer"])
    return Page(row["token"], offer, row["opened_at"], row["expires_at"], row["pay_at"], row["payer"])


def _trade(row: Row) -> Trade:
    return Trade(**{**dict(row), "offer": Offer.from_json(row["offer"])})


def _trade_no(at: float) -> str:
    return beijing(at).strftime("%Y%m%d") + "22001" + digits(15)
