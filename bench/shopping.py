"""What buyers send, and what they have chosen before."""

from collections.abc import Iterable
from datetime import UTC, datetime

from bench import world
from bench.load import Job
from bench.wire import call
from bench.world import Buyers


def purchase(buyer: int) -> Job:
    """A whole purchase with nothing to pay in cash, in six requests."""
    token, products = world.token(buyer), [f"course:{course}" for course in world.courses_of(buyer)]
    put = [
        call(
            "POST",
            "/cart/items",
            {"product": product, "price_policy_id": world.policy_of(course)},
            token=token,
        )
        for product, course in zip(products, world.courses_of(buyer), strict=True)
    ]
    return (
        *put,
        call("PUT", "/settlement", {"items": products}, token=token),
        call("PATCH", "/settlement", {"product": None, "coupon_id": buyer}, token=token),
        call("PATCH", "/settlement", {"berries": world.BERRIES}, token=token),
        order(buyer),
    )


def order(buyer: int) -> bytes:
    body = {"payment_method": None, "expected_payable_fen": 0}
    return call("POST", "/orders", body, token=world.token(buyer), Idempotency_Key="the-first")


def orders(buyers: Buyers) -> list[Job]:
    """Only the orders: everything has been chosen."""
    settle(buyers)
    return [(order(buyer),) for buyer in buyers]


def settle(buyers: Iterable[int]) -> None:
    """Put two courses, a coupon and berries into each buyer's settlement."""
    from luffy.orders import choices
    from luffy.orders.assessment import ChosenItem

    now = datetime.now(UTC)
    for buyer in buyers:
        courses = world.courses_of(buyer)
        items = [ChosenItem(f"course:{course}", world.policy_of(course)) for course in courses]
        choices.start(buyer, items, from_cart=True, now=now)
        choices.choose_coupon(buyer, product=None, coupon_id=buyer)
        choices.spend_berries(buyer, world.BERRIES)
