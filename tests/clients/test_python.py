"""The Python client buys a course from a running shop; and it is generated from what the API is now."""

import sys
from pathlib import Path
from uuid import uuid4

import pytest

from scripts import python_client
from tests.factories.catalog import a_course
from tests.shop import PASSWORD, Shop, eventually

sys.path.insert(0, str(python_client.PACKAGE.parent))

from luffy_client import AuthenticatedClient, Client
from luffy_client.api.accounts import create_token, register
from luffy_client.api.cart import add_to_cart
from luffy_client.api.catalog import list_courses
from luffy_client.api.learning import my_courses
from luffy_client.api.orders import my_order, place_order
from luffy_client.api.settlement import begin_settlement
from luffy_client.models import (
    CartItemIn,
    OkAccountOut,
    OkOrderWithMoneyBackOut,
    PlaceIn,
    RedirectOut,
    Refusal,
    RegisterIn,
    SettleIn,
    TokenIn,
)

SCOPES = ["orders:write", "learning:read"]
NOWHERE = "01KB6Q3W3S6H4V9ZB7J0E2M8RT"


def test_the_client_is_generated_from_the_api_as_it_is(tmp_path: Path):
    made = tmp_path / "luffy_client"
    python_client.generate(made)

    assert python_client.differences(made, python_client.PACKAGE) == [], "run `make api`"


@pytest.mark.django_db(transaction=True)
def test_a_program_buys_a_course_and_may_open_it(shop: Shop):
    course = a_course("Python 入门", prices={30: 9_900})
    visitor = Client(base_url=shop.luffy.base_url)
    signed_up = register.sync(client=visitor, body=RegisterIn(username="robot", password=PASSWORD))
    assert isinstance(signed_up, OkAccountOut)
    wanted = TokenIn(username="robot", password=PASSWORD, label="test", scopes=SCOPES)
    token = create_token.sync(client=visitor, body=wanted).data.token
    client = AuthenticatedClient(base_url=shop.luffy.base_url, token=token)

    listed = list_courses.sync(client=client, q="python").data.items
    assert [row.product for row in listed] == [course.product.key]
    chosen = CartItemIn(product=listed[0].product, price_policy_id=listed[0].price_policies[0].id)
    assert add_to_cart.sync(client=client, body=chosen).data.total_fen == 9_900
    quote = begin_settlement.sync(client=client, body=SettleIn(items=[course.product.key])).data
    order = PlaceIn(expected_payable_fen=quote.payable_fen, payment_method="alipay")
    key = uuid4().hex
    placed = place_order.sync(client=client, body=order, idempotency_key=key).data
    again = place_order.sync(client=client, body=order, idempotency_key=key).data
    assert isinstance(placed.payment, RedirectOut)
    shop.paysim.control.pay(url=placed.payment.url)

    def paid() -> bool:
        found = my_order.sync(placed.order.number, client=client)
        return isinstance(found, OkOrderWithMoneyBackOut) and found.data.status == "paid"

    eventually(paid)
    assert again.order.number == placed.order.number
    mine = my_courses.sync(client=client).data.items
    assert [(row.product, row.active) for row in mine] == [(course.product.key, True)]


@pytest.mark.django_db(transaction=True)
def test_a_refusal_is_a_value_with_its_number(shop: Shop):
    buyer = shop.buyer()
    token = buyer.client.headers["Authorization"].removeprefix("Bearer ")
    client = AuthenticatedClient(base_url=shop.luffy.base_url, token=token)

    answer = my_order.sync_detailed(NOWHERE, client=client)

    assert answer.status_code == 404
    assert isinstance(answer.parsed, Refusal)
    assert answer.parsed.code == buyer.call("GET", f"orders/{NOWHERE}")[1]["code"]
