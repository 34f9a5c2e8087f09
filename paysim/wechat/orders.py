"""Orders: what may happen to them, in which state. Every move is journalled in its transaction.

NOTPAY --pay--> SUCCESS --any refund--> REFUND
   +--close, seven days--> CLOSED           (`time_expire` stops paying, it does not close)
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from sqlite3 import Row

from paysim.chance import digits
from paysim.clock import DAY_S, Clock, beijing
from paysim.journal import Journal, Op
from paysim.store import Store
from paysim.wechat.errors import Refused
from paysim.wechat.offer import Kind, Offer

CHANNEL = "wechat"
NOTPAY, SUCCESS, REFUND, CLOSED = "NOTPAY", "SUCCESS", "REFUND", "CLOSED"
SHORTEST_S, LONGEST_S, OPEN_S = 60.0, 7 * DAY_S, 7 * DAY_S
TICKET_S = {Kind.NATIVE: 7200.0, Kind.JSAPI: 7200.0, Kind.H5: 300.0}
CODE_URL = "weixin://wxpay/bizpayurl?pr="


@dataclass(frozen=True)
class Order:
    out_trade_no: str
    transaction_id: str
    offer: Offer
    amount_fen: int
    state: str
    openid: str
    created_at: float
    paid_at: float | None
    closed_at: float | None


@dataclass(frozen=True)
class Ticket:
    """What a prepay call hands out: the token of a `code_url`, a `prepay_id` or an `h5_url`."""

    token: str
    out_trade_no: str
    kind: Kind
    expires_at: float


class Orders:
    """The orders of the one merchant. Refused is raised when the state does not allow a move."""

    def __init__(self, store: Store, clock: Clock, journal: Journal) -> None:
        self._store = store
        self._clock = clock
        self._journal = journal

    # -- the merchant --------------------------------------------------------------------------------------

    def open(self, offer: Offer) -> Ticket:
        """Make an order payable. The same number again is fine as long as everything is the same."""
        with self._store.transaction():
            now, known = self._clock.now(), self.by_number(offer.out_trade_no)
            if offer.time_expire is not None:
                shortest = now if known else now + SHORTEST_S
                if not shortest <= offer.time_expire <= now + LONGEST_S + SHORTEST_S:
                    raise Refused("PARAM_ERROR", "time_expire须在1分钟后、7天内", field="time_expire")
            if known is None:
                self._insert(offer, now)
            elif known.state != NOTPAY:
                raise Refused("ORDER_CLOSED" if known.state == CLOSED else "ORDERPAID")
            elif known.offer != offer:
                raise Refused("OUT_TRADE_NO_USED", "商户订单号重复，且参数与上次请求不一致")
            ticket = Ticket(
                _token(offer.kind, now), offer.out_trade_no, offer.kind, now + TICKET_S[offer.kind]
            )
            sql = "INSERT INTO wechat_ticket VALUES (?, ?, ?, ?)"
            self._store.run(sql, ticket.token, ticket.out_trade_no, ticket.kind, ticket.expires_at)
            self._journal.write(
                Op.PREPAY, channel=CHANNEL, out_trade_no=offer.out_trade_no, amount_fen=offer.amount_fen
            )
            return ticket

    def by_number(self, out_trade_no: str) -> Order | None:
        """Find an order, after time has done its work on it."""
        return self._aged(self._store.one("SELECT * FROM wechat_order WHERE out_trade_no = ?", out_trade_no))

    def by_transaction(self, transaction_id: str) -> Order | None:
        """Find an order that was paid; an unpaid one has no transaction yet."""
        sql = "SELECT * FROM wechat_order WHERE transaction_id = ? AND paid_at IS NOT NULL"
        return self._aged(self._store.one(sql, transaction_id))

    def close(self, order: Order) -> None:
        """Close an unpaid order; closing it again changes nothing."""
        if order.paid_at is not None:
            raise Refused("ORDERPAID")
        if order.state == NOTPAY:
            self._shut(order, Op.CLOSE, self._clock.now())

    # -- the buyer -----------------------------------------------------------------------------------------

    def ticket(self, token: str) -> Ticket | None:
        row = self._store.one("SELECT * FROM wechat_ticket WHERE token = ?", token)
        return _ticket(row) if row else None

    def newest_ticket(self, out_trade_no: str) -> Ticket | None:
        sql = "SELECT * FROM wechat_ticket WHERE out_trade_no = ? ORDER BY rowid DESC LIMIT 1"
        row = self._store.one(sql, out_trade_no)
        return _ticket(row) if row else None

    def order_of(self, ticket: Ticket) -> Order:
        order = self.by_number(ticket.out_trade_no)
        if order is None:
            raise Refused("ORDER_NOT_EXIST")
        return order

    def payable_until(self, ticket: Ticket, order: Order) -> float:
        """Give the instant at which this ticket no longer pays this order."""
        limit = order.offer.time_expire
        return ticket.expires_at if limit is None else min(ticket.expires_at, limit)

    def pay(self, ticket: Ticket, *, payer: str) -> Order:
        """Take the buyer's money. The caller announces it inside the same transaction."""
        with self._store.transaction():
            order = self._payable(ticket)
            sql = "UPDATE wechat_order SET state = ?, paid_at = ?, openid = ? WHERE out_trade_no = ?"
            openid = order.offer.openid or openid_of(payer)
            self._store.run(sql, SUCCESS, self._clock.now(), openid, order.out_trade_no)
            self._write(Op.PAY, order)
            return self._again(order)

    def fail_to_pay(self, ticket: Ticket) -> Order:
        """Let the buyer's bank refuse. The order stays payable, and nobody is told."""
        with self._store.transaction():
            order = self._payable(ticket)
            self._write(Op.PAY_FAILED, order)
            return order

    def _payable(self, ticket: Ticket) -> Order:
        order = self.order_of(ticket)
        if order.state == CLOSED:
            raise Refused("ORDER_CLOSED")
        if order.state != NOTPAY:
            raise Refused("ORDERPAID")
        if self.payable_until(ticket, order) <= self._clock.now():
            raise Refused("RULE_LIMIT", "订单已过支付时间")
        return order

    # -- time, refunds -------------------------------------------------------------------------------------

    def mark_refunded(self, order: Order) -> None:
        """Note that money of this order goes back: any part of it is enough."""
        self._store.run(
            "UPDATE wechat_order SET state = ? WHERE out_trade_no = ?", REFUND, order.out_trade_no
        )

    def expire_due(self) -> None:
        """Close every order that stayed unpaid for seven days."""
        sql = "SELECT * FROM wechat_order WHERE state = 'NOTPAY' AND created_at <= ?"
        for row in self._store.all(sql, self._clock.now() - OPEN_S):
            self._aged(row)

    def _aged(self, row: Row | None) -> Order | None:
        if row is None:
            return None
        order = _order(row)
        if order.state == NOTPAY and order.created_at + OPEN_S <= self._clock.now():
            return self._shut(order, Op.EXPIRE, order.created_at + OPEN_S)
        return order

    def _shut(self, order: Order, op: Op, at: float) -> Order:
        with self._store.transaction():
            sql = "UPDATE wechat_order SET state = ?, closed_at = ? WHERE out_trade_no = ?"
            self._store.run(sql, CLOSED, at, order.out_trade_no)
            self._write(op, order)
            return self._again(order)

    def _insert(self, offer: Offer, now: float) -> None:
        self._store.run(
            "INSERT INTO wechat_order (out_trade_no, transaction_id, offer, amount_fen, state, openid, created_at)"
            " VALUES (?, ?, ?, ?, ?, '', ?)",
            offer.out_trade_no,
            new_transaction_id(now),
            offer.json(),
            offer.amount_fen,
            NOTPAY,
            now,
        )

    def _again(self, order: Order) -> Order:
        sql = "SELECT * FROM wechat_order WHERE out_trade_no = ?"
        return _order(self._store.all(sql, order.out_trade_no)[0])

    def _write(self, op: Op, order: Order) -> None:
        self._journal.write(
            op,
            channel=CHANNEL,
            out_trade_no=order.out_trade_no,
            amount_fen=order.amount_fen,
            trade_no=order.transaction_id,
        )


def openid_of(payer: str) -> str:
    """Give the sandbox openid of a payer's name."""
    return "o" + hashlib.sha256(payer.encode()).hexdigest()[:27]


def new_transaction_id(at: float) -> str:
    return f"42000{beijing(at):%Y%m%d}{digits(15)}"


def _order(row: Row) -> Order:
    return Order(**{**dict(row), "offer": Offer.from_json(row["offer"])})


def _ticket(row: Row) -> Ticket:
    return Ticket(row["token"], row["out_trade_no"], Kind(row["kind"]), row["expires_at"])


def _token(kind: Kind, at: float) -> str:
    match kind:
        case Kind.NATIVE:
            return secrets.token_urlsafe(9)
        case Kind.JSAPI:
            return f"wx{beijing(at):%d%H%M%S%f}{secrets.token_hex(10)}"[:36]
    return secrets.token_urlsafe(24)
