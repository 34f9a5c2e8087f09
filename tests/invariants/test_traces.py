"""Audit rows, delays, and how what is broken is told."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction

from luffy.core.money import Berries
from luffy.invariants import INVARIANTS
from luffy.orders.models import Fulfilment, OpenedAccess
from luffy.payments.models import AttemptState, Channel, ForeignRefund, Refund
from luffy.wallet.services import GRANT, lock_wallet, transfer
from tests.invariants.conftest import Sql
from tests.invariants.looking import found, only
from tests.invariants.school import NOW, School

PAGE = Path(__file__).parents[2] / "docs" / "rules" / "invariants.md"

# -- I20: the audit trail --------------------------------------------------------------------------------------------


def test_an_order_that_changed_without_an_audit_row_breaks_i20(school: School, sql: Sql):
    sql("UPDATE orders_order SET status = 5 WHERE id = %s", school.cancelled.pk)

    only("I20", f"order:{school.cancelled.number}")


@pytest.mark.parametrize("subject", ["order", "attempt", "refund"])
def test_an_audit_row_that_is_gone_breaks_i20(school: School, sql: Sql, subject: str):
    number = {
        "order": f"order:{school.paid.number}",
        "attempt": f"attempt:{school.open_attempt.out_trade_no}",
        "refund": f"refund:R{school.late_attempt.out_trade_no}",
    }[subject]
    sql("DELETE FROM accounts_auditentry WHERE subject = %s", number)

    only("I20", number)


def test_a_gap_in_the_audit_trail_breaks_i20(school: School, sql: Sql):
    number = f"order:{school.reinstated.number}"
    sql("DELETE FROM accounts_auditentry WHERE subject = %s AND action = 'order.expire'", number)

    only("I20", number)


def test_a_move_that_is_none_of_the_named_ones_breaks_i20(school: School, sql: Sql):
    number = f"order:{school.paid.number}"
    sql(
        "INSERT INTO accounts_auditentry (at, source, action, subject, before, after, reason) VALUES"
        " (now(), 'x', 'x', %s, '{\"status\": 0}', '{\"status\": 1}', ''),"
        " (now(), 'x', 'x', %s, '{\"status\": 1}', '{\"status\": 0}', '')",
        number,
        number,
    )

    only("I20", number)


def test_berries_given_without_an_audit_row_break_i20(school: School):
    with transaction.atomic():
        transfer(lock_wallet(school.buyer.pk), GRANT, Berries(5), key="by-the-back-door", now=NOW)

    only("I20", f"account:{school.buyer.pk}")


def test_an_audit_trail_that_nothing_guards_breaks_i20(school: School, sql: Sql):
    sql("ALTER TABLE accounts_auditentry DISABLE TRIGGER audit_append_only")

    only("I20", "guard:audit_append_only")


# -- I22: nothing waits for ever -------------------------------------------------------------------------------------


LONG_AGO = NOW - timedelta(days=1)


def test_an_attempt_open_long_after_its_time_breaks_i22(school: School, sql: Sql):
    sql("UPDATE payments_paymentattempt SET expires_at = %s WHERE id = %s", LONG_AGO, school.open_attempt.pk)

    only("I22", f"attempt:{school.open_attempt.out_trade_no}")


def test_an_open_attempt_nobody_will_look_at_breaks_i22(school: School, sql: Sql):
    assert school.open_attempt.state == AttemptState.OPEN
    sql("UPDATE payments_paymentattempt SET next_query_at = NULL WHERE id = %s", school.open_attempt.pk)

    only("I22", f"attempt:{school.open_attempt.out_trade_no}")


def test_a_refund_that_is_overdue_breaks_i22(school: School, sql: Sql):
    sql("UPDATE payments_refund SET next_try_at = %s WHERE attempt_id = %s", LONG_AGO, school.late_attempt.pk)

    only("I22", f"refund:R{school.late_attempt.out_trade_no}")


def test_a_refund_nobody_will_try_breaks_i22(school: School, sql: Sql):
    sql("ALTER TABLE payments_refund DROP CONSTRAINT refund_times_fit_state")
    sql("UPDATE payments_refund SET next_try_at = NULL WHERE attempt_id = %s", school.late_attempt.pk)

    only("I22", f"refund:R{school.late_attempt.out_trade_no}")


@pytest.mark.parametrize("next_try_at", [LONG_AGO, None])
def test_foreign_money_that_does_not_go_back_breaks_i22(
    school: School, sql: Sql, next_try_at: datetime | None
):
    ForeignRefund.objects.create(
        channel=Channel.ALIPAY,
        out_trade_no="LOST",
        out_refund_no="FLOST",
        amount_fen=1,
        created_at=LONG_AGO,
        next_try_at=NOW,
    )
    sql("ALTER TABLE payments_foreignrefund DROP CONSTRAINT foreign_refund_times_fit_state")
    assert found() == []
    sql("UPDATE payments_foreignrefund SET next_try_at = %s", next_try_at)

    only("I22", "foreign_refund:FLOST")


def test_an_order_unpaid_long_after_its_time_breaks_i22(school: School, sql: Sql):
    sql("UPDATE orders_order SET expires_at = %s WHERE id = %s", LONG_AGO, school.pending.pk)

    only("I22", f"order:{school.pending.number}")


def test_a_paid_order_that_stays_closed_breaks_i22(school: School, sql: Sql):
    opened = OpenedAccess.objects.get(line__order=school.gift)
    sql("DELETE FROM orders_openedaccess WHERE id = %s", opened.pk)
    sql("DELETE FROM learning_enrolledcourse WHERE id = %s", opened.course_enrolment_id)
    sql(
        "UPDATE orders_order SET fulfilment = %s, paid_at = %s WHERE id = %s",
        Fulfilment.ERROR.value,
        LONG_AGO,
        school.gift.pk,
    )

    only("I22", f"order:{school.gift.number}")


def test_a_job_that_nobody_does_breaks_i22(school: School, sql: Sql):
    job_id = jobs_of(school)
    sql("UPDATE procrastinate_events SET at = %s WHERE job_id = %s", LONG_AGO, job_id)

    only("I22", f"job:{job_id}")


def jobs_of(school: School) -> int:
    from procrastinate.contrib.django.models import ProcrastinateJob

    refund = Refund.objects.get(attempt=school.late_attempt)
    return ProcrastinateJob.objects.get(args__refund_id=refund.pk).pk


# -- courses ---------------------------------------------------------------------------------------------------------


def test_a_history_with_a_gap_is_found(school: School, sql: Sql):
    sql(
        "INSERT INTO catalog_courseversion (course_id, number, at, cause, note, content, digest)"
        " VALUES (%s, 2, now(), 'saved', '', '{}', '')",
        school.course.pk,
    )

    only("I34", f"course:{school.course.pk}")


# -- how it is told --------------------------------------------------------------------------------------------------


def test_twenty_are_told_and_all_are_counted(school: School, sql: Sql):
    sql(
        "INSERT INTO learning_enrolledcourse (account_id, course_id, ordinal, enrolled_at, valid_begin_date,"
        " valid_end_date, status) SELECT %s, %s, 100 + n, now(), date '2000-01-01' + n, date '2000-01-01' + n, 0"
        " FROM generate_series(1, 25) n",
        school.buyer.pk,
        school.course.pk,
    )

    rows = found()

    assert len(rows) == 20
    assert {(row.invariant, row.subject, row.total) for row in rows} == {
        ("I2", f"account:{school.buyer.pk}", 25)
    }


def test_the_page_names_every_invariant_and_its_function():
    named = re.findall(r"^\| (I\d+) \|.*\| `invariants/(\w+)\.py: (\w+)` \|$", PAGE.read_text(), re.MULTILINE)

    def place(find: Callable[..., object]) -> tuple[str, str]:
        return find.__module__.rpartition(".")[2], find.__name__

    assert named == [(number, *place(invariant.find)) for number, invariant in INVARIANTS.items()]
