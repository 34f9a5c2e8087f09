"""Each ordered pair of moves of one order: the first stops in its middle, the second comes, the first goes on.

The middle is a failpoint, at which a test may as well wait as die. No chance decides who is earlier.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import connection, transaction

from luffy.accounts.audit import SYSTEM_JOB, Actor
from luffy.core import failpoints
from luffy.core.errors import LuffyError
from luffy.core.money import Berries
from luffy.coupons.services import claim
from luffy.orders.models import Order, OrderStatus
from luffy.orders.services import close, moves
from luffy.payments.models import PaymentAttempt
from luffy.payments.services.query import query
from luffy.payments.services.start import start
from luffy.refunds.services import decide
from luffy.wallet.services import Gift, grant
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.orders import a_settled_order, an_expired_order
from tests.factories.refunds import an_operator, asked_for, by, the_rules
from tests.faults.timelapse import Timelapse
from tests.storms.purchases import a_coupon

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE_S = 30
# Long enough to run into the first one's lock.
A_MOMENT_S = 0.3


@dataclass
class Case:
    """One order, and the gateway's page on which it can be paid."""

    lapse: Timelapse
    order: Order
    attempt: PaymentAttempt
    page: str

    def pay(self) -> None:
        """At the gateway, which tells nobody."""
        self.lapse.paysim.control.add_fault("drop_all")
        self.lapse.paysim.control.pay(cashier_token=self.page)
        self.lapse.paysim.control.clear_faults()

    def settle(self) -> None:
        query(self.attempt.pk, now=self.lapse.now, by=SYSTEM_JOB)

    def cancel(self) -> None:
        with transaction.atomic():
            close.cancel(moves.lock(self.order.pk), now=self.lapse.now, by=Actor("test"))

    def expire(self) -> None:
        with transaction.atomic():
            close.expire(moves.lock(self.order.pk), now=self.lapse.now, by=SYSTEM_JOB)

    def start(self) -> None:
        start(self.order.pk, payment_method="alipay_wap", now=self.lapse.now, by=Actor("test"))

    def refund(self) -> None:
        """Grant what was asked for; asked first where the order is paid and nobody did."""
        order = Order.objects.get(pk=self.order.pk)
        request = order.refund_requests.last() or asked_for(order, now=self.lapse.now)
        decide.approve(request.pk, now=self.lapse.now, by=by(an_operator()))

    def reinstate(self) -> None:
        """Money for an expired order: the same door."""
        self.settle()


ACTS = ["settle", "cancel", "expire", "refund", "start", "reinstate"]
# Where the first one stops: everything is written and nothing committed, its locks are held.
MIDDLE = {"settle": "K9", "cancel": "K15", "expire": "K15", "refund": "K30", "start": "K4", "reinstate": "K9"}


def a_case(lapse: Timelapse, first: str) -> Case:
    """An order with a coupon and berries, in the state from which `first` can move it."""
    account, now = an_account(), lapse.now
    gift = Gift(Berries(20), f"pairs:{account.pk}", "")
    grant(owner_id=account.pk, gift=gift, by=SYSTEM_JOB, now=now)
    record = claim(coupon_id=a_coupon(money_fen=1_000).pk, account_id=account.pk, now=now)
    order = a_settled_order(account, a_course(), coupons=[record], berries=20, now=now)
    url = start(order.pk, payment_method="alipay", now=now, by=Actor("test")).url  # type: ignore[union-attr]
    page = lapse.paysim.open_cashier(url)
    case = Case(lapse, order, PaymentAttempt.objects.get(order=order), page)
    if first != "start":
        # Another way is opened only to who has not paid: that is asked first.
        case.pay()
    if first == "reinstate":
        an_expired_order(order, now=now)
    if first == "refund":
        case.settle()
        asked_for(Order.objects.get(pk=order.pk), now=now)
    return case


@contextmanager
def stopped_at(point: str) -> Iterator[tuple[threading.Event, threading.Event]]:
    """The first thread that gets there says so, and waits to be let go."""
    is_there, may_go = threading.Event(), threading.Event()

    def visit(name: str) -> None:
        if name == point and not is_there.is_set():
            is_there.set()
            assert may_go.wait(PATIENCE_S)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(failpoints, "_visit", visit)
        yield is_there, may_go


def in_a_thread(act: Callable[[], None], surprises: list[Exception]) -> threading.Thread:
    def run() -> None:
        try:
            act()
        except LuffyError:
            # An expected refusal: the other one was first.
            pass
        except Exception as error:
            surprises.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


@pytest.mark.parametrize("first", ACTS)
def test_whoever_comes_in_the_middle_of_another_finds_one_truth(first: str, lapse: Timelapse):
    the_rules()
    for second in ACTS:
        if second == first:
            continue
        case, surprises = a_case(lapse, first), []

        with stopped_at(MIDDLE[first]) as (is_there, may_go):
            one = in_a_thread(getattr(case, first), surprises)
            assert is_there.wait(PATIENCE_S), (first, second, surprises)
            if first == "start":
                case.pay()
            other = in_a_thread(getattr(case, second), surprises)
            other.join(A_MOMENT_S)
            may_go.set()
            one.join(PATIENCE_S)
            other.join(PATIENCE_S)

        assert surprises == [], (first, second)
        assert Order.objects.get(pk=case.order.pk).status != OrderStatus.PENDING or first == "start"
        lapse.drain()
        lapse.assert_all_is_well()
        lapse.pass_time(timedelta(seconds=1))
