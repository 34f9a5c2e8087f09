"""A refund that is asked for while the purchase is being deducted from a degree, on real locks."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from time import monotonic, sleep
from typing import Any

import pytest
from django.db import connection

from luffy.orders import deductions
from luffy.orders.models import ModuleCredit, Order, OrderCredit
from luffy.refunds.errors import PurchaseCredited
from luffy.refunds.models import RefundRequest
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_degree
from tests.factories.orders import a_paid_order, a_pending_order
from tests.factories.refunds import asked_for, the_rules

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def order_and_ask(monkeypatch: pytest.MonkeyPatch) -> Callable[[], tuple[Order, Future[object]]]:
    """Order the degree; when its deductions were found and are not yet written, the refund is asked for."""
    the_rules()
    course, degree, buyer = a_course(prices={30: 9_900}), a_degree(modules=1), an_account()
    ModuleCredit.objects.create(course=course, module=degree.modules.get(), most_fen=8_000)
    bought = a_paid_order(buyer, course)

    def ask() -> object:
        try:
            return asked_for(bought)
        except Exception as error:
            return error
        finally:
            connection.close()

    def both() -> tuple[Order, Future[object]]:
        asking: list[Future[object]] = []
        found_in_truth = deductions.purchases_of

        def found(*given: Any, among: list[int] | None = None) -> Any:
            purchases = found_in_truth(*given, among=among)
            if among is not None:
                asking.append(pool.submit(ask))
                wait_until_it_ends_or_waits(asking[0])
            return purchases

        with ThreadPoolExecutor(1) as pool, monkeypatch.context() as patch:
            patch.setattr(deductions, "purchases_of", found)
            order = a_pending_order(buyer, degree)
        return order, asking[0]

    return both


def wait_until_it_ends_or_waits(asking: Future[object]) -> None:
    deadline = monotonic() + 10
    while not asking.done():
        assert monotonic() < deadline, "it neither ends nor waits for a lock"
        with connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
            if cursor.fetchone() == (True,):
                return
        sleep(0.02)


def test_the_refund_waits_for_the_order_and_is_refused(order_and_ask) -> None:
    order, asking = order_and_ask()

    assert type(asking.result()) is PurchaseCredited
    assert (order.credit_fen, OrderCredit.objects.count(), RefundRequest.objects.count()) == (8_000, 1, 0)


def test_control_without_the_lock_the_money_is_deducted_and_asked_back(order_and_ask, monkeypatch) -> None:
    monkeypatch.setattr(Order.objects, "select_for_update", Order.objects.all)

    order, asking = order_and_ask()

    assert isinstance(asking.result(), RefundRequest)
    assert (order.credit_fen, OrderCredit.objects.count(), RefundRequest.objects.count()) == (8_000, 1, 1)
