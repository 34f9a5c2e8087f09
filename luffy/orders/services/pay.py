"""What happens when an order is paid."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from luffy.accounts.audit import Actor
from luffy.catalog.models import Product
from luffy.catalog.offers import load_offers, why_not_for_sale
from luffy.core.calendar import day_of
from luffy.core.money import Berries
from luffy.coupons import services as coupons
from luffy.coupons.queries import locked_holdings
from luffy.coupons.validity import State, state
from luffy.degrees.queries import owned_degrees
from luffy.learning.queries import open_courses
from luffy.orders.errors import CannotReinstate
from luffy.orders.models import Order, PaymentType
from luffy.orders.services import moves
from luffy.orders.services.access import open_or_note
from luffy.orders.states import Move
from luffy.wallet.services import CAPTURE, HOLD, Wallet, lock_wallet, transfer


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
    _complete(order, Move.PAY, lock_wallet(order.account_id), tender=tender, now=now, by=by)


@transaction.atomic
def reinstate(order: Order, *, tender: Tender, now: datetime, by: Actor) -> None:
    """Revive a locked, expired order whose money came late, if all of it can still be had.

    Raises:
        OrderCannotMove: it has not expired (a cancelled order is never revived: the buyer said no).
        CannotReinstate: its coupons or berries are gone, something in it is no longer sold, or is owned by
            now. Nothing was changed.
    Source: docs/rules/late-money.md
    """
    moves.require(order, Move.REINSTATE)
    _refuse_unsellable(order, now)
    wallet = lock_wallet(order.account_id)
    if wallet.available < order.berries_spent:
        raise CannotReinstate(reason="berries_gone")
    record_ids = list(order.coupons.values_list("record_id", flat=True))
    for holding in locked_holdings(record_ids).values():
        if state(holding, day_of(now)) is not State.UNUSED:
            raise CannotReinstate(reason="coupon_gone")
    order.coupons.update(released_at=None)
    coupons.hold(record_ids)
    if order.berries_spent:
        transfer(wallet, HOLD, Berries(order.berries_spent), key=f"order:{order.number}:hold-again", now=now)
    _complete(order, Move.REINSTATE, wallet, tender=tender, now=now, by=by)


def _complete(order: Order, move: Move, wallet: Wallet, *, tender: Tender, now: datetime, by: Actor) -> None:
    if order.berries_spent:
        transfer(wallet, CAPTURE, Berries(order.berries_spent), key=f"order:{order.number}:capture", now=now)
    coupons.use(list(order.coupons.values_list("record_id", flat=True)), now=now)
    moves.make(
        order,
        move,
        by=by,
        now=now,
        paid_at=now,
        payment_type=tender.payment_type,
        payment_number=tender.payment_number,
        fulfilment=open_or_note(order, now=now),
    )


def _refuse_unsellable(order: Order, now: datetime) -> None:
    products = list(Product.objects.filter(order_lines__order=order))
    offers = load_offers(product.key for product in products).values()
    if any(why_not_for_sale(offer) for offer in offers):
        raise CannotReinstate(reason="no_longer_sold")
    courses = [product.course_id for product in products if product.course_id]
    degrees = [product.degree_id for product in products if product.degree_id]
    today = day_of(now)
    if open_courses(order.account_id, courses, today) or owned_degrees(order.account_id, degrees, today):
        raise CannotReinstate(reason="already_owned")
