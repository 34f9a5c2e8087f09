"""Money that comes while an order ends: one of the two wins, never both, never neither."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from luffy.accounts.audit import SYSTEM_JOB
from luffy.accounts.models import AuditEntry
from luffy.learning.models import EnrolledCourse
from luffy.orders.models import Order
from luffy.payments.services.close_order import expire_order
from tests.invariants.holding import assert_invariants_hold
from tests.shop import Shop, eventually
from tests.storms.purchases import pending_order
from tests.storms.report import report
from tests.storms.sizes import RACES, RACES_MUST_SHOW

pytestmark = pytest.mark.django_db(transaction=True)
# The dice decide who is a little earlier; printed by pytest when a race fails.
DICE = random.Random(20261122)


def at_the_same_time(*acts: Callable[[], object]) -> None:
    """Start all within three hundredths of a second, in any order."""
    with ThreadPoolExecutor(len(acts)) as pool:
        begun = [pool.submit(_after, DICE.uniform(0, 0.03), act) for act in acts]
    for act in begun:
        act.result()


def _after(delay: float, act: Callable[[], object]) -> None:
    time.sleep(delay)
    try:
        act()
    finally:
        connection.close()


# What may be in the books of one order, and whether it then is open and the money kept.
ONE_WINNER = {
    ("pay",): True,
    ("cancel",): False,
    ("expire",): False,
    # Money that came too late, for an order of which everything could still be had.
    ("expire", "reinstate"): True,
}


def moves_of(order: Order) -> tuple[str, ...]:
    rows = AuditEntry.objects.filter(subject=f"order:{order.number}").order_by("id")
    return tuple(action.removeprefix("order.") for action in rows.values_list("action", flat=True))


def is_won_by_one(shop: Shop, number: str, trade: str) -> bool:
    """Paid, opened and kept; or not paid, not opened, and whatever was paid given back."""
    order = Order.objects.get(number=number)
    wins = ONE_WINNER.get(moves_of(order))
    opened = EnrolledCourse.objects.filter(opened_by__line__order=order).count()
    money = shop.paysim.control.totals().get(trade, {"paid_fen": 0, "refunded_fen": 0})
    kept = money["paid_fen"] - money["refunded_fen"]
    return wins is not None and (opened, kept) == ((1, 9_900) if wins else (0, 0))


def race_with_cancel(shop: Shop) -> tuple[str, str]:
    buyer, number, trade = pending_order(shop)
    at_the_same_time(
        lambda: shop.paysim.control.pay(trade), lambda: buyer.call("POST", f"orders/{number}/cancel")
    )
    return number, trade


def race_with_expiry(shop: Shop) -> tuple[str, str]:
    _, number, trade = pending_order(shop)
    order = Order.objects.get(number=number)
    at_the_same_time(
        lambda: shop.paysim.control.pay(trade),
        lambda: expire_order(order.pk, now=order.expires_at, by=SYSTEM_JOB),
    )
    return number, trade


def test_a_payment_against_a_cancellation_is_won_by_one_of_them(shop: Shop, gateway_here: None):
    for _ in range(RACES):
        number, trade = race_with_cancel(shop)

        eventually(lambda number=number, trade=trade: is_won_by_one(shop, number, trade))
    assert_invariants_hold(journal=shop.paysim)
    report(storm="payment_against_cancellation", rounds=RACES, violations=0)


def test_a_payment_against_expiry_is_won_by_one_of_them(shop: Shop, gateway_here: None):
    for _ in range(RACES):
        number, trade = race_with_expiry(shop)

        eventually(lambda number=number, trade=trade: is_won_by_one(shop, number, trade))
    assert_invariants_hold(journal=shop.paysim)
    report(storm="payment_against_expiry", rounds=RACES, violations=0)


def test_control_without_guards_payment_and_cancellation_both_win(unguarded_shop: Shop, gateway_here: None):
    races = [race_with_cancel(unguarded_shop) for _ in range(RACES)]

    shown = sum(moves_of(Order.objects.get(number=number)) not in ONE_WINNER for number, _ in races)
    assert shown >= RACES_MUST_SHOW
    report(storm="payment_against_cancellation", control_rounds=RACES, control_shown=shown)


def test_control_without_guards_payment_and_expiry_both_win(unguarded_shop: Shop, gateway_here: None):
    races = [race_with_expiry(unguarded_shop) for _ in range(RACES)]

    shown = sum(moves_of(Order.objects.get(number=number)) not in ONE_WINNER for number, _ in races)
    assert shown >= RACES_MUST_SHOW
    report(storm="payment_against_expiry", control_rounds=RACES, control_shown=shown)
