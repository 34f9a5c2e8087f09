"""What a body must say, and what is told who says something else."""

from typing import Any

import pytest

from tests.factories.catalog import a_course
from tests.orders.buyer import Buyer, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def buyer() -> Buyer:
    buyer = Buyer()
    buyer.settle(a_course())
    return buyer


@pytest.mark.parametrize("items", [None, "course:1", {"course": 1}, 3, []])
def test_a_settlement_of_no_list_or_an_empty_one_asks_to_choose(buyer: Buyer, items: Any):
    before = buyer.quote()

    assert told(buyer.api.put("/settlement", {"items": items})) == (422, 1610)
    assert buyer.quote() == before


def test_a_settlement_of_nothing_asks_to_choose(buyer: Buyer):
    assert told(buyer.api.put("/settlement", {})) == (422, 1610)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"product": None},
        {"product": None, "coupon_id": None, "berries": 5},
        {"coupon_id": None, "berries": 5},
        {"coupon_id": True},
    ],
)
def test_a_choice_says_one_thing(buyer: Buyer, body: dict[str, Any]):
    before = buyer.quote()

    assert told(buyer.api.patch("/settlement", body)) == (422, 1101)
    assert buyer.quote() == before


def test_items_and_buy_now_at_once_are_refused(buyer: Buyer):
    body = {"items": ["course:1"], "buy_now": {"product": "course:1", "price_policy_id": 1}}

    assert told(buyer.api.put("/settlement", body)) == (422, 1101)


def test_an_id_may_be_a_text_of_digits_but_no_boolean(buyer: Buyer):
    course = a_course()
    policy = course.product.price_policies.get().pk

    def put(policy_id: object) -> tuple[int, int]:
        body = {"product": course.product.key, "price_policy_id": policy_id}
        return told(buyer.api.post("/cart/items", body))

    assert put(str(policy)) == (200, 1000)
    assert put(True) == (422, 1101)


def test_a_refusal_names_the_field_as_the_caller_wrote_it(buyer: Buyer):
    answer = buyer.api.post("/cart/items", {"product": "course:1", "price_policy_id": 0})

    assert [field["where"] for field in answer.json()["detail"]["fields"]] == ["body.price_policy_id"]


@pytest.mark.parametrize("path", ["/orders/%00", "/orders/a%00b", "/orders/01J%00"])
def test_a_number_that_no_row_can_have_is_malformed_and_no_fault_of_ours(buyer: Buyer, path: str):
    assert told(buyer.api.get(path)) == (422, 1101)
