import pytest
from django.db import connection
from django.test import Client

from luffy.core.valkey import valkey
from luffy.orders.models import OrderStatus
from luffy.payments.models import GatewayEvent, PaymentAttempt, Verdict
from luffy.payments.services.receive import REJECTED_KEY
from tests.payments.keys import Notice
from tests.payments.world import Purchase, books, started

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("merchant_settings")]
FORM = "application/x-www-form-urlencoded; charset=utf-8"


def deliver(raw: bytes, content_type: str = FORM) -> tuple[int, bytes]:
    client = Client(enforce_csrf_checks=True)
    answer = client.generic("POST", "/api/v1/payments/alipay/notify", raw, content_type=content_type)
    return answer.status_code, answer.content


def notice(purchase: Purchase, **fields: str) -> bytes:
    return Notice(purchase.attempt.out_trade_no, fields=fields).form()


def test_a_genuine_notice_pays_and_is_answered_with_seven_characters():
    purchase = started()

    assert deliver(notice(purchase)) == (200, b"success")

    event = GatewayEvent.objects.get()
    assert purchase.now_order.status == OrderStatus.PAID
    assert (event.verdict, event.attempt_id, event.deliveries) == (Verdict.SETTLED, purchase.attempt.pk, 1)
    assert bytes(event.raw) == notice(purchase)


def test_retries_of_a_notice_are_counted_and_do_nothing_else():
    purchase = started()
    deliver(notice(purchase))
    before = books()

    for minute in range(7):
        retry = notice(purchase, notify_time=f"2026-05-01 12:{minute:02}:00")
        assert deliver(retry) == (200, b"success")

    event = GatewayEvent.objects.get()
    assert (event.deliveries, event.verdict) == (8, Verdict.SETTLED)
    assert books() == before


def test_another_notice_of_the_same_payment_is_a_duplicate():
    purchase = started()
    deliver(notice(purchase))
    before = books()

    assert deliver(notice(purchase, notify_id="another")) == (200, b"success")

    assert list(GatewayEvent.objects.order_by("pk").values_list("verdict", flat=True)) == [
        "settled",
        "duplicate",
    ]
    assert books() == before


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"total_amount": "99.01"}, "amount"),
        ({"total_amount": "0.01"}, "amount"),
        ({"total_amount": "9900"}, "amount"),
        ({"total_amount": "1e2"}, "amount"),
        ({"total_amount": "NaN"}, "amount"),
        ({"total_amount": " 99.00"}, "amount"),
        ({"total_amount": "９９.00"}, "amount"),
        ({"total_amount": "-99.00"}, "amount"),
        ({"total_amount": ""}, "amount"),
        # What the seller receives may be less than the price; only the price counts.
        ({"total_amount": "1.00", "receipt_amount": "99.00"}, "amount"),
        ({"app_id": "2021000000000002"}, "app_id"),
        ({"seller_id": "2088000000000002"}, "seller_id"),
        ({"seller_id": ""}, "seller_id"),
        ({"trans_currency": "USD"}, "currency"),
    ],
)
def test_a_genuine_notice_that_does_not_fit_is_kept_for_a_person_and_pays_nothing(fields, reason):
    purchase = started()
    before = books()

    assert deliver(notice(purchase, **fields)) == (200, b"success")

    event = GatewayEvent.objects.get()
    assert (event.verdict, event.reason) == (Verdict.ANOMALY, reason)
    assert books() == before


def test_an_abnormal_notice_does_not_hide_the_right_one_with_the_same_id():
    purchase = started()
    deliver(notice(purchase, total_amount="0.01"))

    assert deliver(notice(purchase)) == (200, b"success")

    assert purchase.now_order.status == OrderStatus.PAID


@pytest.mark.parametrize(
    "fields",
    [
        {"trade_status": "WAIT_BUYER_PAY"},
        {"trade_status": "TRADE_CLOSED"},
        {"trade_status": "TRADE_PENDING"},
        {"trade_status": ""},
        {"refund_fee": "1.00", "gmt_refund": "2026-05-01 13:00:00.123"},
        {"trade_status": "TRADE_CLOSED", "refund_fee": "99.00"},
    ],
)
def test_a_genuine_notice_of_something_else_is_noted_and_pays_nothing(fields):
    purchase = started()
    before = books()

    assert deliver(notice(purchase, **fields)) == (200, b"success")

    assert GatewayEvent.objects.get().verdict == Verdict.NOTED
    assert books() == before


@pytest.mark.parametrize(
    "fields",
    [{"trade_status": "TRADE_FINISHED"}, {"receipt_amount": "98.00"}, {"future": "中"}, {"body": ""}],
)
def test_every_way_to_say_paid_pays(fields):
    purchase = started()

    assert deliver(notice(purchase, **fields)) == (200, b"success")

    assert purchase.now_order.status == OrderStatus.PAID


def test_the_echo_of_a_partial_refund_does_not_pay_again():
    purchase = started()
    deliver(notice(purchase))
    before = books()

    assert deliver(notice(purchase, refund_fee="1.00", out_biz_no="R1")) == (200, b"success")

    assert books() == before


def test_a_notice_out_of_order_changes_nothing_that_was_settled():
    purchase = started()
    deliver(notice(purchase))
    before = books()

    assert deliver(notice(purchase, trade_status="WAIT_BUYER_PAY")) == (200, b"success")
    assert deliver(notice(purchase, trade_status="TRADE_CLOSED")) == (200, b"success")

    assert books() == before


def test_a_notice_of_an_unknown_trade_is_kept_and_asked_for_again():
    purchase = started()
    raw = notice(purchase)
    PaymentAttempt.objects.update(out_trade_no="renamed")

    assert deliver(raw) == (400, b"fail")
    assert GatewayEvent.objects.get().verdict == Verdict.UNKNOWN_TRADE

    # Once we know the trade, the retry settles it.
    PaymentAttempt.objects.update(out_trade_no=GatewayEvent.objects.get().out_trade_no)
    assert deliver(raw) == (200, b"success")
    assert purchase.now_order.status == OrderStatus.PAID
    assert GatewayEvent.objects.get().verdict == Verdict.SETTLED


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda raw: raw.replace(b"total_amount=99.00", b"total_amount=0.01"), "signature"),
        (lambda raw: raw.replace(b"sign_type=RSA2", b"sign_type=RSA"), "signature"),
        (lambda raw: raw.partition(b"&sign=")[0], "signature"),
        (lambda raw: raw.partition(b"&sign=")[0] + b"&sign=%25%25%25", "signature"),
        (lambda raw: raw + b"&total_amount=0.01", "not_a_form"),
        (lambda raw: raw + b"&sign=AAAA", "not_a_form"),
        (lambda _: b"", "signature"),
        (lambda _: b'{"trade_status":"TRADE_SUCCESS"}', "not_a_form"),
        (lambda _: bytes(range(256)) * 20, "not_a_form"),
        (lambda raw: raw + b"&x=" + b"y" * (256 * 1024), "too_large"),
    ],
)
def test_what_nobody_signed_leaves_no_row_at_all(change, reason):
    purchase = started()
    before = books()

    status, body = deliver(change(notice(purchase)))

    assert (status, body) == (413 if reason == "too_large" else 400, b"fail")
    assert not GatewayEvent.objects.exists()
    assert books() == before
    assert valkey().hgetall(REJECTED_KEY) == {reason: "1"}


@pytest.mark.parametrize(
    "content_type",
    ["", "garbage", "application/json", "multipart/form-data; boundary=x", "text/html; charset=nonsense"],
)
def test_the_content_type_does_not_matter(content_type):
    purchase = started()

    assert deliver(notice(purchase), content_type) == (200, b"success")

    assert purchase.now_order.status == OrderStatus.PAID


def test_forgeries_cost_no_query(django_assert_num_queries):
    purchase = started()
    forged = notice(purchase).replace(b"total_amount=99.00", b"total_amount=0.01")

    with django_assert_num_queries(0):
        for _ in range(100):
            assert deliver(forged) == (400, b"fail")


def test_only_post_is_heard_and_nothing_redirects():
    assert Client().get("/api/v1/payments/alipay/notify").status_code == 405
    assert Client().post("/api/v1/payments/alipay/notify/").status_code == 404


def test_the_notice_waits_for_a_lock_no_longer_than_allowed_and_is_then_asked_for_again(monkeypatch):
    purchase = started()
    raw = notice(purchase)

    def locked(_order_id):
        with connection.cursor() as cursor:
            cursor.execute("DO $$ BEGIN RAISE EXCEPTION 'busy' USING ERRCODE = '55P03'; END $$")

    monkeypatch.setattr("luffy.payments.services.settle.moves.lock", locked)
    assert deliver(raw) == (503, b"fail")

    monkeypatch.undo()
    assert GatewayEvent.objects.count() == 0
    assert purchase.now_order.status == OrderStatus.PENDING
