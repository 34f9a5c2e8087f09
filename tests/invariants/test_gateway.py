"""The gateway's money, its journal and its bills against our books."""

import json
from datetime import timedelta

import pytest

from luffy import invariants
from luffy.invariants.books import Books
from luffy.payments.models import (
    Bill,
    BillDifference,
    BillLine,
    BillState,
    Channel,
    ForeignRefund,
    PaymentAttempt,
    Refund,
)
from tests.invariants.conftest import Sql
from tests.invariants.looking import found, only
from tests.invariants.school import NOW, School

# -- all is well -----------------------------------------------------------------------------------------------------


def test_a_healthy_database_breaks_nothing(school: School):
    assert found(school.journal) == []


def test_an_empty_journal_and_an_empty_database_agree(db: None):
    assert invariants.look(Books(NOW, "[]")) == []


def test_without_a_journal_the_gateway_is_not_compared(school: School):
    assert found() == []


# -- I1 and I4: the gateway ------------------------------------------------------------------------------------------


def test_money_for_no_order_that_does_not_go_back_breaks_i1(school: School, sql: Sql):
    sql("DELETE FROM payments_refund WHERE attempt_id = %s", school.late_attempt.pk)

    only("I1", f"attempt:{school.late_attempt.out_trade_no}", journal=school.journal)


def test_money_the_gateway_took_and_we_do_not_know_of_breaks_i1(school: School):
    taken = [
        {"op": "pay", "out_trade_no": school.open_attempt.out_trade_no, "amount_fen": 9_900},
        {"op": "pay", "out_trade_no": "NOT_OURS", "amount_fen": 1},
    ]

    only(
        "I1",
        "attempt:NOT_OURS",
        f"attempt:{school.open_attempt.out_trade_no}",
        journal=json.dumps([*json.loads(school.journal), *taken]),
    )


def test_money_that_is_a_known_anomaly_does_not_break_i1(school: School, sql: Sql):
    number = school.open_attempt.out_trade_no
    taken = {"op": "pay", "out_trade_no": number, "amount_fen": 1}
    sql(
        "INSERT INTO payments_gatewayevent (channel, dedupe_key, out_trade_no, verdict, reason, raw, deliveries,"
        " received_at, resolution) VALUES (1, 'x', %s, 'anomaly', 'amount', '', 1, %s, '')",
        number,
        NOW,
    )

    assert found(json.dumps([*json.loads(school.journal), taken])) == []


def test_a_payment_the_gateway_never_had_breaks_i4(school: School):
    number = PaymentAttempt.objects.get(order=school.paid).out_trade_no
    rows = [row for row in json.loads(school.journal) if row["out_trade_no"] != number]

    only("I4", f"attempt:{number}", journal=json.dumps(rows))


def test_another_amount_at_the_gateway_breaks_i4(school: School):
    rows = json.loads(school.journal)
    rows[0]["amount_fen"] += 1

    only("I4", f"attempt:{rows[0]['out_trade_no']}", journal=json.dumps(rows))


def test_a_refund_the_gateway_never_made_breaks_i4(school: School):
    rows = [row for row in json.loads(school.journal) if row["op"] == "pay"]
    done = Refund.objects.select_related("attempt").get(state="done")

    only("I4", f"attempt:{done.attempt.out_trade_no}", journal=json.dumps(rows))


def test_a_refund_nobody_asked_for_breaks_i4(school: School):
    number = PaymentAttempt.objects.get(order=school.paid).out_trade_no
    row = {"op": "refund_done", "out_trade_no": number, "amount_fen": 1}

    only("I4", f"attempt:{number}", journal=json.dumps([*json.loads(school.journal), row]))


def test_a_refund_that_is_done_there_and_not_yet_here_breaks_nothing(school: School):
    late = school.late_attempt
    row = {"op": "refund_done", "out_trade_no": late.out_trade_no, "amount_fen": late.amount_fen}

    assert found(json.dumps([*json.loads(school.journal), row])) == []


# -- I1 and I4: bills -------------------------------------------------------------------------------------------


@pytest.fixture
def bill(school: School) -> Bill:
    """Of yesterday, with what the school's first payment is, and compared."""
    return Bill.objects.create(
        channel=Channel.ALIPAY,
        bill_date=(NOW - timedelta(days=1)).date(),
        state=BillState.COMPARED,
        sha256="x",
        fetched_at=NOW,
    )


def a_line(bill: Bill, number: str, amount_fen: int, refund: str = "") -> None:
    BillLine.objects.create(
        bill=bill,
        out_trade_no=number,
        out_refund_no=refund,
        channel_trade_no="C",
        amount_fen=amount_fen,
        at=NOW,
    )


def test_bills_that_agree_break_nothing(school: School, bill: Bill):
    for attempt in PaymentAttempt.objects.filter(paid_at__isnull=False):
        a_line(bill, attempt.out_trade_no, attempt.amount_fen)
    done = Refund.objects.select_related("attempt").get(state="done")
    a_line(bill, done.attempt.out_trade_no, done.amount_fen, done.out_refund_no)

    assert found(school.journal) == []


def test_billed_money_that_nobody_was_told_of_breaks_i1(bill: Bill):
    a_line(bill, "STRANGE", 1)

    only("I1", "attempt:STRANGE")


def test_billed_money_that_is_a_difference_or_goes_back_does_not_break_i1(bill: Bill):
    a_line(bill, "STRANGE", 1)
    a_line(bill, "BACK", 1)
    BillDifference.objects.create(
        bill=bill, kind="payment_missing_here", out_trade_no="STRANGE", found_at=NOW
    )
    ForeignRefund.objects.create(
        channel=Channel.ALIPAY,
        out_trade_no="BACK",
        out_refund_no="FBACK",
        amount_fen=1,
        created_at=NOW,
        next_try_at=NOW,
    )

    assert found() == []


def test_another_amount_on_a_bill_breaks_i4(school: School, bill: Bill):
    attempt = PaymentAttempt.objects.get(order=school.paid)
    a_line(bill, attempt.out_trade_no, attempt.amount_fen + 1)

    only("I4", f"attempt:{attempt.out_trade_no}")


def test_a_refund_of_another_amount_on_a_bill_breaks_i4(school: School, bill: Bill):
    done = Refund.objects.select_related("attempt").get(state="done")
    a_line(bill, done.attempt.out_trade_no, done.amount_fen - 1, done.out_refund_no)

    only("I4", f"attempt:{done.attempt.out_trade_no}")


def test_a_difference_nobody_looked_at_for_two_days_breaks_i4(bill: Bill):
    BillDifference.objects.create(
        bill=bill,
        kind="payment_missing_there",
        out_trade_no="LOST",
        ours_fen=1,
        found_at=NOW - timedelta(days=3),
    )

    only("I4", "attempt:LOST")
