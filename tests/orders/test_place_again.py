"""Ordering again what is already ordered or owned: refused for a degree, an extension for a course."""

import pytest

from luffy.accounts.models import Account
from luffy.catalog.models import DegreeCourse
from luffy.orders import choices
from luffy.orders.errors import DegreeOrderPending, DegreeOwned
from luffy.orders.models import Order, OrderStatus
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_degree
from tests.factories.orders import a_cancelled_order, a_paid_order, a_pending_order, a_settlement
from tests.orders.buyer import NOW, order_it

pytestmark = pytest.mark.django_db


def degree_up_for_settlement() -> tuple[Account, DegreeCourse]:
    account, degree = an_account(), a_degree(modules=1)
    a_settlement(account, degree, now=NOW)
    return account, degree


def test_a_degree_in_an_unpaid_order_is_refused_with_that_orders_number():
    account, degree = degree_up_for_settlement()
    first = order_it(account, 980_000).order
    a_settlement(account, degree, now=NOW)

    with pytest.raises(DegreeOrderPending) as refused:
        order_it(account, 980_000, key="key-2")

    assert refused.value.detail == {"order": first.number}
    assert Order.objects.count() == 1
    a_cancelled_order(first, now=NOW)
    assert order_it(account, 980_000, key="key-2").is_new


def test_a_degree_bought_since_it_was_settled_is_refused():
    account, degree = degree_up_for_settlement()
    before = choices.load(account.pk, now=NOW)
    a_paid_order(account, degree, now=NOW)
    choices.start(account.pk, before.items, from_cart=False, now=NOW)

    with pytest.raises(DegreeOwned):
        order_it(account, 980_000, key="key-2")

    assert Order.objects.count() == 1


def test_the_same_course_can_be_in_two_unpaid_orders():
    account, course = an_account(), a_course()

    for _ in range(2):
        a_pending_order(account, course, now=NOW)

    assert Order.objects.filter(status=OrderStatus.PENDING).count() == 2
