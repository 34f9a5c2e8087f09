"""Limits of money under bursts, over HTTP against a server with four workers: exact, and nothing lost.

Elsewhere, each with a control run that fails: coupons, orders, notices, refunds that are granted, carts and changed
passwords (tests/storms/test_storms.py), wrong passwords (tests/accounts/test_throttle.py).
"""

from collections import Counter
from collections.abc import Callable

import pytest

from luffy.accounts.permissions import Role
from luffy.invoices.models import Invoice
from luffy.orders.models import Order
from luffy.refunds.models import RefundRequest
from luffy.wallet.models import Transfer, Withdrawal, WithdrawalState
from luffy.wallet.queries import balances
from tests.contracts.matrix.invoices import TITLE
from tests.contracts.matrix.wallet import WITHDRAWAL
from tests.factories.accounts import a_key_for, an_account
from tests.factories.catalog import a_course
from tests.factories.orders import a_paid_order, a_settlement
from tests.factories.refunds import asked_for, the_rules
from tests.factories.wallet import a_withdrawal, earned_for
from tests.invariants.holding import assert_invariants_hold
from tests.shop import Shop
from tests.storms.burst import Answer, Call, burst

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 24
Scene = Callable[[Shop], None]


def keyed(call: Call, number: int) -> Call:
    return Call(call.method, call.path, call.token, call.body, {"Idempotency-Key": f"race-{number}"})


def told(answers: list[Answer]) -> Counter[int]:
    return Counter(answer.code for answer in answers)


def berries_asked_for_as_money_and_for_orders(shop: Shop) -> None:
    """100 berries: one withdrawal takes them all, or one order takes half of them."""
    owner = an_account()
    earned_for(owner, 100)
    a_settlement(owner, a_course(prices={30: 9_900}), berries=50)
    token = a_key_for(owner)
    order = {"payment_method": "alipay", "expected_payable_fen": 9_400}
    calls = [
        Call("POST", "/api/v1/orders", token, order)
        if number % 2
        else Call("POST", "/api/v1/withdrawals", token, WITHDRAWAL)
        for number in range(AT_ONCE)
    ]
    answers = burst(shop.luffy.port, [keyed(call, number) for number, call in enumerate(calls)])

    taken = Withdrawal.objects.count() * 100 + sum(Order.objects.values_list("berries_spent", flat=True))
    left = balances(owner.pk)
    assert (taken + left["available"], left["available"] >= 0) == (100, True)
    assert (
        [answer.status for answer in answers].count(201)
        == Withdrawal.objects.count() + Order.objects.count()
        == 1
    )


def one_refund_asked_for(shop: Shop) -> None:
    the_rules()
    owner = an_account()
    order = a_paid_order(owner, a_course(prices={30: 9_900}))
    products = [line.product.key for line in order.lines.select_related("product")]
    body = {"products": products, "reason": "x", "expected_cash_fen": 0, "expected_berries": 0}
    call = Call("POST", f"/api/v1/orders/{order.number}/refunds", a_key_for(owner), body)

    answers = burst(shop.luffy.port, [keyed(call, number) for number in range(AT_ONCE)])

    assert told(answers) == {1000: 1, 2002: AT_ONCE - 1}
    assert RefundRequest.objects.count() == 1


def a_refund_decided_both_ways(shop: Shop) -> None:
    the_rules()
    owner = an_account()
    request = asked_for(a_paid_order(owner, a_course(prices={30: 9_900})))
    path, operators = (
        f"/api/v1/ops/refunds/{request.number}",
        [an_account(role=Role.OPERATOR) for _ in range(2)],
    )
    calls = [
        Call("POST", f"{path}/approve", a_key_for(operators[0])),
        Call("POST", f"{path}/refuse", a_key_for(operators[1]), {"reason": "no"}),
        Call("POST", f"/api/v1/refunds/{request.number}/withdraw", a_key_for(owner)),
    ]

    answers = burst(shop.luffy.port, calls * (AT_ONCE // 3))

    assert told(answers) == {1000: 1, 2007: AT_ONCE - 1}


def one_withdrawal_decided_many_ways(shop: Shop) -> None:
    owner = an_account()
    earned_for(owner, 100)
    number = a_withdrawal(owner).number
    path, token = f"/api/v1/ops/withdrawals/{number}", a_key_for(an_account(role=Role.OPERATOR))
    calls = [
        Call("POST", f"{path}/approve", token),
        Call("POST", f"{path}/refuse", token, {"reason": "no"}),
        Call("POST", f"{path}/paid", token, {"bank_reference": "ICBC 1"}),
        Call("POST", f"/api/v1/withdrawals/{number}/cancel", a_key_for(owner)),
    ]

    answers = burst(shop.luffy.port, calls * (AT_ONCE // 4))

    state, left = Withdrawal.objects.get().state, balances(owner.pk)["available"]
    assert set(told(answers)) <= {1000, 1413}
    came_back = state in {WithdrawalState.REFUSED, WithdrawalState.CANCELLED}
    assert left == (100 if came_back else 0)


def one_invoice(shop: Shop) -> None:
    owner = an_account()
    order = a_paid_order(owner, a_course(prices={30: 9_900}))
    token, path = a_key_for(owner), f"/api/v1/orders/{order.number}/invoices"
    titles = [TITLE, {"buyer": "personal", "name": "王小明"}]

    answers = burst(
        shop.luffy.port, [Call("POST", path, token, titles[number % 2]) for number in range(AT_ONCE)]
    )

    assert set(told(answers)) == {1000, 2113} or set(told(answers)) == {1000, 2112}, told(answers)
    assert [invoice.amount_fen for invoice in Invoice.objects.all()] == [9_900]


def one_gift(shop: Shop) -> None:
    owner, token = an_account(), a_key_for(an_account(role=Role.OPERATOR))
    gift = {"username": owner.username, "amount": 30, "key": "one-gift-only", "reason": "welcome"}

    answers = burst(shop.luffy.port, [Call("POST", "/api/v1/operator/berries", token, gift)] * AT_ONCE)

    assert told(answers) == {1000: AT_ONCE}
    assert (balances(owner.pk)["available"], Transfer.objects.count()) == (30, 1)


SCENES: list[Scene] = [
    berries_asked_for_as_money_and_for_orders,
    one_refund_asked_for,
    a_refund_decided_both_ways,
    one_withdrawal_decided_many_ways,
    one_invoice,
    one_gift,
]


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_a_burst_takes_no_more_than_there_is(shop: Shop, scene: Scene) -> None:
    scene(shop)

    assert_invariants_hold()
