"""My orders over the API: newest first, by status, and nobody else's."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.accounts import Api, an_account, api_of
from tests.factories.catalog import a_course
from tests.factories.orders import a_cancelled_order, a_paid_order, a_pending_order, an_expired_order

pytestmark = pytest.mark.django_db


def listed(api: Api, **query) -> list[str]:
    answer = api.get("/orders", **query)
    assert answer.status_code == 200, answer.content
    return [item["number"] for item in answer.json()["data"]["items"]]


def test_my_orders_come_newest_first_and_by_status():
    account, course = an_account(), a_course()
    api = api_of(account)
    pending = a_pending_order(account, course)
    cancelled = a_cancelled_order(a_pending_order(account, course))
    expired = an_expired_order(a_pending_order(account, course))
    paid = a_paid_order(account, course)
    a_paid_order(an_account(), course)

    assert listed(api) == [order.number for order in (paid, expired, cancelled, pending)]
    by_status = {"pending": pending, "cancelled": cancelled, "expired": expired, "paid": paid}
    for status, order in by_status.items():
        assert listed(api, status=status) == [order.number]
    assert listed(api, status="refunded") == []


def test_an_unknown_status_is_1101():
    answer = api_of(an_account()).get("/orders", status="lost")

    assert (answer.status_code, answer.json()["code"]) == (422, 1101)


def test_a_page_of_orders_says_how_many_there_are():
    account, course = an_account(), a_course()
    orders = [a_pending_order(account, course) for _ in range(3)]
    api = api_of(account)

    page = api.get("/orders", page=2, page_size=2).json()["data"]

    assert (page["total"], page["page"], page["page_size"]) == (3, 2, 2)
    assert [item["number"] for item in page["items"]] == [orders[0].number]
    assert api.get("/orders", page_size=101).status_code == 422


def test_the_shape_of_an_order():
    account, course = an_account(), a_course("Python 入门", course_img="/python.png")
    order = a_paid_order(account, course, now=datetime.now(UTC))

    data = api_of(account).get(f"/orders/{order.number}").json()["data"]

    [line] = data.pop("lines")
    times = [data.pop(name) for name in ("created_at", "expires_at", "paid_at")]
    assert all(times)
    assert data == {
        "number": order.number,
        "status": "paid",
        "status_number": 0,
        "status_label": "交易成功",
        "payment_type": 1,
        "payment_type_label": "支付宝",
        "listed_fen": 9_900,
        "credit_fen": 0,
        "discount_fen": 0,
        "line_discount_fen": 0,
        "site_discount_fen": 0,
        "berries_spent": 0,
        "berries_discount_fen": 0,
        "payable_fen": 9_900,
        "cancelled_at": None,
        "opened": True,
        "actions": ["learn", "refund"],
        "money_back": [],
    }
    assert line == {
        "product": course.product.key,
        "name": "Python 入门",
        "image": "/python.png",
        "access_days": 30,
        "label": "1个月",
        "listed_fen": 9_900,
        "credit_fen": 0,
        "discount_fen": 0,
        "line_discount_fen": 0,
        "site_discount_fen": 0,
        "berries_spent": 0,
        "berries_discount_fen": 0,
        "payable_fen": 9_900,
        "refund_state": None,
    }


def test_somebody_elses_order_looks_exactly_like_none():
    order = a_pending_order(an_account(), a_course())
    api = api_of(an_account())

    answers = [api.get(f"/orders/{number}").json() for number in (order.number, "01HZZZZZZZZZZZZZZZZZZZZZZZ")]

    assert [(answer["code"], answer["msg"], answer["detail"]) for answer in answers] == [
        (1630, "订单不存在", {})
    ] * 2


def test_twenty_orders_are_listed_by_as_many_queries_as_one():
    account, courses = an_account(), [a_course(), a_course()]
    api = api_of(account)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            listed(api)
        return len(captured)

    a_pending_order(account, *courses)
    few = queries()
    for _ in range(19):
        a_pending_order(account, *courses)

    assert few == queries() <= 4
