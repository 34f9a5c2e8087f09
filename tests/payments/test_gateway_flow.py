"""The whole way over the wire: our adapter, the sandbox gateway as another process, its notices over HTTP."""

import time
from datetime import datetime, timedelta

import httpx
import pytest

from luffy.accounts.audit import SYSTEM_JOB
from luffy.core import clock
from luffy.orders.errors import OrderCannotMove
from luffy.orders.models import OrderStatus
from luffy.payments.errors import OrderCancelUnknown, OrderNotPayable
from luffy.payments.gateways import TradeState
from luffy.payments.models import AttemptState, GatewayEvent, PaymentAttempt, Refund, RefundState, Verdict
from luffy.payments.services import follow_up, refund
from luffy.payments.services.close_order import cancel_order, expire_order
from luffy.payments.services.query import query
from luffy.payments.services.start import start
from tests.payments.world import BUYER, Purchase, a_purchase, books
from tests.paysim.server import PaysimServer

pytestmark = pytest.mark.django_db(transaction=True)


def go_to_pay(purchase: Purchase, method: str = "alipay", *, now: datetime | None = None) -> str:
    return start(purchase.order.pk, payment_method=method, now=now or clock.now(), by=BUYER).url


def until(condition, *, within_s: float = 10) -> None:
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def is_paid(purchase: Purchase) -> bool:
    return purchase.now_order.status == OrderStatus.PAID


@pytest.fixture
def silent(paysim: PaysimServer) -> PaysimServer:
    """All notices get lost."""
    paysim.control.add_fault("drop_all")
    return paysim


@pytest.mark.parametrize("method", ["alipay", "alipay_wap"])
def test_a_buyer_pays_at_the_cashier_and_has_the_course(paysim, method):
    purchase = a_purchase()
    url = go_to_pay(purchase, method)

    paysim.control.pay(url=url)

    until(lambda: is_paid(purchase))
    assert purchase.enrolments == 1
    assert paysim.control.totals() == {purchase.attempt.out_trade_no: {"paid_fen": 9_900, "refunded_fen": 0}}
    assert GatewayEvent.objects.get().verdict == Verdict.SETTLED


def test_copies_of_a_notice_at_once_are_one(paysim):
    purchase = a_purchase()
    paysim.control.pay(url=go_to_pay(purchase))
    until(lambda: is_paid(purchase))
    before = books()

    answers = paysim.control.notify(purchase.attempt.out_trade_no, count=8, parallel=True)["answers"]

    assert {(answer["status"], answer["body"]) for answer in answers} == {(200, "success")}
    assert books() == before
    assert GatewayEvent.objects.get().deliveries == 9


def test_every_mutation_the_gateway_knows_is_answered_as_it_should_be(silent):
    """No mutated notice changes the books of an order that was paid; the honest one then still pays it."""
    wrong = []
    for mutation in silent.control.mutations():
        purchase = a_purchase()
        silent.control.pay(url=go_to_pay(purchase))
        number, before = purchase.attempt.out_trade_no, books()
        answer = silent.control.notify(number, mutate=mutation["name"])["answers"][0]
        is_refund_echo = mutation["name"] == "partial_refund_echo"
        should_pay = mutation["expect"] == "accept" and not is_refund_echo
        is_signed = mutation["group"] == "content" and mutation["name"] != "other_out_trade_no"
        told = (answer["status"], answer["body"])
        fine_answer = told == (200, "success") if is_signed else told[1] == "fail" and told[0] in (400, 413)
        if mutation["name"] == "body_2mib":
            # We answer before all of it was read; the other side may see only a cut connection.
            fine_answer = told[0] in (413, None)
        if not fine_answer or (books() == before) == should_pay or is_paid(purchase) != should_pay:
            wrong.append((mutation["name"], told, is_paid(purchase)))
        silent.control.notify(number)
        if not is_paid(purchase):
            wrong.append((mutation["name"], "and then the honest one does not pay"))

    assert wrong == []


def test_a_lost_notice_is_found_by_asking_within_two_minutes(silent):
    began = clock.now()
    purchase = a_purchase(now=began)
    silent.control.pay(url=go_to_pay(purchase, now=began))

    assert follow_up.plan(now=began + timedelta(seconds=74)) == 0
    # The job looks twice a minute.
    assert follow_up.plan(now=began + timedelta(seconds=105)) == 1
    follow_up.follow_up(purchase.attempt.pk, now=clock.now())

    assert is_paid(purchase)
    assert purchase.enrolments == 1


def test_asking_again_and_again_pays_once(silent):
    purchase = a_purchase()
    silent.control.pay(url=go_to_pay(purchase))

    for _ in range(3):
        assert query(purchase.attempt.pk, now=clock.now(), by=SYSTEM_JOB) is TradeState.PAID

    assert purchase.enrolments == 1


@pytest.mark.parametrize(("scan", "state"), [(False, TradeState.NOT_FOUND), (True, TradeState.UNPAID)])
def test_an_unpaid_trade_is_told_as_it_is(silent, scan, state):
    purchase = a_purchase()
    url = go_to_pay(purchase)
    if scan:
        silent.control.scan(url=url)
    before = books()

    assert query(purchase.attempt.pk, now=clock.now(), by=SYSTEM_JOB) is state

    assert books() == before


@pytest.mark.parametrize(
    "action",
    [
        "refuse_connection", "http_502", "http_503", "rate_limited", "system_error", "unknown_error",
        "reset_after_commit", "http_500_after_commit", "system_error_after_commit", "truncated_body",
        "bad_signature", "no_signature", "html_error_page", "redirect",
    ],
)  # fmt: skip
def test_an_answer_that_proves_nothing_changes_nothing(silent, action):
    purchase = a_purchase()
    silent.control.pay(url=go_to_pay(purchase))
    before = books()
    silent.control.add_fault(action, match={"op": "query"})

    assert query(purchase.attempt.pk, now=clock.now(), by=SYSTEM_JOB) is TradeState.UNKNOWN
    assert books() == before

    silent.control.clear_faults()
    assert query(purchase.attempt.pk, now=clock.now(), by=SYSTEM_JOB) is TradeState.PAID


@pytest.mark.parametrize(
    "action", ["gbk_charset", "braces_in_strings", "sign_first", "signed_without_escapes"]
)
def test_every_legal_spelling_of_an_answer_is_understood(silent, action):
    purchase = a_purchase()
    silent.control.pay(url=go_to_pay(purchase))
    silent.control.add_fault(action, match={"op": "query"})

    assert query(purchase.attempt.pk, now=clock.now(), by=SYSTEM_JOB) is TradeState.PAID


def test_a_wrong_amount_in_an_answer_is_kept_for_a_person_and_pays_nothing(silent):
    purchase = a_purchase()
    silent.control.pay(url=go_to_pay(purchase))
    before = books()
    silent.control.add_fault("wrong_amount_in_query")

    for _ in range(2):
        assert query(purchase.attempt.pk, now=clock.now(), by=SYSTEM_JOB) is TradeState.UNKNOWN

    event = GatewayEvent.objects.get()
    assert (event.verdict, event.reason) == (Verdict.ANOMALY, "amount")
    assert books() == before


def test_going_to_pay_again_is_the_same_attempt(paysim):
    purchase = a_purchase()

    go_to_pay(purchase)
    url = go_to_pay(purchase)

    assert PaymentAttempt.objects.count() == 1
    paysim.control.pay(url=url)
    until(lambda: is_paid(purchase))


def test_changing_to_the_phone_closes_what_was_open_on_the_computer(silent):
    purchase = a_purchase()
    silent.control.scan(url=go_to_pay(purchase, "alipay"))

    go_to_pay(purchase, "alipay_wap")

    states = dict(PaymentAttempt.objects.values_list("method", "state"))
    assert states == {"page": AttemptState.CLOSED, "wap": AttemptState.OPEN}


def test_changing_the_way_after_paying_finds_the_payment_instead(silent):
    purchase = a_purchase()
    silent.control.pay(url=go_to_pay(purchase, "alipay"))

    with pytest.raises(OrderNotPayable):
        go_to_pay(purchase, "alipay_wap")

    assert is_paid(purchase)
    assert PaymentAttempt.objects.count() == 1


def test_two_pages_of_one_order_both_paid_leave_one_payment_and_one_refund(paysim):
    purchase = a_purchase()
    first, second = go_to_pay(purchase, "alipay"), go_to_pay(purchase, "alipay_wap")

    paysim.control.pay(url=second)
    until(lambda: is_paid(purchase))
    paysim.control.pay(url=first)
    until(lambda: Refund.objects.exists())
    refund.send(Refund.objects.get().pk, now=clock.now())

    totals = paysim.control.totals().values()
    assert sum(total["paid_fen"] - total["refunded_fen"] for total in totals) == 9_900
    assert purchase.enrolments == 1


def test_less_than_a_minute_before_the_end_nobody_is_sent_to_pay(silent):
    purchase = a_purchase()
    pays_until = purchase.order.expires_at - timedelta(minutes=2)

    with pytest.raises(OrderNotPayable):
        go_to_pay(purchase, now=pays_until - timedelta(seconds=59))

    assert not PaymentAttempt.objects.exists()


def test_the_page_dies_two_minutes_before_the_order(silent):
    purchase = a_purchase()
    url = go_to_pay(purchase)
    silent.control.clock("29m")
    try:
        assert purchase.attempt.expires_at <= purchase.order.expires_at - timedelta(minutes=2)
        with pytest.raises(Exception, match="ACQ"):
            silent.control.pay(url=url)
    finally:
        silent.control.clock("-29m")


def test_cancelling_closes_the_trade_at_the_gateway_first(silent):
    purchase = a_purchase(berries=9)
    silent.control.scan(url=go_to_pay(purchase))

    cancel_order(purchase.order.pk, now=clock.now(), by=BUYER)

    assert purchase.now_order.status == OrderStatus.CANCELLED
    assert purchase.attempt.state == AttemptState.CLOSED
    assert purchase.berries["available"] == 9
    assert [row["op"] for row in silent.control.journal()] == ["prepay", "scan", "close"]


def test_cancelling_what_was_just_paid_pays_it_instead(silent):
    purchase = a_purchase()
    silent.control.pay(url=go_to_pay(purchase))

    with pytest.raises(OrderCannotMove):
        cancel_order(purchase.order.pk, now=clock.now(), by=BUYER)

    assert is_paid(purchase)
    assert purchase.enrolments == 1


@pytest.mark.parametrize("action", ["http_502", "reset_after_commit", "bad_signature", "system_error"])
def test_cancelling_is_refused_while_the_gateway_gives_no_answer(silent, action):
    purchase = a_purchase(berries=9)
    silent.control.scan(url=go_to_pay(purchase))
    silent.control.add_fault(action, match={"op": "close"})
    before = books()

    with pytest.raises(OrderCancelUnknown):
        cancel_order(purchase.order.pk, now=clock.now(), by=BUYER)
    assert books() == before

    silent.control.clear_faults()
    cancel_order(purchase.order.pk, now=clock.now(), by=BUYER)
    assert purchase.now_order.status == OrderStatus.CANCELLED


def test_a_page_paid_after_its_order_was_cancelled_is_refunded_by_itself(paysim):
    purchase = a_purchase(berries=9)
    url = go_to_pay(purchase)
    cancel_order(purchase.order.pk, now=clock.now(), by=BUYER)
    assert purchase.attempt.state == AttemptState.ABANDONED

    paysim.control.pay(url=url)
    until(lambda: Refund.objects.exists())
    refund.send(Refund.objects.get().pk, now=clock.now())

    assert purchase.now_order.status == OrderStatus.CANCELLED
    assert purchase.enrolments == 0
    assert purchase.berries["available"] == 9
    assert Refund.objects.get().state == RefundState.DONE
    assert paysim.control.totals() == {
        purchase.attempt.out_trade_no: {"paid_fen": 9_000, "refunded_fen": 9_000}
    }


def test_a_payment_after_cancelling_whose_notice_is_lost_is_found_and_refunded(silent):
    purchase = a_purchase()
    url = go_to_pay(purchase)
    cancel_order(purchase.order.pk, now=clock.now(), by=BUYER)
    silent.control.pay(url=url)

    follow_up.follow_up(purchase.attempt.pk, now=clock.now())

    assert Refund.objects.get().reason == "cancelled"


def test_an_order_whose_time_is_over_expires_and_gives_everything_back(silent):
    purchase = a_purchase(berries=9)
    silent.control.scan(url=go_to_pay(purchase))
    later = purchase.order.expires_at + timedelta(seconds=1)

    follow_up.follow_up(purchase.attempt.pk, now=later)

    assert purchase.now_order.status == OrderStatus.EXPIRED
    assert purchase.attempt.state == AttemptState.CLOSED
    assert purchase.berries["available"] == 9


def test_expiry_finds_the_payment_whose_notice_was_lost(silent):
    purchase = a_purchase()
    silent.control.pay(url=go_to_pay(purchase))

    expire_order(purchase.order.pk, now=purchase.order.expires_at, by=SYSTEM_JOB)

    assert is_paid(purchase)


def test_an_order_does_not_expire_while_the_gateway_gives_no_answer(silent):
    purchase = a_purchase()
    silent.control.scan(url=go_to_pay(purchase))
    silent.control.add_fault("http_502")
    before = books()

    expire_order(purchase.order.pk, now=purchase.order.expires_at, by=SYSTEM_JOB)

    assert books() == before


def test_an_order_does_not_expire_before_its_time(silent):
    purchase = a_purchase()

    expire_order(purchase.order.pk, now=purchase.order.expires_at - timedelta(seconds=1), by=SYSTEM_JOB)

    assert purchase.now_order.status == OrderStatus.PENDING


def test_money_after_expiry_revives_the_order(paysim):
    purchase = a_purchase(berries=9)
    url = go_to_pay(purchase)
    expire_order(purchase.order.pk, now=purchase.order.expires_at, by=SYSTEM_JOB)
    assert purchase.now_order.status == OrderStatus.EXPIRED

    paysim.control.pay(url=url)

    until(lambda: is_paid(purchase))
    assert purchase.enrolments == 1
    assert purchase.berries["available"] == 0
    assert not Refund.objects.exists()


def test_a_page_given_up_is_looked_after_until_it_can_no_longer_be_paid(silent):
    purchase = a_purchase()
    go_to_pay(purchase)
    cancel_order(purchase.order.pk, now=clock.now(), by=BUYER)
    end = purchase.attempt.expires_at + follow_up.GRACE

    follow_up.follow_up(purchase.attempt.pk, now=end - timedelta(seconds=1))
    assert purchase.attempt.state == AttemptState.ABANDONED

    follow_up.follow_up(purchase.attempt.pk, now=end)
    assert purchase.attempt.state == AttemptState.CLOSED


def test_the_way_back_leads_to_the_order_and_grants_nothing_by_itself(silent, live_server):
    purchase = a_purchase()
    token = silent.open_cashier(go_to_pay(purchase))
    back = silent.control.pay(cashier_token=token)["return_url"]
    before = books()

    forged = httpx.get(back.replace("total_amount=99.00", "total_amount=0.01"))
    assert (forged.status_code, 'data-outcome="unknown"' in forged.text) == (200, True)
    assert books() == before

    shown = httpx.get(back)
    assert (shown.status_code, shown.headers["Location"]) == (303, f"/pay/{purchase.order.number}")
    assert is_paid(purchase)
    assert httpx.get(back).headers["Location"] == shown.headers["Location"]
    assert purchase.enrolments == 1
