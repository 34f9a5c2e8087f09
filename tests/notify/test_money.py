"""Who waits for money or a paper hears how it goes: each step once, whatever comes twice."""

from datetime import UTC, datetime, timedelta

import pytest

from luffy.accounts.models import Account
from luffy.invoices import issuing, services
from luffy.invoices.errors import InvoiceCannotMove
from luffy.payments.gateways import RefundFacts, RefundOutcome
from luffy.payments.services.refund import note, settle_by_hand
from luffy.refunds.errors import RefundCannotMove
from luffy.refunds.services import conclude, decide
from luffy.wallet import withdrawals
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.invoices import (
    OPERATOR,
    Refusing,
    a_requested_invoice,
    an_issued_invoice,
    issued,
    redden,
)
from tests.factories.notify import heard
from tests.factories.orders import (
    a_cancelled_order,
    a_paid_order,
    a_pending_order,
    an_attempt,
    pay_attempt,
    pay_by_gateway,
)
from tests.factories.refunds import an_operator, asked_for, by, granted, the_rules
from tests.factories.wallet import a_withdrawal, berries_for, earned_for

NOW = datetime(2031, 3, 3, 4, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=2)

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner() -> Account:
    return an_account()


@pytest.fixture
def rules() -> None:
    the_rules()


# --- refunds ---


@pytest.mark.usefixtures("rules")
def test_a_refund_is_told_when_it_is_granted_and_when_the_cash_is_back(learner):
    order = a_paid_order(learner, a_course(), now=NOW)
    request = asked_for(order, now=LATER)
    assert heard(learner) == []

    request = granted(request, now=LATER)
    blanks, page = {"number": order.number, "amount_fen": 9_900}, f"/me/refunds/{request.number}"
    assert heard(learner) == [("refund", {**blanks, "outcome": "approved"}, page)]

    for _ in range(2):
        note(request.cash_refund.out_refund_no, RefundFacts(RefundOutcome.SUCCESS), now=LATER)
        conclude.conclude_refund(request.cash_refund_id, now=LATER)
    assert heard(learner)[1:] == [("refund", {**blanks, "outcome": "done"}, page)]


@pytest.mark.usefixtures("rules")
def test_a_refund_without_cash_is_told_as_done(learner):
    berries_for(learner, 99, now=NOW)
    order = a_paid_order(learner, a_course(), berries=99, now=NOW)

    request = granted(asked_for(order, now=LATER), now=LATER)

    blanks = {"number": order.number, "amount_fen": 0, "outcome": "done"}
    assert heard(learner) == [("refund", blanks, f"/me/refunds/{request.number}")]


@pytest.mark.usefixtures("rules")
def test_a_refused_refund_is_told_once_and_a_withdrawn_one_not(learner):
    order, operator = a_paid_order(learner, a_course(), now=NOW), by(an_operator())
    decide.withdraw(asked_for(order, now=LATER).pk, now=LATER, by=by(learner))
    assert heard(learner) == []

    request = asked_for(order, now=LATER)
    decide.refuse(request.pk, reason="已学完", now=LATER, by=operator)
    with pytest.raises(RefundCannotMove):
        decide.refuse(request.pk, reason="已学完", now=LATER, by=operator)

    blanks = {"number": order.number, "amount_fen": 9_900, "outcome": "refused"}
    assert heard(learner) == [("refund", blanks, f"/me/refunds/{request.number}")]


# --- money that goes back by itself ---


@pytest.mark.parametrize(("over", "outcome"), [(a_cancelled_order, "late"), (None, "twice")])
def test_money_that_came_late_or_twice_is_told_at_once_and_when_it_is_back(learner, over, outcome):
    order = a_pending_order(learner, a_course())
    attempt = an_attempt(order)
    if over:
        over(order)
    else:
        pay_by_gateway(order)
    assert heard(learner) == []

    for _ in range(2):
        pay_attempt(attempt)
    refund = attempt.refunds.get()
    blanks, page = {"number": order.number, "amount_fen": 9_900}, f"/me/orders/{order.number}"
    assert heard(learner) == [("refund", {**blanks, "outcome": outcome}, page)]

    for _ in range(2):
        note(refund.out_refund_no, RefundFacts(RefundOutcome.SUCCESS), now=LATER)
    assert heard(learner)[1:] == [("refund", {**blanks, "outcome": "done"}, page)]


@pytest.mark.parametrize("end", [RefundOutcome.ABNORMAL, RefundOutcome.REJECTED])
def test_late_money_that_a_person_sends_back_is_told_when_it_is_back(learner, end):
    order = a_pending_order(learner, a_course())
    attempt = an_attempt(order)
    a_cancelled_order(order)
    pay_attempt(attempt)
    refund = attempt.refunds.get()

    note(refund.out_refund_no, RefundFacts(end, "USER_ACCOUNT_ABNORMAL"), now=LATER)
    assert [blanks["outcome"] for _, blanks, _ in heard(learner)] == ["late"]
    settle_by_hand(refund.pk, reference="CMB-1", reason="卡已注销", now=LATER, by=by(an_operator()))

    assert [blanks["outcome"] for _, blanks, _ in heard(learner)] == ["late", "done"]


# --- invoices ---


def test_an_invoice_is_told_when_it_is_issued_and_when_it_is_reddened(learner):
    invoice = an_issued_invoice(learner)
    issuing.issue(invoice.pk, now=LATER)
    number = invoice.order.number
    assert heard(learner) == [("invoice", {"number": number, "outcome": "issued"}, "/me/invoices")]

    redden(invoice.order, 1)
    red = issued(invoice.red_ones.get())
    issuing.issue(red.pk, now=LATER)

    assert heard(learner)[1:] == [("invoice", {"number": number, "outcome": "reddened"}, "/me/invoices")]


def test_a_refused_invoice_is_told_each_time_that_it_fails(learner, settings):
    settings.INVOICE_PROVIDER = f"{Refusing.__module__}.{Refusing.__name__}"
    invoice = issued(a_requested_invoice(learner))
    issuing.issue(invoice.pk, now=LATER)
    failed = ("invoice", {"number": invoice.order.number, "outcome": "failed"}, "/me/invoices")
    assert heard(learner) == [failed]

    services.retry(invoice.number, now=LATER, by=OPERATOR)
    for _ in range(2):
        issuing.issue(invoice.pk, now=LATER)

    assert heard(learner) == [failed, failed]


def test_an_invoice_that_fails_while_its_cash_goes_back_is_not_told(learner, settings):
    settings.INVOICE_PROVIDER = f"{Refusing.__module__}.{Refusing.__name__}"
    invoice = a_requested_invoice(learner)
    redden(invoice.order, 1)

    issued(invoice)

    with pytest.raises(InvoiceCannotMove):
        services.retry(invoice.number, now=LATER, by=OPERATOR)
    assert heard(learner) == []


# --- withdrawals ---


def told_of(withdrawal, *outcomes: str) -> list[object]:
    page = f"/me/berries/withdrawals/{withdrawal.number}"
    amount = withdrawal.amount_berries
    return [("withdrawal", {"amount_berries": amount, "outcome": outcome}, page) for outcome in outcomes]


def test_a_withdrawal_is_told_when_it_is_approved_paid_and_sent_back_by_the_bank(learner):
    earned_for(learner, 400, now=NOW)
    row, operator = a_withdrawal(learner, 400, now=NOW), by(an_operator())
    assert heard(learner) == []

    for _ in range(2):
        withdrawals.approve(number=row.number, now=NOW, by=operator)
    assert heard(learner) == told_of(row, "approved")
    for _ in range(2):
        withdrawals.paid(number=row.number, reference="CMB-1", now=NOW, by=operator)
    assert heard(learner) == told_of(row, "approved", "paid")
    for _ in range(2):
        withdrawals.bounced(number=row.number, reason="收款行退票", now=LATER, by=operator)
    assert heard(learner) == told_of(row, "approved", "paid", "failed")


def test_a_withdrawal_that_failed_or_was_refused_is_told_and_her_own_cancellation_not(learner):
    earned_for(learner, 400, now=NOW)
    operator = by(an_operator())
    gone = a_withdrawal(learner, 100, now=NOW)
    withdrawals.cancel(owner_id=learner.pk, number=gone.number, now=NOW, by=by(learner))
    failed, refused = a_withdrawal(learner, 110, now=NOW), a_withdrawal(learner, 120, now=NOW)

    withdrawals.approve(number=failed.number, now=NOW, by=operator)
    for _ in range(2):
        withdrawals.failed(number=failed.number, reason="账号已注销", now=NOW, by=operator)
        withdrawals.refuse(number=refused.number, reason="资料不符", now=NOW, by=operator)

    assert heard(learner) == [*told_of(failed, "approved", "failed"), *told_of(refused, "refused")]


def test_the_first_of_two_who_agree_tells_nothing(learner, settings):
    settings.WITHDRAWAL_TWO_PERSONS_ABOVE_BERRIES = 100
    earned_for(learner, 400, now=NOW)
    row = a_withdrawal(learner, 101, now=NOW)

    withdrawals.approve(number=row.number, now=NOW, by=by(an_operator()))
    assert heard(learner) == []

    withdrawals.approve(number=row.number, now=NOW, by=by(an_operator()))
    assert heard(learner) == told_of(row, "approved")
