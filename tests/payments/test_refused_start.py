"""A gateway that says no to a payment is not a gateway that says nothing."""

import json

import httpx
import pytest

from luffy.core import clock
from luffy.orders.models import OrderStatus
from luffy.payments.gateways import wechat
from luffy.payments.gateways.transport import Received
from luffy.payments.models import AttemptState, PaymentAttempt
from tests.factories.accounts import an_account, api_of
from tests.factories.catalog import a_course
from tests.payments.wechat_keys import our_wechat
from tests.payments.world import Purchase, a_purchase, settle_for

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeChat, which does not know the payer, and of course no trade either."""
    ours = our_wechat()

    def answer(_client: httpx.Client, request: httpx.Request) -> Received:
        status, code = (
            (404, "ORDER_NOT_EXIST") if request.url.path.endswith("/close") else (400, "PARAM_ERROR")
        )
        return Received(status, httpx.Headers(), "", json.dumps({"code": code}).encode())

    monkeypatch.setattr(wechat, "ask", answer)
    monkeypatch.setattr("luffy.payments.services.start.is_open", lambda _channel: True)
    for name in ("start", "close_order"):
        monkeypatch.setattr(f"luffy.payments.services.{name}.gateway", lambda _channel: ours)


def pay(purchase: Purchase):
    api = api_of(purchase.account)
    return api.post(f"/orders/{purchase.order.number}/pay", {"payment_method": "wechat_native"})


def test_it_is_told_with_the_gateways_reason_and_leaves_no_attempt_open():
    purchase = a_purchase(berries=9)

    answer = pay(purchase)

    assert (answer.status_code, answer.json()["code"]) == (409, 1706)
    assert answer.json()["detail"] == {"reason": "PARAM_ERROR"}
    assert purchase.attempt.state == AttemptState.ABANDONED
    assert purchase.now_order.status == OrderStatus.PENDING
    assert purchase.berries["held"] == 9


def test_it_is_tried_anew_with_another_number():
    purchase = a_purchase()

    answers = [pay(purchase).json()["code"] for _ in range(2)]

    assert answers == [1706, 1706]
    assert PaymentAttempt.objects.filter(order=purchase.order).count() == 2


def test_the_order_is_placed_all_the_same():
    account, course = an_account(), a_course()
    settle_for(account, course, now=clock.now())

    answer = api_of(account).post(
        "/orders",
        {"payment_method": "wechat_native", "expected_payable_fen": 9_900},
        **{"Idempotency-Key": "k"},
    )

    assert answer.status_code == 201
    data = answer.json()["data"]
    assert (data["payment"], data["order"]["status"]) == (None, "pending")
