"""What happens when an order is paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from luffy.accounts.audit import Actor
from luffy.catalog.models import ProductKind
from luffy.catalog.offers import load_offers, why_not_for_sale
from luffy.core.calendar import day_of
from luffy.core.events import gathered, happened
from luffy.core.money import Berries
from luffy.coupons import services as coupons
from luffy.coupons.queries import locked_holdings
from luffy.coupons.validity import State, state
from luffy.degrees.queries import owned_degrees
from luffy.learning.queries import is_member, open_courses
from luffy.orders.deductions import take_again
from luffy.orders.errors import CannotReinstate
from luffy.orders.models import Order, OrderLine, PaymentType
from luffy.orders.queries import pending_degree_order
from luffy.orders.services import moves
from luffy.orders.services.access import lines_of, open_or_note
from luffy.orders.states import Move
from luffy.wallet.services import CAPTURE, SPEND, Posting, Wallet, lock_wallet, transfer


@dataclass(frozen=True, slots=True)
class Tender:
    """What the order was paid with; `payment_number` is the channel's own, where there was one."""

    payment_type: PaymentType
    payment_number: str | None = None


def pay(order: Order, *, tender: Tender, now: datetime, by: Actor) -> None:
    """Turn a locked, unpaid order into a paid one: its berries are spent, its coupons used, its access open.

    Raises:
        OrderCannotMove: it is not unpaid; nothing was changed.
    Source: docs/rules/order-states.md
    """
    moves.require(order, Move.PAY)
    move_berries(order, CAPTURE, lock_wallet(order.account_id), now=now)
    coupons.use(coupon_ids(order), now=now)
    _finish(order, lines_of(order), Move.PAY, tender=tender, now=now, by=by)


def pay_at_once(
    order: Order,
    lines: Sequence[OrderLine],
    wallet: Wallet,
    *,
    record_ids: Sequence[int],
    now: datetime,
    by: Actor,
) -> None:
    """Pay an order just written that leaves nothing to pay in cash.

    Berries and coupons are spent without being held first: the locks are ours until it is done.
    """
    coupons.spend(record_ids, now=now)
    move_berries(order, SPEND, wallet, now=now)
    tender = Tender(PaymentType.BERRIES if order.berries_spent else PaymentType.COUPON)
    _finish(order, lines, Move.PAY, tender=tender, now=now, by=by)


@transaction.atomic
def reinstate(order: Order, *, tender: Tender, now: datetime, by: Actor) -> None:
    """Revive a locked, expired order whose money came late, if all of it can still be had.

    Raises:
        OrderCannotMove: it has not expired (a cancelled order is never revived: the buyer said no).
        CannotReinstate: its coupons, berries or deductions are gone, something in it is no longer sold or is
            owned by now, or a degree in it waits in another unpaid order. Nothing was changed.
    Source: docs/rules/late-money.md
    """
    moves.require(order, Move.REINSTATE)
    lines = lines_of(order)
    take_again(order, day_of(now))
    # Locked before anything is looked at: another order of this buyer may just be opening the same.
    wallet = lock_wallet(order.account_id)
    _refuse_unsellable(order, lines, now)
    if wallet.available < order.berries_spent:
        raise CannotReinstate(reason="berries_gone")
    record_ids = coupon_ids(order)
    for holding in locked_holdings(record_ids).values():
        if state(holding, day_of(now)) is not State.UNUSED:
            raise CannotReinstate(reason="coupon_gone")
    order.coupons.update(released_at=None)
    coupons.spend(record_ids, now=now)
    move_berries(order, SPEND, wallet, now=now)
    _finish(order, lines, Move.REINSTATE, tender=tender, now=now, by=by)


def move_berries(order: Order, posting: Posting, wallet: Wallet, *, now: datetime) -> None:
    """Move the order's berries on. An order goes through each posting at most once."""
    if order.berries_spent:
        key = f"order:{order.number}:{posting.name}"
        memo = f"订单 {order.number}"
        transfer(wallet, posting, Berries(order.berries_spent), key=key, now=now, memo=memo)


def coupon_ids(order: Order) -> list[int]:
    """The coupon records that the order holds, used, or gave back."""
    return list(order.coupons.values_list("record_id", flat=True))


def _finish(
    order: Order, lines: Sequence[OrderLine], move: Move, *, tender: Tender, now: datetime, by: Actor
) -> None:
    with gathered():
        moves.make(
            order,
            move,
            by=by,
            now=now,
            paid_at=now,
            payment_type=tender.payment_type,
            payment_number=tender.payment_number,
            fulfilment=open_or_note(order, lines, now=now),
        )
        _tell(order, lines, now=now)


def _tell(order: Order, lines: Sequence[OrderLine], *, now: datetime) -> None:
    facts = {
        "order": order.number,
        "account_id": order.account_id,
        "payment_type": PaymentType(order.payment_type).name.lower(),
        "payable_fen": order.payable_fen,
        "berries_spent": order.berries_spent,
        "paid_at": now.isoformat(),
        "lines": [_told(line) for line in lines],
    }
    happened("order.paid", f"order:{order.number}", facts, now=now)


def _told(line: OrderLine) -> dict[str, str | int]:
    return {
        "kind": ProductKind(line.product.kind).name.lower(),
        "product_id": line.product.course_id or line.product.degree_id or line.product.plan_id or 0,
        "name": line.name,
        "access_days": line.access_days,
        "payable_fen": line.payable_fen,
    }


def _refuse_unsellable(order: Order, lines: Sequence[OrderLine], now: datetime) -> None:
    products = [line.product for line in lines]
    offers = load_offers(product.key for product in products).values()
    if any(why_not_for_sale(offer) for offer in offers):
        raise CannotReinstate(reason="no_longer_sold")
    courses = [product.course_id for product in products if product.course_id]
    degrees = [product.degree_id for product in products if product.degree_id]
    today = day_of(now)
    owned = open_courses(order.account_id, courses, today) or owned_degrees(order.account_id, degrees, today)
    if owned or (any(product.plan_id for product in products) and is_member(order.account_id, today)):
        raise CannotReinstate(reason="already_owned")
    # That one can be paid any moment, and a degree is opened once.
    if degrees and pending_degree_order(order.account_id, degrees) is not None:
        raise CannotReinstate(reason="already_ordered")
