"""Numbers that are none, and coupons and refunds that would take more than there is."""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from luffy.accounts.audit import Actor
from luffy.accounts.permissions import Action, Role
from luffy.api import openapi
from luffy.orders.models import Order
from luffy.payments.models import Refund, RefundReason
from luffy.payments.services.refund import request
from tests.contracts.matrix import ROWS, Parts, Row
from tests.contracts.matrix.row import NOW
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.catalog import a_course
from tests.factories.coupons import a_claimed_coupon
from tests.factories.orders import a_paid_order, a_settlement
from tests.factories.refunds import the_rules
from tests.factories.wallet import berries_for
from tests.security.looking import changed, fill, prepare, tables

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gateways")]
# As JSON: NaN and what no double holds are spelled by hand.
NO_NUMBERS = (
    "-1", "-9223372036854775809", "9223372036854775808", "1e400", "0.5", "NaN", "Infinity", '"NaN"', '"一"',
    '"1; DROP TABLE orders_order"', "[]", "{}", "1" + "0" * 5_000,
)  # fmt: skip
MARK = "the-number-goes-here"


document_of_the_api = lru_cache(openapi)


def number_fields(row: Row) -> dict[str, list[str]]:
    """The body's fields that are whole numbers, by the API's document, and what of `NO_NUMBERS` is none there."""
    document, (method, path) = document_of_the_api(), row.call.split(" ")
    asked = document["paths"][f"/api/v1{path}"][method.lower()].get("requestBody")
    reference = asked["content"].get("application/json", {}).get("schema", {}).get("$ref") if asked else None
    if not reference:
        return {}
    properties = document["components"]["schemas"][reference.rpartition("/")[2]]["properties"]
    return {
        # A ballot may be -1: disagreement.
        name: [text for text in NO_NUMBERS if text != str(schema.get("minimum"))]
        for name, schema in properties.items()
        if "integer" in {schema.get("type"), *(one.get("type") for one in schema.get("anyOf", []))}
    }


NUMERIC = [row for row in ROWS if row.body is not None and row.status < 300 and number_fields(row)]


def bodies(row: Row, parts: Parts) -> Iterator[str]:
    for name, texts in number_fields(row).items():
        body = json.dumps({**fill(row.body, parts), name: MARK}, default=str)
        for text in texts:
            yield body.replace(f'"{MARK}"', text)


def raw(api: Api, row: Row, parts: Parts, body: str) -> Any:
    method, path = row.call.split(" ")
    return api.client.generic(
        method,
        f"/api/v1{path.format(**parts)}",
        body,
        content_type="application/json",
        headers={**api.headers, **(row.headers or {})},
    )


@pytest.mark.parametrize("row", NUMERIC, ids=lambda row: row.call)
def test_what_is_no_number_moves_nothing(row: Row) -> None:
    account = an_account(role=Role.OPERATOR if isinstance(row.door, Action) else Role.LEARNER)
    parts, api = prepare(row, account), api_of(account)
    before = tables()

    statuses = {body: raw(api, row, parts, body).status_code for body in bodies(row, parts)}

    assert {body: status for body, status in statuses.items() if not 400 <= status < 500} == {}
    assert changed(before) == set()


def test_every_call_that_moves_money_is_among_them() -> None:
    calls = {row.call for row in NUMERIC}

    assert {"POST /orders", "PATCH /settlement", "POST /withdrawals", "POST /operator/berries"} <= calls
    assert {"POST /cart/items", "POST /orders/{number}/refunds"} <= calls


def choose(api: Api, product: str | None, coupon_id: int) -> tuple[int, int]:
    answer = api.patch("/settlement", {"product": product, "coupon_id": coupon_id}).json()
    return answer["code"], api.get("/settlement").json()["data"]["payable_fen"]


def test_one_coupon_serves_one_place_and_one_site_wide_coupon_an_order() -> None:
    me, (one, other) = an_account(), (a_course(prices={30: 9_900}), a_course(prices={30: 9_900}))
    for_one = a_claimed_coupon(me, product=one.product, money_fen=1_000)
    site, second_site = a_claimed_coupon(me, money_fen=2_000), a_claimed_coupon(me, money_fen=3_000)
    api = api_of(me)
    a_settlement(me, one, other)

    assert choose(api, one.product.key, for_one.pk) == (1000, 18_800)
    assert choose(api, one.product.key, for_one.pk) == (1000, 18_800)
    code, payable_fen = choose(api, other.product.key, for_one.pk)
    assert (code != 1000, payable_fen) == (True, 18_800)
    assert choose(api, None, site.pk) == (1000, 16_800)
    # The second takes the first one's place.
    assert choose(api, None, second_site.pk) == (1000, 15_800)
    code, payable_fen = choose(api, one.product.key, site.pk)
    assert (code != 1000, payable_fen) == (True, 15_800)


def test_a_price_or_a_quantity_of_ones_own_is_not_heard() -> None:
    me, course = an_account(), a_course(prices={30: 9_900})
    policy, api = course.product.price_policies.get(), api_of(me)
    item = {"product": course.product.key, "price_policy_id": policy.pk}
    own = {"price_fen": 1, "quantity": -1, "payable_fen": 1, "discount_fen": 9_900}

    quoted = api.put("/settlement", {"buy_now": {**item, **own}, **own}).json()["data"]
    headers = {"Idempotency-Key": "own-price"}
    body = {"payment_method": "alipay", **own}
    refused = api.post("/orders", {**body, "expected_payable_fen": 1}, **headers)

    assert quoted["payable_fen"] == 9_900
    assert (refused.status_code, refused.json()["detail"]["quote"]["payable_fen"]) == (409, 9_900)
    assert not Order.objects.exists()


def test_a_closed_or_foreign_price_cannot_be_chosen_in_any_place() -> None:
    me, course, dear = an_account(), a_course(prices={30: 9_900, 60: 100}), a_course(prices={30: 99_900})
    closed = course.product.price_policies.get(access_days=60)
    type(closed).objects.filter(pk=closed.pk).update(on_sale=False)
    foreign, api = course.product.price_policies.get(access_days=30), api_of(me)
    a_settlement(me, dear)

    for product, policy in ((course, closed), (dear, foreign)):
        item = {"product": product.product.key, "price_policy_id": policy.pk}
        assert api.post("/cart/items", item).json()["code"] == 1002
        assert api.put("/settlement", {"buy_now": item}).json()["code"] == 1002

    # What was being settled before still is, at its price.
    assert api.get("/settlement").json()["data"]["payable_fen"] == 99_900


def test_no_more_comes_back_than_was_paid_however_it_is_asked() -> None:
    the_rules()
    me = an_account()
    berries_for(me, 100)
    order = a_paid_order(me, a_course(prices={30: 9_900}), berries=20)
    line, api = order.lines.select_related("product").get(), api_of(me)
    key, path = line.product.key, f"/orders/{order.number}"
    before = tables()

    quote = api.post(f"{path}/refund-quote", {"products": [key] * 50}).json()["data"]
    more = {"products": [key] * 50, "reason": "x", "expected_cash_fen": 9_901, "expected_berries": 20}
    refused = api.post(f"{path}/refunds", more, **{"Idempotency-Key": "more"})

    assert (quote["cash_fen"], quote["berries"]) == (order.payable_fen, 20)
    assert (refused.status_code, refused.json()["code"]) == (409, 2006)
    assert changed(before) == set()


def test_the_database_itself_gives_no_more_back_than_came_in() -> None:
    order = a_paid_order(an_account(), a_course(prices={30: 9_900}))
    attempt, by = order.attempts.get(), Actor("test")
    request(attempt, amount_fen=9_000, number="R1", reason=RefundReason.CUSTOMER, now=NOW, by=by)

    with pytest.raises(DatabaseError, match="exceed"), transaction.atomic():
        request(attempt, amount_fen=901, number="R2", reason=RefundReason.CUSTOMER, now=NOW, by=by)

    assert [refund.amount_fen for refund in Refund.objects.all()] == [9_000]
