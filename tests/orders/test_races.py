"""The same things at the same moment, in threads, on real locks. The storms over HTTP are in tests/storms."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from threading import Event
from time import sleep

import pytest
from django.db import connection, transaction

from luffy.accounts.audit import SYSTEM_JOB
from luffy.accounts.models import Account
from luffy.coupons.models import CouponRecord, RecordStatus
from luffy.learning.models import EnrolledCourse
from luffy.orders import choices
from luffy.orders.errors import CannotReinstate, OrderCannotMove, SettlementEmpty
from luffy.orders.models import Order, OrderCoupon, OrderStatus, PaymentType
from luffy.orders.services import close, moves, pay
from luffy.orders.services.pay import Tender
from luffy.orders.services.place import PlaceOrder, place
from luffy.wallet.models import Transfer
from luffy.wallet.queries import balances
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.coupons import a_claimed_coupon
from tests.factories.orders import a_pending_order, a_settlement, an_expired_order
from tests.factories.wallet import berries_for
from tests.race import at_once

NOW = datetime(2031, 3, 3, 4, 0, tzinfo=UTC)
MONEY = Tender(PaymentType.ALIPAY, "2031030322001")

pytestmark = pytest.mark.django_db(transaction=True)


def up_for_settlement() -> tuple[Account, CouponRecord]:
    """One course, one coupon, and berries for just one such order."""
    account, course = an_account(), a_course()
    record = a_claimed_coupon(account, now=NOW, money_fen=900)
    berries_for(account, 50, now=NOW)
    a_settlement(account, course, coupons=[record], berries=50, now=NOW)
    return account, record


def placing(account: Account, key: str) -> Callable[[], object]:
    request = PlaceOrder("alipay", 4_000, key)
    return lambda: place(account_id=account.pk, request=request, now=NOW).order.pk


def outcomes(results: Sequence[object]) -> Counter:
    return Counter(type(result) for result in results)


def assert_one_order_holds_it_all(account: Account, record: CouponRecord) -> None:
    record.refresh_from_db()
    assert (Order.objects.count(), OrderCoupon.objects.count()) == (1, 1)
    assert record.status == RecordStatus.HELD
    assert balances(account.pk) == {"available": 0, "held": 50}


def test_twenty_submits_at_once_with_a_key_each_make_one_order():
    account, record = up_for_settlement()

    results = at_once([placing(account, f"key-{number}") for number in range(20)])

    assert outcomes(results) == {int: 1, SettlementEmpty: 19}
    assert_one_order_holds_it_all(account, record)


def test_twenty_submits_at_once_with_the_same_key_all_get_the_same_order():
    account, record = up_for_settlement()

    results = at_once([placing(account, "key-1")] * 20)

    assert outcomes(results) == {int: 20}
    assert set(results) == {Order.objects.get().pk}
    assert_one_order_holds_it_all(account, record)


def test_settlements_begun_anew_between_submits_never_spend_the_coupon_or_the_berries_twice():
    """Each thread chooses the same coupon and berries anew and submits under a key of its own."""
    account, record = up_for_settlement()
    chosen = choices.load(account.pk, now=NOW)

    def settle_and_place(number: int) -> object:
        choices.start(account.pk, chosen.items, from_cart=False, now=NOW)
        choices.choose_coupon(account.pk, product=None, coupon_id=record.pk)
        choices.spend_berries(account.pk, 50)
        return placing(account, f"key-{number}")()

    at_once([lambda number=number: settle_and_place(number) for number in range(20)])

    holding = OrderCoupon.objects.filter(record=record, released_at=None)
    spent = sum(Order.objects.values_list("berries_spent", flat=True))
    assert holding.count() <= 1
    assert spent <= 50
    assert balances(account.pk) == {"available": 50 - spent, "held": spent}


@pytest.mark.parametrize("round_number", range(3))
def test_payment_against_cancelling_against_expiry_has_one_winner_and_nothing_in_between(round_number):
    account = an_account()
    record = a_claimed_coupon(account, now=NOW, money_fen=900)
    berries_for(account, 50, now=NOW)
    order = a_pending_order(account, a_course(), coupons=[record], berries=50, now=NOW)

    def moving(act, **more) -> Callable[[], str]:
        def move() -> str:
            with transaction.atomic():
                act(moves.lock(order.pk), now=NOW, by=SYSTEM_JOB, **more)
            return act.__name__

        return move

    acts = [moving(pay.pay, tender=MONEY), moving(close.cancel), moving(close.expire)] * 5
    results = at_once(acts[round_number:] + acts[:round_number])

    order.refresh_from_db()
    record.refresh_from_db()
    assert outcomes(results) == {str: 1, OrderCannotMove: 14}
    winner = next(result for result in results if isinstance(result, str))
    is_paid = winner == "pay"
    assert (
        order.status
        == {
            "pay": OrderStatus.PAID,
            "cancel": OrderStatus.CANCELLED,
            "expire": OrderStatus.EXPIRED,
        }[winner]
    )
    assert record.status == (RecordStatus.USED if is_paid else RecordStatus.UNUSED)
    assert balances(account.pk) == {"available": 0 if is_paid else 50, "held": 0}
    assert EnrolledCourse.objects.count() == (1 if is_paid else 0)
    assert Transfer.objects.filter(key__startswith="order:").count() == 2


def test_late_money_waits_for_an_order_that_is_just_opening_the_same_course():
    account, course = an_account(), a_course(prices={30: 4_900})
    berries_for(account, 49, now=NOW)
    late = an_expired_order(a_pending_order(account, course, now=NOW), now=NOW)
    a_settlement(account, course, berries=49, now=NOW)
    opened = Event()

    def buy_with_berries() -> None:
        with transaction.atomic():
            place(account_id=account.pk, request=PlaceOrder(None, 0, "key-1"), now=NOW)
            opened.set()
            wait_until_somebody_waits_for_a_lock()

    def revive() -> None:
        opened.wait()
        with transaction.atomic():
            pay.reinstate(moves.lock(late.pk), tender=MONEY, now=NOW, by=SYSTEM_JOB)

    bought, revived = at_once([buy_with_berries, revive])

    assert bought is None
    assert isinstance(revived, CannotReinstate)
    assert revived.detail == {"reason": "already_owned"}
    assert EnrolledCourse.objects.count() == 1


def wait_until_somebody_waits_for_a_lock() -> None:
    """Control: had nobody to wait, what this test proves would not have happened."""
    for _ in range(100):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone() != (0,):
                return
        sleep(0.05)
    raise AssertionError("nobody waits for a lock")


def test_eight_orders_of_one_course_paid_at_once_follow_each_other_without_gap_or_overlap():
    account, course = an_account(), a_course()
    orders = [a_pending_order(account, course, now=NOW) for _ in range(8)]

    def paying(order: Order) -> Callable[[], None]:
        def act() -> None:
            with transaction.atomic():
                pay.pay(moves.lock(order.pk), tender=MONEY, now=NOW, by=SYSTEM_JOB)

        return act

    assert at_once([paying(order) for order in orders]) == [None] * 8

    periods = EnrolledCourse.objects.order_by("ordinal").values_list("valid_begin_date", "valid_end_date")
    gaps = [(begin - end).days for (_, end), (begin, _) in pairwise(periods)]
    assert gaps == [1] * 7
