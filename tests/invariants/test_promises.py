"""Promises about what happens are looked for in what is left: I12 to I15."""

from datetime import timedelta

from luffy.payments.models import Bill, BillState, Channel, PaymentAttempt
from tests.invariants.conftest import Sql
from tests.invariants.looking import found, only
from tests.invariants.school import NOW, School

LONG_AGO = NOW - timedelta(days=2)


def a_notice(sql: Sql, key: str, verdict: str, number: str = "", attempt_id: int | None = None) -> None:
    sql(
        "INSERT INTO payments_gatewayevent (channel, dedupe_key, out_trade_no, attempt_id, verdict, reason, raw,"
        " deliveries, received_at, resolution) VALUES (1, %s, %s, %s, %s, '', '', 1, %s, '')",
        key,
        number,
        attempt_id,
        verdict,
        NOW,
    )


def test_a_notice_that_is_kept_twice_breaks_i12(school: School, sql: Sql):
    sql("ALTER TABLE payments_gatewayevent DROP CONSTRAINT event_once")
    for _ in range(2):
        a_notice(sql, "same", "noted")

    only("I12", "notice:same")


def test_an_attempt_that_became_paid_twice_breaks_i12(school: School, sql: Sql):
    number = PaymentAttempt.objects.get(order=school.paid).out_trade_no
    sql(
        "INSERT INTO accounts_auditentry (at, source, action, subject, before, after, reason)"
        " SELECT at, source, action, subject, after, after, reason FROM accounts_auditentry"
        " WHERE action = 'payment.paid' AND subject = %s",
        f"attempt:{number}",
    )

    only("I12", f"attempt:{number}")


def test_a_notice_that_is_settled_without_a_payment_breaks_i13(school: School, sql: Sql):
    a_notice(sql, "open", "settled", school.open_attempt.out_trade_no, school.open_attempt.pk)

    only("I13", "notice:open")


def test_an_unknown_trade_that_moved_a_payment_breaks_i13(school: School, sql: Sql):
    a_notice(sql, "stranger", "unknown_trade", "X", school.late_attempt.pk)

    only("I13", "notice:stranger")


def test_a_payment_without_the_channel_s_number_breaks_i13(school: School, sql: Sql):
    attempt = PaymentAttempt.objects.get(order=school.bought)
    sql("UPDATE payments_paymentattempt SET channel_trade_no = NULL WHERE id = %s", attempt.pk)

    only("I13", f"attempt:{attempt.out_trade_no}")


def test_notices_that_fit_break_nothing(school: School, sql: Sql):
    a_notice(sql, "fits", "settled", school.late_attempt.out_trade_no, school.late_attempt.pk)
    a_notice(sql, "strange", "unknown_trade", "X")
    a_notice(sql, "odd", "anomaly", school.open_attempt.out_trade_no, school.open_attempt.pk)

    assert found() == []


def test_late_money_that_is_not_back_after_a_day_breaks_i14(school: School, sql: Sql):
    late = school.late_attempt
    sql("UPDATE payments_refund SET created_at = %s WHERE attempt_id = %s", LONG_AGO, late.pk)

    only("I14", f"attempt:{late.out_trade_no}")


def test_late_money_that_is_with_a_person_does_not_break_i14(school: School, sql: Sql):
    late = school.late_attempt
    sql(
        "UPDATE payments_refund SET created_at = %s, state = 'abnormal', next_try_at = NULL WHERE attempt_id = %s",
        LONG_AGO,
        late.pk,
    )
    sql(
        'UPDATE accounts_auditentry SET after = \'{"state": "abnormal"}\' WHERE subject = %s',
        f"refund:R{late.out_trade_no}",
    )

    assert found() == []


def test_a_payment_that_only_a_bill_knows_and_nobody_took_in_breaks_i15(school: School, sql: Sql):
    bill = Bill.objects.create(
        channel=Channel.ALIPAY,
        bill_date=NOW.date(),
        state=BillState.COMPARED,
        sha256="x",
        fetched_at=NOW,
    )
    sql(
        "INSERT INTO payments_billdifference (bill_id, kind, out_trade_no, out_refund_no, theirs_fen, found_at,"
        " resolution) VALUES (%s, 'payment_missing_here', %s, '', 9900, %s, '')",
        bill.pk,
        school.open_attempt.out_trade_no,
        LONG_AGO,
    )

    only("I15", f"attempt:{school.open_attempt.out_trade_no}")


def test_a_difference_that_was_just_found_breaks_nothing(school: School, sql: Sql):
    bill = Bill.objects.create(channel=Channel.ALIPAY, bill_date=NOW.date())
    sql(
        "INSERT INTO payments_billdifference (bill_id, kind, out_trade_no, out_refund_no, theirs_fen, found_at,"
        " resolution) VALUES (%s, 'payment_missing_here', %s, '', 9900, %s, '')",
        bill.pk,
        school.open_attempt.out_trade_no,
        NOW,
    )

    assert found() == []
