import threading

import pytest
from django.db import IntegrityError, connection, transaction

from luffy.accounts.audit import GATEWAY
from luffy.accounts.models import AuditEntry
from luffy.catalog.models import SaleStatus
from luffy.core import clock
from luffy.orders.models import Fulfilment, OrderStatus, PaymentType
from luffy.orders.services import close, moves
from luffy.payments.gateways import TradeState
from luffy.payments.models import AttemptState, Disposition, PaymentAttempt, Refund, RefundState, Verdict
from luffy.payments.services.settle import Ruling, settle
from tests.payments.world import BUYER, Purchase, another_attempt, books, deferred, paid, started

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("merchant_settings")]


def say(purchase: Purchase, attempt: PaymentAttempt | None = None, **changes: object) -> Ruling:
    attempt = attempt or purchase.attempt
    return settle(attempt.pk, paid(attempt, **changes), now=clock.now(), by=GATEWAY)


def end(purchase: Purchase, how) -> None:
    with transaction.atomic():
        how(moves.lock(purchase.order.pk), now=clock.now(), by=BUYER)


def test_money_pays_the_order_and_opens_what_was_bought():
    purchase = started(berries=9)

    ruling = say(purchase)

    order, attempt = purchase.now_order, purchase.attempt
    assert ruling == Ruling(Verdict.SETTLED)
    assert (order.status, order.fulfilment) == (OrderStatus.PAID, Fulfilment.DONE)
    assert (order.payment_type, order.payment_number) == (PaymentType.ALIPAY, attempt.channel_trade_no)
    assert (attempt.state, attempt.disposition) == (AttemptState.PAID, Disposition.SETTLED_ORDER)
    assert attempt.amount_fen == 9_000
    assert purchase.enrolments == 1
    assert purchase.berries["held"] == 0
    assert not Refund.objects.exists()
    entry = AuditEntry.objects.get(action="payment.paid")
    assert (entry.source, entry.before, entry.after) == (
        "gateway",
        {"state": "open"},
        {"state": "paid", "disposition": "settled_order"},
    )


def test_the_same_money_told_again_changes_nothing():
    purchase = started(berries=9)
    say(purchase)
    before = books()

    for _ in range(3):
        assert say(purchase) == Ruling(Verdict.DUPLICATE)

    assert books() == before


@pytest.mark.parametrize(
    ("changes", "anomaly"),
    [
        ({"amount_fen": 9_901}, "amount"),
        ({"amount_fen": 9_899}, "amount"),
        ({"amount_fen": 1}, "amount"),
        ({"amount_fen": 0}, "amount"),
        ({"amount_fen": None}, "amount"),
        ({"mismatch": "app_id"}, "app_id"),
        ({"mismatch": "seller_id"}, "seller_id"),
        ({"mismatch": "currency"}, "currency"),
        ({"mismatch": "app_id", "state": TradeState.UNPAID}, "app_id"),
        ({"channel_trade_no": ""}, "no_trade_no"),
    ],
)
def test_what_is_not_exactly_what_we_asked_for_pays_nothing(changes, anomaly):
    purchase = started()
    before = books()

    assert say(purchase, **changes) == Ruling(Verdict.ANOMALY, anomaly)

    assert books() == before


@pytest.mark.parametrize("state", [state for state in TradeState if state is not TradeState.PAID])
def test_only_paid_is_paid(state):
    purchase = started()
    before = books()

    assert say(purchase, state=state).verdict == Verdict.NOTED

    assert books() == before


def test_another_number_for_money_already_taken_in_is_an_anomaly():
    purchase = started()
    say(purchase)
    before = books()

    assert say(purchase, channel_trade_no="2026999") == Ruling(Verdict.ANOMALY, "other_trade_no")
    assert say(purchase, amount_fen=1) == Ruling(Verdict.ANOMALY, "amount")

    assert books() == before


def test_one_trade_of_the_gateway_cannot_pay_two_attempts():
    first, second = started(), started()
    say(first, channel_trade_no="2026777")
    before = books()

    assert say(second, channel_trade_no="2026777") == Ruling(Verdict.ANOMALY, "reused_trade_no")

    assert books() == before


def test_a_second_payment_of_one_order_goes_back():
    purchase = started()
    second = another_attempt(purchase)
    first = PaymentAttempt.objects.exclude(pk=second.pk).get()
    say(purchase, first)

    ruling = say(purchase, second)

    second.refresh_from_db()
    refund = Refund.objects.get()
    assert ruling == Ruling(Verdict.SETTLED, "paid_already")
    assert (second.state, second.disposition) == (AttemptState.PAID, Disposition.REFUND_REQUIRED)
    assert (refund.out_refund_no, refund.amount_fen) == (f"R{second.out_trade_no}", 9_900)
    assert (refund.state, refund.reason) == (RefundState.REQUESTED, "paid_already")
    assert deferred("payments.send_refund", refund_id=refund.pk) == 1
    assert purchase.enrolments == 1


def test_what_is_still_open_for_a_paid_order_is_looked_after_at_once():
    purchase = started()
    second = another_attempt(purchase)
    first = PaymentAttempt.objects.exclude(pk=second.pk).get()
    now = clock.now()

    settle(first.pk, paid(first), now=now, by=GATEWAY)

    second.refresh_from_db()
    assert (second.state, second.next_query_at) == (AttemptState.OPEN, now)


def test_money_for_a_cancelled_order_goes_back():
    purchase = started(berries=9)
    end(purchase, close.cancel)

    assert say(purchase) == Ruling(Verdict.SETTLED, "cancelled")

    assert purchase.now_order.status == OrderStatus.CANCELLED
    assert purchase.enrolments == 0
    assert purchase.berries["available"] == 9
    assert Refund.objects.get().amount_fen == 9_000


def test_money_for_an_expired_order_revives_it_if_all_of_it_can_still_be_had():
    purchase = started(berries=9)
    end(purchase, close.expire)
    assert purchase.berries["available"] == 9

    assert say(purchase) == Ruling(Verdict.SETTLED)

    assert purchase.now_order.status == OrderStatus.PAID
    assert purchase.enrolments == 1
    assert purchase.berries["available"] == 0
    assert not Refund.objects.exists()


def test_money_for_an_expired_order_goes_back_if_its_course_is_no_longer_sold():
    purchase = started(berries=9)
    end(purchase, close.expire)
    purchase.course.status = SaleStatus.OFFLINE
    purchase.course.save(update_fields=["status"])

    assert say(purchase) == Ruling(Verdict.SETTLED, "expired")

    assert purchase.now_order.status == OrderStatus.EXPIRED
    assert purchase.enrolments == 0
    assert purchase.berries["available"] == 9
    assert Refund.objects.get().reason == "expired"


def test_late_money_told_again_is_given_back_once():
    purchase = started()
    end(purchase, close.cancel)
    say(purchase)
    before = books()

    assert say(purchase) == Ruling(Verdict.DUPLICATE)

    assert books() == before
    assert Refund.objects.count() == 1


@pytest.mark.parametrize("state", [AttemptState.ABANDONED, AttemptState.CLOSED])
def test_money_is_taken_in_even_if_we_had_given_the_attempt_up(state):
    purchase = started()
    PaymentAttempt.objects.update(state=state)

    assert say(purchase) == Ruling(Verdict.SETTLED)

    assert purchase.now_order.status == OrderStatus.PAID


def test_a_fault_in_opening_does_not_undo_that_money_came_in(monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError("no room")

    purchase = started()
    monkeypatch.setattr("luffy.orders.services.access.enrol_in_courses", fail)

    assert say(purchase) == Ruling(Verdict.SETTLED)

    order = purchase.now_order
    assert (order.status, order.fulfilment) == (OrderStatus.PAID, Fulfilment.ERROR)
    assert purchase.attempt.state == AttemptState.PAID
    assert purchase.enrolments == 0
    assert deferred("orders.open_access", order_id=order.pk) == 1


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_settle_once():
    purchase = started(berries=9)
    attempt = purchase.attempt
    together, rulings = threading.Barrier(8), []

    def tell() -> None:
        together.wait()
        try:
            rulings.append(settle(attempt.pk, paid(attempt), now=clock.now(), by=GATEWAY).verdict)
        finally:
            connection.close()

    threads = [threading.Thread(target=tell) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(rulings) == [Verdict.DUPLICATE] * 7 + [Verdict.SETTLED]
    assert purchase.enrolments == 1
    assert purchase.berries["held"] == 0


def test_the_database_refuses_a_second_attempt_that_settles_the_order():
    purchase = started()
    second = another_attempt(purchase)
    first = PaymentAttempt.objects.exclude(pk=second.pk).get()
    say(purchase, first)
    second.state, second.disposition, second.paid_at = (
        AttemptState.PAID,
        Disposition.SETTLED_ORDER,
        clock.now(),
    )

    with pytest.raises(IntegrityError, match="attempt_one_settles_the_order"):
        second.save()
