"""How many statements PostgreSQL gets to see, transaction control included."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from luffy.orders.models import Order, OrderStatus
from luffy.orders.services.place import PlaceOrder, place
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.catalog import a_course
from tests.factories.coupons import a_claimed_coupon
from tests.factories.orders import a_settlement
from tests.factories.wallet import berries_for

pytestmark = pytest.mark.django_db(transaction=True)

MOST = 25


class Statements:
    """What was sent while it was watched; Django notes BEGIN, COMMIT and savepoints too."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def __enter__(self) -> "Statements":
        connection.force_debug_cursor = True
        connection.queries_log.clear()
        return self

    def __exit__(self, *_error: object) -> None:
        self.sent = [query["sql"].split("(")[0][:60] for query in connection.queries_log]
        connection.force_debug_cursor = False


@pytest.fixture
def api() -> Api:
    """Two courses, a coupon for each, and berries for all the rest, up for settlement."""
    account, courses = an_account(), [a_course(), a_course()]
    coupons = [a_claimed_coupon(account, product=course.product, money_fen=500) for course in courses]
    berries_for(account, 1_000)
    a_settlement(account, *courses, coupons=coupons, berries=188)
    api = api_of(account)
    api.get("/me/wallet")  # what is read once in a process's life is no part of the order
    return api


def test_the_whole_request_of_a_paid_order_takes_at_most_25_statements(api):
    body = {"payment_method": None, "expected_payable_fen": 0}

    with Statements() as statements:
        answer = api.post("/orders", body, **{"Idempotency-Key": "key-1"})

    assert (answer.status_code, answer.json()["data"]["order"]["status"]) == (201, "paid")
    assert len(statements.sent) <= MOST, statements.sent


def test_a_repeat_takes_no_more_than_finding_the_order(api):
    body = {"payment_method": None, "expected_payable_fen": 0}
    api.post("/orders", body, **{"Idempotency-Key": "key-1"})

    with Statements() as statements:
        again = api.post("/orders", body, **{"Idempotency-Key": "key-1"})

    assert (again.status_code, Order.objects.count()) == (201, 1)
    assert len(statements.sent) <= 8, statements.sent


def test_more_lines_take_no_more_statements():
    def sent(lines: int) -> int:
        account, courses = an_account(), [a_course() for _ in range(lines)]
        berries_for(account, 5_000)
        coupons = [a_claimed_coupon(account, product=course.product) for course in courses]
        a_settlement(account, *courses, coupons=coupons, berries=89 * lines)
        with Statements() as statements:
            request = PlaceOrder(None, 0, "key-1")
            order = place(account_id=account.pk, request=request, now=datetime.now(UTC)).order
        assert order.status == OrderStatus.PAID
        return len(statements.sent)

    assert sent(1) == sent(8) == sent(20)
