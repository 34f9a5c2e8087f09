import threading
import time

import pytest
from django.db import connection, transaction
from django.test import Client

from luffy.core import clock
from luffy.core.valkey import valkey
from luffy.orders.models import Order, OrderStatus
from luffy.payments.gateways import wechat_wire
from luffy.payments.models import (
    Channel,
    ForeignRefund,
    GatewayEvent,
    Method,
    PaymentAttempt,
    Refund,
    RefundReason,
    RefundState,
    Verdict,
)
from luffy.payments.services.receive import REJECTED_KEY
from luffy.payments.services.settle import settle
from tests.payments.wechat_keys import (
    RefundWord,
    WeChatNotice,
    certificate_key,
    certificate_serial,
    encrypted,
    stamped,
)
from tests.payments.world import BUYER, Purchase, a_purchase, books, paid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wechat_settings")]
NOTIFY, REFUND_NOTIFY = "/api/v1/payments/wechat/notify", "/api/v1/payments/wechat/refund-notify"
REFUSED = b'{"code": "FAIL", "message": "not taken in"}'


def started() -> Purchase:
    """An order with an attempt at WeChat, as if its code was on the screen."""
    purchase = a_purchase()
    order = purchase.order
    PaymentAttempt.objects.create(
        out_trade_no=f"{order.number[:-1]}W",
        order=order,
        channel=Channel.WECHAT,
        method=Method.NATIVE,
        amount_fen=order.payable_fen,
        subject="课",
        created_at=order.created_at,
        expires_at=order.expires_at,
        next_query_at=order.expires_at,
    )
    return purchase


def deliver(body: bytes, headers: dict[str, str] | None = None, path: str = NOTIFY) -> tuple[int, bytes]:
    client = Client(enforce_csrf_checks=True)
    answer = client.generic(
        "POST", path, body, content_type="application/json", headers=headers or stamped(body)
    )
    return answer.status_code, answer.content


def notice(purchase: Purchase, **fields: object) -> bytes:
    return WeChatNotice(purchase.attempt.out_trade_no, fields=fields).body()


def test_a_genuine_notice_pays_and_is_answered_with_nothing():
    purchase = started()

    assert deliver(notice(purchase)) == (204, b"")

    event = GatewayEvent.objects.get()
    assert purchase.now_order.status == OrderStatus.PAID
    assert (event.channel, event.verdict, event.attempt_id) == (
        Channel.WECHAT,
        Verdict.SETTLED,
        purchase.attempt.pk,
    )
    assert purchase.attempt.channel_trade_no == "4200001234202605010000000001"


def test_a_notice_signed_by_the_certificate_pays_as_well():
    purchase = started()
    body = notice(purchase)

    assert deliver(body, stamped(body, key=certificate_key(), serial=certificate_serial())) == (204, b"")

    assert purchase.now_order.status == OrderStatus.PAID


def test_retries_are_signed_afresh_counted_and_do_nothing_else():
    purchase = started()
    body = notice(purchase)
    deliver(body)
    before = books()

    for number in range(5):
        headers = stamped(body, nonce=f"again{number}", at=time.time() - number * 40)
        assert deliver(body, headers) == (204, b"")

    assert GatewayEvent.objects.get().deliveries == 6
    assert books() == before


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"amount": {"total": 9_901, "currency": "CNY"}}, "amount"),
        ({"amount": {"total": 1, "currency": "CNY"}}, "amount"),
        ({"amount": {"total": "9900", "currency": "CNY"}}, "amount"),
        ({"amount": {"total": 99, "currency": "CNY"}}, "amount"),
        # What the payer pays may be less than the price; only the price counts.
        ({"amount": {"total": 1, "payer_total": 9_900, "currency": "CNY"}}, "amount"),
        ({"amount": {"total": 9_900, "currency": "USD"}}, "currency"),
        ({"mchid": "1600000002"}, "mchid"),
        ({"appid": "wx0000000000000000"}, "appid"),
        ({"transaction_id": ""}, "no_trade_no"),
    ],
)
def test_a_genuine_notice_that_does_not_fit_is_kept_for_a_person_and_pays_nothing(fields, reason):
    purchase = started()
    before = books()

    assert deliver(notice(purchase, **fields)) == (204, b"")

    event = GatewayEvent.objects.get()
    assert (event.verdict, event.reason) == (Verdict.ANOMALY, reason)
    assert books() == before


def test_an_abnormal_notice_does_not_hide_the_right_one():
    purchase = started()
    deliver(notice(purchase, amount={"total": 1, "currency": "CNY"}))

    assert deliver(notice(purchase)) == (204, b"")

    assert purchase.now_order.status == OrderStatus.PAID


@pytest.mark.parametrize("state", ["NOTPAY", "CLOSED", "REFUND", "USERPAYING", ""])
def test_a_genuine_notice_of_something_else_pays_nothing(state):
    purchase = started()
    before = books()

    assert deliver(notice(purchase, trade_state=state)) == (204, b"")

    assert GatewayEvent.objects.get().verdict == Verdict.NOTED
    assert books() == before


def test_a_notice_of_the_other_channels_number_is_of_an_unknown_trade():
    purchase = started()
    body = notice(purchase)
    PaymentAttempt.objects.update(channel=Channel.ALIPAY, method=Method.PAGE)

    assert deliver(body) == (400, REFUSED)

    assert GatewayEvent.objects.get().verdict == Verdict.UNKNOWN_TRADE
    assert purchase.now_order.status == OrderStatus.PENDING


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda body: (body, {}), "serial"),
        (lambda body: (body.replace(b"EV-", b"EX-"), stamped(body)), "signature"),
        (lambda body: (body, stamped(body, at=time.time() - 301)), "stale"),
        (lambda body: (body, stamped(body, at=time.time() + 330)), "stale"),
        (lambda body: (body, stamped(body, at=time.time() - 30 * 86_400)), "stale"),
        (lambda body: (body, stamped(body, serial="4" * 40)), "serial"),
        (lambda body: (body, stamped(body, serial=certificate_serial())), "signature"),
        (
            lambda body: (body, {**stamped(body), "Wechatpay-Signature": "WECHATPAY/SIGNTEST/abc"}),
            "probe",
        ),
        (lambda body: (body, {**stamped(body), "Wechatpay-Signature-Type": "SM2"}), "signature_type"),
        (lambda _: (b"", stamped(b"")), "not_json"),
        (lambda _: (b"[1]", stamped(b"[1]")), "not_json"),
        (lambda body: (body + b" " * 256 * 1024, stamped(body + b" " * 256 * 1024)), "too_large"),
    ],
)
def test_what_nobody_signed_just_now_leaves_no_row_at_all(change, reason):
    purchase = started()
    before = books()
    body, headers = change(notice(purchase))

    status, answer = deliver(body, headers or {"X-None": "1"})

    assert (status, answer) == (413 if reason == "too_large" else 400, REFUSED)
    assert not GatewayEvent.objects.exists()
    assert books() == before
    assert valkey().hgetall(REJECTED_KEY) == {reason: "1"}


def test_an_unknown_serial_makes_nobody_call_out(monkeypatch):
    """Anybody can name a serial: fetching certificates for it would make us a hammer."""
    monkeypatch.setattr("luffy.payments.gateways.transport.ask", lambda *_: pytest.fail("called out"))
    body = notice(started())

    for number in range(20):
        assert deliver(body, stamped(body, serial=f"{number:040X}"))[0] == 400


def test_a_secret_of_another_key_is_refused():
    purchase = started()
    honest = WeChatNotice(purchase.attempt.out_trade_no)
    body = WeChatNotice(event={"resource": encrypted(honest.clear(), key=b"f" * 32)}).body()

    assert deliver(body) == (400, REFUSED)
    assert not GatewayEvent.objects.exists()


def test_forgeries_cost_no_query(django_assert_num_queries):
    body = notice(started())
    forged = stamped(body, key=certificate_key())

    with django_assert_num_queries(0):
        for _ in range(100):
            assert deliver(body, forged) == (400, REFUSED)


def test_only_post_is_heard_and_nothing_redirects():
    for path in (NOTIFY, REFUND_NOTIFY):
        assert Client().get(path).status_code == 405
        assert Client().post(f"{path}/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_while_another_holds_the_order_the_answer_comes_within_five_seconds_and_asks_for_a_retry():
    purchase = started()
    body = notice(purchase)
    held, enough = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            Order.objects.select_for_update().get(pk=purchase.order.pk)
            held.set()
            enough.wait(10)
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(5)
    began = time.monotonic()
    answer = deliver(body)
    took_s = time.monotonic() - began
    enough.set()
    holder.join()

    assert answer == (503, REFUSED)
    assert took_s < 5
    assert deliver(body) == (204, b"")
    assert purchase.now_order.status == OrderStatus.PAID


def refunding(purchase: Purchase, amount_fen: int = 9_900) -> Refund:
    attempt = purchase.attempt
    facts = paid(attempt, channel_trade_no="4200001234202605010000000001")
    settle(attempt.pk, facts, now=clock.now(), by=BUYER)
    return Refund.objects.create(
        out_refund_no=f"R{attempt.out_trade_no}",
        attempt=attempt,
        amount_fen=amount_fen,
        reason=RefundReason.CUSTOMER,
        created_at=clock.now(),
        next_try_at=clock.now(),
    )


def refund_word(refund: Refund, *, status: str = "SUCCESS", **fields: object) -> bytes:
    number = refund.attempt.out_trade_no
    return RefundWord(number, out_refund_no=refund.out_refund_no, status=status, fields=fields).body()


@pytest.mark.parametrize("path", [NOTIFY, REFUND_NOTIFY])
@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("SUCCESS", RefundState.DONE),
        ("ABNORMAL", RefundState.ABNORMAL),
        ("CLOSED", RefundState.REJECTED),
    ],
)
def test_a_notice_of_a_refund_ends_it_whichever_address_it_comes_to(path, status, state):
    refund = refunding(started())
    body = refund_word(refund, status=status)

    assert deliver(body, path=path) == (204, b"")
    assert deliver(body, path=path) == (204, b"")

    refund.refresh_from_db()
    assert refund.state == state
    assert GatewayEvent.objects.get().deliveries == 2


def test_a_notice_of_a_refund_with_another_amount_is_for_a_person():
    refund = refunding(started())

    assert deliver(refund_word(refund, amount={"total": 9_900, "refund": 9_901})) == (204, b"")

    refund.refresh_from_db()
    assert (refund.state, GatewayEvent.objects.get().verdict) == (RefundState.REQUESTED, Verdict.ANOMALY)


@pytest.mark.parametrize(
    "fields", [{"mchid": "1600000002"}, {"amount": {"refund": "9900"}}, {"amount": None}]
)
def test_a_notice_of_a_refund_that_is_not_ours_moves_nothing(fields):
    refund = refunding(started())

    assert deliver(refund_word(refund, **fields)) == (204, b"")

    refund.refresh_from_db()
    assert (refund.state, GatewayEvent.objects.get().verdict) == (RefundState.REQUESTED, Verdict.ANOMALY)


def test_a_notice_of_an_unknown_refund_is_kept_and_asked_for_again():
    refund = refunding(started())
    body = refund_word(refund)
    Refund.objects.update(out_refund_no="renamed")

    assert deliver(body) == (400, REFUSED)

    Refund.objects.update(out_refund_no=refund.out_refund_no)
    assert deliver(body) == (204, b"")
    refund.refresh_from_db()
    assert refund.state == RefundState.DONE


def foreign_refund(
    number: str, *, state: RefundState = RefundState.PROCESSING, by_hand: str = ""
) -> ForeignRefund:
    return ForeignRefund.objects.create(
        channel=Channel.WECHAT,
        out_trade_no=number,
        out_refund_no=f"F{number}",
        amount_fen=9_900,
        state=state,
        reason="nobody's",
        created_at=clock.now(),
        done_at=clock.now() if state == RefundState.DONE else None,
        next_try_at=clock.now() if state == RefundState.PROCESSING else None,
        by_hand_reference=by_hand,
    )


def foreign_word(foreign: ForeignRefund, *, status: str = "SUCCESS", **fields: object) -> bytes:
    number = foreign.out_trade_no
    return RefundWord(number, out_refund_no=foreign.out_refund_no, status=status, fields=fields).body()


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("SUCCESS", RefundState.DONE),
        ("ABNORMAL", RefundState.ABNORMAL),
        ("CLOSED", RefundState.REJECTED),
    ],
)
@pytest.mark.parametrize("is_known", [True, False])
def test_a_notice_of_foreign_money_ends_its_refund(status, state, is_known):
    foreign = foreign_refund(started().attempt.out_trade_no if is_known else "LOST_IN_A_RESTORE")
    body = foreign_word(foreign, status=status)

    assert deliver(body, path=REFUND_NOTIFY) == (204, b"")
    assert deliver(body, path=REFUND_NOTIFY) == (204, b"")

    foreign.refresh_from_db()
    event = GatewayEvent.objects.get()
    assert (foreign.state, foreign.done_at is not None) == (state, state == RefundState.DONE)
    assert (event.verdict, event.deliveries) == (Verdict.SETTLED, 2)


def test_a_notice_of_foreign_money_with_another_amount_is_an_anomaly():
    foreign = foreign_refund("LOST_IN_A_RESTORE")

    body = foreign_word(foreign, amount={"total": 9_900, "refund": 9_901})
    assert deliver(body, path=REFUND_NOTIFY) == (204, b"")

    foreign.refresh_from_db()
    assert (foreign.state, GatewayEvent.objects.get().verdict) == (RefundState.PROCESSING, Verdict.ANOMALY)


def test_a_notice_that_foreign_money_went_back_twice_is_an_anomaly():
    foreign = foreign_refund("LOST_IN_A_RESTORE", state=RefundState.DONE, by_hand="ICBC 42")
    before = books()

    assert deliver(foreign_word(foreign), path=REFUND_NOTIFY) == (204, b"")

    assert books() == before
    assert GatewayEvent.objects.get().verdict == Verdict.ANOMALY


def test_a_refund_notice_never_pays_the_order():
    purchase = started()
    word = RefundWord(purchase.attempt.out_trade_no, fields={"trade_state": "SUCCESS"})
    before = books()

    assert deliver(word.body())[0] == 400

    assert books() == before


def test_a_probe_would_be_noticed_if_it_were_believed():
    """The refusal above can fail: the same notice with its own signature is believed."""
    body = notice(started())

    assert wechat_wire.PROBE == "WECHATPAY/SIGNTEST/"
    assert deliver(body) == (204, b"")
