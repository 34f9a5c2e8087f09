"""WeChat over the wire: our adapter, the sandbox gateway as another process, its notices over HTTP."""

from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from luffy.accounts.audit import SYSTEM_JOB
from luffy.core import clock
from luffy.orders.errors import OrderCannotMove
from luffy.orders.models import OrderStatus, PaymentType
from luffy.payments.errors import ChannelSilent, OrderCancelUnknown, OrderNotPayable, TooManyAttempts
from luffy.payments.gateways import CloseResult, Jsapi, Qr, Redirect, TradeState
from luffy.payments.gateways.configured import wechat
from luffy.payments.models import (
    AttemptState,
    Disposition,
    GatewayEvent,
    PaymentAttempt,
    Refund,
    RefundState,
    Verdict,
)
from luffy.payments.services import follow_up, refund
from luffy.payments.services.close_order import cancel_order, expire_order
from luffy.payments.services.query import query
from luffy.payments.services.start import Payer, start
from tests.payments.test_gateway_flow import is_paid, until
from tests.payments.world import BUYER, Purchase, a_purchase, books

pytestmark = pytest.mark.django_db(transaction=True)
OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"


def begin(
    purchase: Purchase, method: str = "wechat_native", *, now: datetime | None = None, openid: str = ""
):
    payer = Payer(openid, "192.0.2.7")
    return start(purchase.order.pk, payment_method=method, now=now or clock.now(), by=BUYER, payer=payer)


def latest(purchase: Purchase) -> PaymentAttempt:
    return PaymentAttempt.objects.filter(order=purchase.order).order_by("-pk")[0]


@pytest.fixture
def silent(paysim):
    """All notices get lost."""
    paysim.control.add_fault("drop_all")
    return paysim


def test_a_buyer_scans_pays_and_has_the_course(paysim):
    purchase = a_purchase()
    shown = begin(purchase)

    assert isinstance(shown, Qr)
    assert shown.code_url.startswith("weixin://wxpay/bizpayurl?pr=")
    assert shown.expires_at == purchase.attempt.expires_at
    paysim.control.pay(code_url=shown.code_url)

    until(lambda: is_paid(purchase))
    assert purchase.enrolments == 1
    assert purchase.now_order.payment_type == PaymentType.WECHAT
    assert paysim.control.totals() == {purchase.attempt.out_trade_no: {"paid_fen": 9_900, "refunded_fen": 0}}
    assert GatewayEvent.objects.get().verdict == Verdict.SETTLED


def test_a_phone_is_sent_to_wechat_and_back_to_the_order(paysim):
    purchase = a_purchase()
    sent = begin(purchase, "wechat_h5")

    assert isinstance(sent, Redirect)
    back = parse_qs(urlsplit(sent.url).query)["redirect_url"][0]
    assert urlsplit(back).path == f"/pay/{purchase.order.number}"
    paysim.control.pay(purchase.attempt.out_trade_no)

    until(lambda: is_paid(purchase))


def test_a_page_inside_wechat_pays_by_what_it_hands_on(paysim):
    purchase = a_purchase()
    handed = begin(purchase, "wechat_jsapi", openid=OPENID)

    assert isinstance(handed, Jsapi)
    assert handed.params["package"] == f"prepay_id={handed.prepay_id}"
    assert purchase.attempt.payer_openid == OPENID
    paysim.control.pay(prepay_id=handed.prepay_id)

    until(lambda: is_paid(purchase))


@pytest.mark.parametrize("mode", ["pubkey", "cert", "mixed(0.5)"])
def test_whatever_the_platform_signs_with_is_believed(paysim, mode):
    paysim.control.settings(wechat_mode=mode)
    for _ in range(3):
        purchase = a_purchase()
        paysim.control.pay(code_url=begin(purchase).code_url)
        until(lambda: is_paid(purchase))  # noqa: B023 - called at once


def test_a_key_that_we_were_not_given_is_not_believed_and_the_old_one_still_is(paysim):
    purchase = a_purchase()
    code = begin(purchase).code_url
    paysim.control.rotate_keys("pubkey", overlap="7d")
    paysim.control.pay(code_url=code)

    answers = [
        paysim.control.notify(purchase.attempt.out_trade_no)["answers"][0]["status"] for _ in range(12)
    ]

    assert set(answers) <= {204, 400}
    until(lambda: is_paid(purchase))


def test_copies_of_a_notice_at_once_are_one(paysim):
    purchase = a_purchase()
    paysim.control.pay(code_url=begin(purchase).code_url)
    until(lambda: is_paid(purchase))
    before = books()

    answers = paysim.control.notify(purchase.attempt.out_trade_no, count=8, parallel=True)["answers"]

    assert {answer["status"] for answer in answers} <= {204, 503}
    assert books() == before
    assert GatewayEvent.objects.count() == 1


def test_no_mutation_the_gateway_knows_is_taken_for_a_payment(silent):
    """No mutated notice changes the books; the honest one then still pays."""
    wrong = []
    for mutation in silent.control.mutations("wechat"):
        purchase = a_purchase()
        silent.control.pay(code_url=begin(purchase).code_url)
        number, before = purchase.attempt.out_trade_no, books()
        answer = silent.control.notify(number, mutate=mutation["name"])["answers"][0]
        should_pay = mutation["expect"] == "accept"
        if (books() == before) == should_pay or is_paid(purchase) != should_pay:
            wrong.append((mutation["name"], mutation["expect"], answer))
        if answer["status"] is not None and answer["status"] not in (204, 400, 413):
            wrong.append((mutation["name"], answer))
        silent.control.notify(number)
        if not is_paid(purchase):
            wrong.append((mutation["name"], "and then the honest one does not pay"))

    assert wrong == []


def test_a_lost_notice_is_found_by_asking(silent):
    purchase = a_purchase()
    silent.control.pay(code_url=begin(purchase).code_url)

    for _ in range(3):
        assert query(purchase.attempt.pk, now=clock.now(), by=SYSTEM_JOB) is TradeState.PAID

    assert purchase.enrolments == 1


def test_an_unpaid_code_is_known_to_be_unpaid(silent):
    purchase = a_purchase()
    begin(purchase)
    before = books()

    assert query(purchase.attempt.pk, now=clock.now(), by=SYSTEM_JOB) is TradeState.UNPAID

    assert books() == before


@pytest.mark.parametrize(
    "action",
    [
        "refuse_connection",
        "http_502",
        "rate_limited",
        "reset_after_commit",
        "truncated_body",
        "bad_signature",
        "no_signature",
        "stale_timestamp",
        "unknown_key",
        "html_error_page",
        "redirect",
    ],
)
def test_answers_that_prove_nothing_pay_nothing(silent, action):
    purchase = a_purchase()
    silent.control.pay(code_url=begin(purchase).code_url)
    before = books()
    silent.control.add_fault(action, match={"op": "query"})

    assert query(purchase.attempt.pk, now=clock.now(), by=SYSTEM_JOB) is TradeState.UNKNOWN
    assert books() == before

    silent.control.clear_faults()
    assert query(purchase.attempt.pk, now=clock.now(), by=SYSTEM_JOB) is TradeState.PAID


def test_asking_again_for_the_code_is_the_same_attempt_and_any_code_of_it_pays(paysim):
    purchase = a_purchase()
    first, second = begin(purchase), begin(purchase)

    assert PaymentAttempt.objects.count() == 1
    assert first.code_url != second.code_url
    paysim.control.pay(code_url=first.code_url)
    until(lambda: is_paid(purchase))


def test_another_payer_inside_wechat_is_another_attempt(silent):
    purchase = a_purchase()
    begin(purchase, "wechat_jsapi", openid=OPENID)

    begin(purchase, "wechat_jsapi", openid="oAnother")

    states = dict(PaymentAttempt.objects.values_list("payer_openid", "state"))
    assert states == {OPENID: AttemptState.CLOSED, "oAnother": AttemptState.OPEN}


def test_an_order_is_not_tried_with_ever_more_payers(silent, monkeypatch):
    monkeypatch.setattr("luffy.payments.services.start.MOST_ATTEMPTS", 3)
    purchase = a_purchase()
    for number in range(3):
        begin(purchase, "wechat_jsapi", openid=f"o{number}")

    with pytest.raises(TooManyAttempts):
        begin(purchase, "wechat_jsapi", openid="oAnother")

    assert PaymentAttempt.objects.count() == 3
    # The last one still works, and so does the other channel.
    assert begin(purchase, "wechat_jsapi", openid="o2") is not None
    assert begin(purchase, "alipay") is not None


def test_when_wechat_gives_no_answer_the_order_waits_and_can_be_tried_again(silent):
    purchase = a_purchase()
    silent.control.add_fault("http_502", match={"op": "native"})

    with pytest.raises(ChannelSilent):
        begin(purchase)
    assert purchase.now_order.status == OrderStatus.PENDING

    silent.control.clear_faults()
    begin(purchase)
    assert PaymentAttempt.objects.count() == 1


def test_a_number_that_was_closed_behind_our_back_gets_a_successor(silent):
    purchase = a_purchase()
    begin(purchase)
    assert wechat().close(purchase.attempt, now=clock.now()) is CloseResult.CLOSED

    begin(purchase)

    states = list(PaymentAttempt.objects.order_by("pk").values_list("state", flat=True))
    assert states == [AttemptState.CLOSED, AttemptState.OPEN]


def test_going_to_pay_what_was_just_paid_finds_the_payment_instead(silent):
    purchase = a_purchase()
    silent.control.pay(code_url=begin(purchase).code_url)

    with pytest.raises(OrderNotPayable):
        begin(purchase)

    assert is_paid(purchase)
    assert PaymentAttempt.objects.count() == 1


def test_changing_from_wechat_to_alipay_kills_the_code(silent):
    purchase = a_purchase()
    code = begin(purchase).code_url

    begin(purchase, "alipay")

    states = dict(PaymentAttempt.objects.values_list("method", "state"))
    assert states == {"native": AttemptState.CLOSED, "page": AttemptState.OPEN}
    with pytest.raises(Exception, match="ORDER_CLOSED"):
        silent.control.pay(code_url=code)


def test_wechat_and_alipay_both_paid_leave_one_payment_and_one_refund(paysim):
    """The page of Alipay stays payable in its tab after the buyer chose WeChat."""
    purchase = a_purchase()
    page = begin(purchase, "alipay").url
    code = begin(purchase).code_url

    paysim.control.pay(code_url=code)
    until(lambda: is_paid(purchase))
    paysim.control.pay(url=page)
    until(lambda: Refund.objects.exists())
    refund.send(Refund.objects.get().pk, now=clock.now())

    dispositions = dict(PaymentAttempt.objects.values_list("method", "disposition"))
    assert dispositions == {"native": Disposition.SETTLED_ORDER, "page": Disposition.REFUND_REQUIRED}
    assert Refund.objects.get().state == RefundState.DONE
    totals = paysim.control.totals().values()
    assert sum(total["paid_fen"] - total["refunded_fen"] for total in totals) == 9_900
    assert purchase.enrolments == 1


def test_a_wechat_payment_that_comes_second_goes_back_by_wechat_and_its_notice_ends_it(paysim):
    purchase = a_purchase()
    code = begin(purchase).code_url
    paysim.control.add_fault("http_502", match={"op": "close"})
    page = begin(purchase, "alipay").url
    paysim.control.clear_faults()

    paysim.control.pay(url=page)
    until(lambda: is_paid(purchase))
    paysim.control.pay(code_url=code)
    until(lambda: Refund.objects.exists())
    refund.send(Refund.objects.get().pk, now=clock.now())

    until(lambda: Refund.objects.get().state == RefundState.DONE, within_s=30)
    totals = paysim.control.totals().values()
    assert sum(total["paid_fen"] - total["refunded_fen"] for total in totals) == 9_900


def test_cancelling_kills_the_code_first(silent):
    purchase = a_purchase(berries=9)
    code = begin(purchase).code_url

    cancel_order(purchase.order.pk, now=clock.now(), by=BUYER)

    assert purchase.now_order.status == OrderStatus.CANCELLED
    assert purchase.attempt.state == AttemptState.CLOSED
    assert purchase.berries["available"] == 9
    with pytest.raises(Exception, match="ORDER_CLOSED"):
        silent.control.pay(code_url=code)


def test_cancelling_what_was_just_paid_pays_it_instead(silent):
    purchase = a_purchase()
    silent.control.pay(code_url=begin(purchase).code_url)

    with pytest.raises(OrderCannotMove):
        cancel_order(purchase.order.pk, now=clock.now(), by=BUYER)

    assert is_paid(purchase)


@pytest.mark.parametrize("action", ["http_502", "bad_signature", "system_error"])
def test_cancelling_is_refused_while_wechat_gives_no_answer(silent, action):
    purchase = a_purchase(berries=9)
    begin(purchase)
    silent.control.add_fault(action, match={"op": "close"})
    before = books()

    with pytest.raises(OrderCancelUnknown):
        cancel_order(purchase.order.pk, now=clock.now(), by=BUYER)

    assert books() == before


def test_an_order_whose_time_is_over_expires_and_its_code_is_dead(silent):
    purchase = a_purchase(berries=9)
    begin(purchase)

    follow_up.follow_up(purchase.attempt.pk, now=purchase.order.expires_at + timedelta(seconds=1))

    assert purchase.now_order.status == OrderStatus.EXPIRED
    assert purchase.attempt.state == AttemptState.CLOSED


def test_expiry_finds_the_payment_whose_notice_was_lost(silent):
    purchase = a_purchase()
    silent.control.pay(code_url=begin(purchase).code_url)

    expire_order(purchase.order.pk, now=purchase.order.expires_at, by=SYSTEM_JOB)

    assert is_paid(purchase)
