"""A degree that was bought after one of its courses, for tests."""

from datetime import datetime

from luffy.orders.models import ModuleCredit, OrderCredit
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_degree
from tests.factories.orders import a_paid_order


def a_credit(*, now: datetime | None = None) -> OrderCredit:
    """Of a course for 99 yuan, 80 were deducted from its degree."""
    course, degree, buyer = a_course(prices={30: 9_900}), a_degree(modules=1), an_account()
    ModuleCredit.objects.create(course=course, module=degree.modules.get(), most_fen=8_000)
    a_paid_order(buyer, course, now=now)
    a_paid_order(buyer, degree, now=now)
    return OrderCredit.objects.select_related("line__order").get(line__product__degree=degree)
