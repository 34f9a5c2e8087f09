"""Refunds that buyers ask for, against the sandbox gateway: the money moves once, whatever gets lost."""

from datetime import datetime, timedelta

import pytest

from luffy.core import clock
from luffy.orders.models import Order, OrderStatus
from luffy.payments.models import Refund, RefundState
from luffy.payments.services import refund
from luffy.payments.services.query import query
from luffy.payments.services.start import start
from luffy.refunds.models import RefundRequest
from luffy.refunds.services import conclude
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.orders import a_pending_order
from tests.factories.refunds import asked_for, granted, the_rules
from tests.payments.world import BUYER
from tests.paysim.server import PaysimServer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def order(paysim: PaysimServer) -> Order:
    """Two courses of 99 yuan, paid at the gateway."""
    the_rules()
    order = a_pending_order(an_account(), a_course(), a_course())
    begun = start(order.pk, payment_method="alipay", now=clock.now(), by=BUYER)
    paysim.control.pay(url=begun.url)
    query(order.attempts.get().pk, now=clock.now(), by=BUYER)
    order.refresh_from_db()
    assert order.status == OrderStatus.PAID
    return order


def give_back(order: Order, *positions: int) -> RefundRequest:
    lines = order.lines.select_related("product").filter(position__in=positions)
    return granted(asked_for(order, [line.product.key for line in lines]))


def send(request: RefundRequest, *, times: int = 1) -> RefundState:
    """Do what the worker would, each time when it is due."""
    for _ in range(times):
        row = Refund.objects.get(pk=request.cash_refund_id)
        due: datetime = row.next_try_at or clock.now()
        refund.send(row.pk, now=due)
    conclude.conclude_refund(request.cash_refund_id, now=clock.now() + timedelta(days=1))
    return RefundState(Refund.objects.get(pk=request.cash_refund_id).state)


def money_back(paysim: PaysimServer) -> list[int]:
    return [row["amount_fen"] for row in paysim.control.journal() if row["op"] == "refund_done"]


def test_two_parts_of_one_payment_go_back_by_themselves(paysim, order):
    assert send(give_back(order, 1)) == RefundState.DONE
    order.refresh_from_db()
    assert order.status == OrderStatus.PAID

    assert send(give_back(order, 2)) == RefundState.DONE

    order.refresh_from_db()
    assert order.status == OrderStatus.REFUNDED
    assert money_back(paysim) == [9_900, 9_900]


def test_an_answer_that_got_lost_after_the_money_moved_moves_it_once(paysim, order):
    request = give_back(order, 1)
    paysim.control.add_fault("reset_after_commit", match={"op": "refund"}, times=1)

    assert send(request) == RefundState.REQUESTED
    assert send(request) == RefundState.DONE

    assert money_back(paysim) == [9_900]
    request.refresh_from_db()
    assert request.state == "done"


def test_a_repeat_that_changed_no_fund_is_no_failure(paysim, order):
    """The gateway answers fund_change=N; what became of the refund is asked."""
    request = give_back(order, 1)
    send(request)
    Refund.objects.update(state="requested", done_at=None, next_try_at=clock.now(), tries=0)

    assert send(request) == RefundState.PROCESSING
    assert send(request) == RefundState.DONE
    assert money_back(paysim) == [9_900]


def test_without_enough_money_at_the_gateway_it_is_tried_until_there_is(paysim, order):
    request = give_back(order, 1, 2)
    paysim.control.add_fault("not_enough", match={"op": "refund"}, times=2)

    assert send(request, times=2) == RefundState.REQUESTED
    assert money_back(paysim) == []
    assert send(request) == RefundState.DONE

    assert money_back(paysim) == [19_800]
    order.refresh_from_db()
    assert order.status == OrderStatus.REFUNDED


def test_the_same_number_over_another_amount_waits_for_a_person(paysim, order):
    request = give_back(order, 1)
    send(request)
    Refund.objects.update(state="requested", done_at=None, next_try_at=clock.now(), tries=0, amount_fen=9_800)

    state = send(request, times=2)

    assert state == RefundState.REJECTED
    assert Refund.objects.get().last_error == "ACQ.DISCORDANT_REPEAT_REQUEST"
    assert money_back(paysim) == [9_900]
