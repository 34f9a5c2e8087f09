from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from luffy.core import clock
from luffy.env import env
from luffy.orders.models import Order, OrderStatus
from luffy.payments.gateways import RefundFacts, RefundOutcome, configured
from luffy.payments.models import AttemptState, PaymentAttempt
from luffy.payments.services.refund import note
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.catalog import a_course
from tests.factories.orders import a_cancelled_order, a_pending_order, an_attempt, pay_attempt, pay_by_gateway
from tests.payments.world import a_purchase, books, settle_for, started

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("merchant_settings")]
ALIPAY = {"payment_method": "alipay", "expected_payable_fen": 9_900}


@pytest.fixture
def buyer():
    account = an_account()
    settle_for(account, a_course(), now=clock.now())
    return api_of(account)


def order_by(buyer: Api, key: str = "key-1", **changes: object):
    return buyer.post("/orders", {**ALIPAY, **changes}, **{"Idempotency-Key": key})


def test_an_order_comes_with_the_address_where_to_pay(buyer):
    answer = order_by(buyer)

    data, attempt = answer.json()["data"], PaymentAttempt.objects.get()
    assert answer.status_code == 201
    assert (data["order"]["status"], data["order"]["payable_fen"]) == ("pending", 9_900)
    assert data["payment"]["kind"] == "redirect"
    assert attempt.out_trade_no in parse_qs(urlsplit(data["payment"]["url"]).query)["biz_content"][0]


def test_the_same_key_gives_the_same_order_and_the_same_page(buyer):
    first = order_by(buyer).json()["data"]

    again = order_by(buyer)

    assert again.status_code == 201
    assert again.json()["data"]["order"] == first["order"]
    assert again.json()["data"]["payment"]["kind"] == "redirect"
    assert (Order.objects.count(), PaymentAttempt.objects.count()) == (1, 1)


def test_a_repeat_after_the_time_to_pay_still_gives_the_order(buyer):
    order_by(buyer)
    Order.objects.update(expires_at=clock.now() + timedelta(minutes=2))
    PaymentAttempt.objects.update(expires_at=clock.now())

    again = order_by(buyer)

    assert (again.status_code, again.json()["data"]["payment"]) == (201, None)


@pytest.mark.parametrize(
    "headers", [{}, {"Idempotency-Key": ""}, {"Idempotency-Key": "k" * 129}, {"Idempotency-Key": "中"}]
)
def test_without_a_usable_key_nothing_is_ordered(buyer, headers):
    answer = buyer.post("/orders", ALIPAY, **headers)

    assert (answer.status_code, answer.json()["code"]) == (422, 1101)
    assert not Order.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"payment_method": "cash"},
        {"payment_method": ["alipay"]},
        {"expected_payable_fen": -1},
        {"expected_payable_fen": 99.5},
        {"expected_payable_fen": "9900"},
        {"expected_payable_fen": 2**63},
        {"expected_payable_fen": None},
    ],
)
def test_a_malformed_order_is_refused(buyer, changes):
    answer = order_by(buyer, **changes)

    assert (answer.status_code, answer.json()["code"]) == (422, 1101)
    assert not Order.objects.exists()


def test_a_pending_order_can_be_paid_later():
    purchase = a_purchase()

    answer = api_of(purchase.account).post(
        f"/orders/{purchase.order.number}/pay", {"payment_method": "alipay_wap"}
    )

    assert answer.status_code == 200
    assert "alipay.trade.wap.pay" in answer.json()["data"]["payment"]["url"]


def test_an_order_that_is_not_pending_cannot_be_paid():
    purchase = a_purchase()
    Order.objects.update(status=OrderStatus.CANCELLED, cancelled_at=clock.now())
    before = books()

    answer = api_of(purchase.account).post(
        f"/orders/{purchase.order.number}/pay", {"payment_method": "alipay"}
    )

    assert (answer.status_code, answer.json()["code"]) == (409, 1700)
    assert not PaymentAttempt.objects.exists()
    assert books()["orders_order"] == before["orders_order"]


def test_an_unpaid_order_that_never_went_to_the_gateway_is_cancelled_at_once():
    purchase = a_purchase(berries=9)

    answer = api_of(purchase.account).post(f"/orders/{purchase.order.number}/cancel")

    assert (answer.status_code, answer.json()["data"]["status"]) == (200, "cancelled")
    assert purchase.berries["available"] == 9


def test_a_cancelled_order_cannot_be_cancelled_again():
    purchase = a_purchase()
    buyer = api_of(purchase.account)
    buyer.post(f"/orders/{purchase.order.number}/cancel")

    answer = buyer.post(f"/orders/{purchase.order.number}/cancel")

    assert (answer.status_code, answer.json()["code"]) == (409, 1631)


@pytest.mark.django_db(transaction=True)
def test_a_cancellation_the_gateway_does_not_confirm_is_refused_and_changes_nothing():
    purchase = started(berries=9)
    buyer = api_of(purchase.account)
    before = books()

    answer = buyer.post(f"/orders/{purchase.order.number}/cancel")

    assert (answer.status_code, answer.json()["code"]) == (503, 1701)
    after = books()
    assert {table for table in after if after[table] != before[table]} <= {"accounts_apitoken"}
    assert purchase.attempt.state == AttemptState.OPEN


@pytest.mark.parametrize("action", ["pay", "cancel"])
def test_another_ones_order_is_as_absent_as_none(action):
    purchase = a_purchase()
    stranger = api_of(an_account())
    before = books()
    body = {"payment_method": "alipay"}

    foreign = stranger.post(f"/orders/{purchase.order.number}/{action}", body)
    missing = stranger.post(f"/orders/01HXAAAAAAAAAAAAAAAAAAAAAA/{action}", body)

    assert (
        (foreign.status_code, foreign.json()["code"])
        == (missing.status_code, missing.json()["code"])
        == (404, 1630)
    )
    assert books() == before


def test_the_host_of_a_request_does_not_decide_where_the_gateway_reports(buyer):
    answer = buyer.post("/orders", ALIPAY, **{"Idempotency-Key": "key-1", "Host": "evil.example"})

    assert "evil" not in answer.json()["data"]["payment"]["url"]


def test_an_installation_without_alipay_says_so(buyer, monkeypatch):
    monkeypatch.setenv("ALIPAY_APP_ID", "")
    env.cache_clear()
    configured.alipay.cache_clear()

    answer = order_by(buyer)

    assert (answer.status_code, answer.json()["code"]) == (503, 1702)


def test_going_to_pay_again_makes_no_new_attempt():
    purchase = started()
    api = api_of(purchase.account)

    for _ in range(3):
        assert (
            api.post(f"/orders/{purchase.order.number}/pay", {"payment_method": "alipay"}).status_code == 200
        )

    assert PaymentAttempt.objects.count() == 1


@pytest.mark.parametrize(
    ("outcome", "state", "label"),
    [
        (RefundOutcome.SUCCESS, "returned", "已退回"),
        (RefundOutcome.ABNORMAL, "with_school", "学校正在处理"),
        (RefundOutcome.REJECTED, "with_school", "学校正在处理"),
    ],
)
def test_an_order_shows_the_late_money_that_goes_back_by_itself(outcome, state, label):
    account = an_account()
    order = a_pending_order(account, a_course())
    attempt = an_attempt(order)
    a_cancelled_order(order)

    def shown() -> list[dict[str, object]]:
        return api_of(account).get(f"/orders/{order.number}").json()["data"]["money_back"]

    assert shown() == []
    pay_attempt(attempt)
    [money] = shown()
    asked_at = money.pop("asked_at")
    assert money == {
        "amount_fen": 9_900,
        "reason": "late",
        "state": "returning",
        "state_label": "正在原路退回",
        "done_at": None,
    }

    note(attempt.refunds.get().out_refund_no, RefundFacts(outcome, "SOMETHING"), now=clock.now())

    [money] = shown()
    assert (money["asked_at"], money["state"], money["state_label"]) == (asked_at, state, label)
    assert (money["done_at"] is not None) == (state == "returned")


def test_an_order_shows_what_was_paid_once_more_and_not_what_paid_it():
    account = an_account()
    order = a_pending_order(account, a_course())
    second = an_attempt(order)
    pay_by_gateway(order)
    pay_attempt(second)

    data = api_of(account).get(f"/orders/{order.number}").json()["data"]

    assert data["status"] == "paid"
    assert [(money["amount_fen"], money["reason"]) for money in data["money_back"]] == [(9_900, "twice")]
