"""Each invariant finds its own kind of damage, and nothing else does."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction

from luffy import invariants
from luffy.core.money import Berries
from luffy.degrees.models import StudyStatus
from luffy.invariants import INVARIANTS, Violation
from luffy.invariants.books import Books
from luffy.orders.models import Fulfilment, OpenedAccess, Order
from luffy.payments.models import AttemptState, PaymentAttempt, Refund
from luffy.wallet.models import BerryLot
from luffy.wallet.services import GRANT, HOLD, WITHDRAW, lock_wallet, transfer
from tests.factories.accounts import an_account
from tests.factories.orders import a_paid_order
from tests.factories.wallet import a_withdrawal, berries_for, earned_for
from tests.invariants.conftest import Sql, as_usual
from tests.invariants.school import NOW, School

PAGE = Path(__file__).parents[2] / "docs" / "rules" / "invariants.md"


# All of an order but its number and its settlement.
COPIED = [
    field.column
    for field in Order._meta.concrete_fields
    if field.name not in ("id", "number", "settlement_id")
]


def found(journal: str | None = None) -> list[Violation]:
    return invariants.look(Books(NOW, journal))


def only(number: str, *subjects: str, journal: str | None = None) -> None:
    """Nothing but this invariant is broken, and by nothing but these."""
    assert [(row.invariant, row.subject) for row in found(journal)] == [
        (number, subject) for subject in sorted(subjects)
    ]


def order_copy(order_id: int, sql: Sql, **changes: str) -> None:
    """A second row like this order, but for its number and `changes`, which are SQL."""
    columns = {name: changes.get(name, name) for name in COPIED}
    sql(
        f"INSERT INTO orders_order (number, settlement_id, {', '.join(columns)}) "
        f"SELECT 'COPY', 'COPY', {', '.join(columns.values())} FROM orders_order WHERE id = %s",
        order_id,
    )


# -- all is well ------------------------------------------------------------------------------------------------


def test_a_healthy_database_breaks_nothing(school: School):
    assert found(school.journal) == []


def test_an_empty_journal_and_an_empty_database_agree(db: None):
    assert invariants.look(Books(NOW, "[]")) == []


def test_without_a_journal_the_gateway_is_not_compared(school: School):
    assert found() == []


# -- I1 and I4: the gateway -------------------------------------------------------------------------------------


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
        " received_at) VALUES (1, 'x', %s, 'anomaly', 'amount', '', 1, %s)",
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


# -- I2 and I9: access ------------------------------------------------------------------------------------------


def test_a_paid_line_that_opened_nothing_breaks_i2(school: School, sql: Sql):
    opened = OpenedAccess.objects.get(line__order=school.bought_again)
    sql("DELETE FROM orders_openedaccess WHERE id = %s", opened.pk)
    sql("DELETE FROM learning_enrolledcourse WHERE id = %s", opened.course_enrolment_id)

    only("I2", f"order:{school.bought_again.number}")


def test_an_unpaid_line_that_is_open_breaks_i2(school: School, sql: Sql):
    line = school.plain.lines.get()
    sql(
        "WITH e AS (INSERT INTO learning_enrolledcourse (account_id, course_id, ordinal, enrolled_at,"
        " valid_begin_date, valid_end_date, status) VALUES (%s, %s, 1, now(), now(), now(), 0) RETURNING id)"
        " INSERT INTO orders_openedaccess (line_id, course_enrolment_id) SELECT %s, id FROM e",
        school.buyer.pk,
        line.product.course_id,
        line.pk,
    )

    only("I2", f"order:{school.plain.number}")


def test_an_enrolment_of_no_order_breaks_i2(school: School, sql: Sql):
    sql(
        "INSERT INTO learning_enrolledcourse (account_id, course_id, ordinal, enrolled_at, valid_begin_date,"
        " valid_end_date, status) VALUES (%s, %s, 9, now(), '2020-01-01', '2020-01-02', 0)",
        school.buyer.pk,
        school.course.pk,
    )

    only("I2", f"account:{school.buyer.pk}")


def test_a_line_that_opened_another_course_breaks_i2(school: School, sql: Sql):
    opened = OpenedAccess.objects.get(line__order=school.gift)
    other = school.plain.lines.get().product.course_id
    sql("UPDATE learning_enrolledcourse SET course_id = %s WHERE id = %s", other, opened.course_enrolment_id)

    only("I2", f"order:{school.gift.number}")


def test_a_line_that_opened_twice_breaks_i2(school: School, sql: Sql):
    sql("ALTER TABLE orders_openedaccess DROP CONSTRAINT orders_openedaccess_line_id_key")
    sql("ALTER TABLE orders_openedaccess DROP CONSTRAINT orders_openedaccess_course_enrolment_id_key")
    sql(
        "INSERT INTO orders_openedaccess (line_id, course_enrolment_id)"
        " SELECT line_id, course_enrolment_id FROM orders_openedaccess WHERE line_id = %s",
        school.gift.lines.get().pk,
    )

    only("I2", f"order:{school.gift.number}")


def test_periods_of_one_course_that_overlap_break_i9(school: School, sql: Sql):
    opened = OpenedAccess.objects.get(line__order=school.bought_again)
    sql(
        "UPDATE learning_enrolledcourse SET valid_begin_date = valid_begin_date - 1 WHERE id = %s",
        opened.course_enrolment_id,
    )

    only("I9", f"account:{school.buyer.pk}")


def test_a_degree_that_is_active_twice_breaks_i9(school: School, sql: Sql):
    of_buyer = "account_id = %s AND degree_course_id = %s"
    sql(
        f"UPDATE degrees_enrolleddegreecourse SET study_status = %s WHERE {of_buyer}",
        StudyStatus.TIMED_OUT.value,
        school.buyer.pk,
        school.degree.pk,
    )
    with as_usual():
        a_paid_order(school.buyer, school.degree, now=NOW)
    sql("DROP INDEX degree_enrolment_one_active")
    sql(
        f"UPDATE degrees_enrolleddegreecourse SET study_status = %s WHERE {of_buyer}",
        StudyStatus.NOT_STARTED.value,
        school.buyer.pk,
        school.degree.pk,
    )

    only("I9", f"account:{school.buyer.pk}")


# -- I3, I10, I11, I19: orders ----------------------------------------------------------------------------------


def test_a_payment_of_another_amount_breaks_i3(school: School, sql: Sql):
    sql("UPDATE payments_paymentattempt SET amount_fen = amount_fen - 1 WHERE order_id = %s", school.paid.pk)

    only("I3", f"order:{school.paid.number}")


def test_a_paid_order_that_got_no_money_breaks_i3(school: School, sql: Sql):
    sql("DELETE FROM payments_paymentattempt WHERE order_id = %s", school.bought.pk)

    only("I3", f"order:{school.bought.number}")


def test_an_order_that_took_money_and_is_not_paid_breaks_i3(school: School, sql: Sql):
    sql(
        "UPDATE payments_paymentattempt SET disposition = 'settled_order' WHERE id = %s",
        school.late_attempt.pk,
    )

    only("I3", f"order:{school.late_attempt.order.number}")


def test_an_order_that_asks_for_more_than_its_lines_breaks_i3(school: School, sql: Sql):
    sql("ALTER TABLE orders_order DROP CONSTRAINT order_amounts_add_up")
    sql("UPDATE orders_order SET payable_fen = payable_fen + 1 WHERE id = %s", school.pending.pk)

    only("I3", f"order:{school.pending.number}")


def test_an_order_without_lines_breaks_i10(school: School, sql: Sql):
    order_copy(school.plain.pk, sql, idempotency_key="'copy'")

    only("I10", "order:COPY")


def test_lines_that_nothing_guards_break_i10(school: School, sql: Sql):
    sql("ALTER TABLE orders_orderline DISABLE TRIGGER order_line_immutable")

    only("I10", "guard:order_line_immutable")


def test_two_orders_of_one_key_break_i11(school: School, sql: Sql):
    sql("ALTER TABLE orders_order DROP CONSTRAINT order_idempotency_key")
    order_copy(school.plain.pk, sql)
    sql(
        "INSERT INTO orders_orderline (order_id, position, product_id, price_policy_id, name, image, access_days,"
        " label, listed_fen, line_discount_fen, site_discount_fen, berries_spent, berries_discount_fen, payable_fen)"
        " SELECT o.id, 1, product_id, price_policy_id, name, image, access_days, label, l.listed_fen, 0, 0, 0, 0,"
        " l.payable_fen FROM orders_orderline l, orders_order o WHERE l.order_id = %s AND o.number = 'COPY'",
        school.plain.pk,
    )

    only("I11", f"account:{school.buyer.pk}")


def test_a_settlement_that_became_two_orders_breaks_i11(school: School, sql: Sql):
    sql("ALTER TABLE orders_order DROP CONSTRAINT orders_order_settlement_id_key")
    sql("UPDATE orders_order SET settlement_id = 'ONE' WHERE id IN (%s, %s)", school.plain.pk, school.paid.pk)

    only("I11", "settlement:ONE")


def test_parts_that_do_not_come_to_the_order_s_own_break_i19(school: School, sql: Sql):
    sql(
        "UPDATE orders_order SET line_discount_fen = line_discount_fen + 1,"
        " site_discount_fen = site_discount_fen - 1 WHERE id = %s",
        school.paid.pk,
    )
    sql(
        "UPDATE orders_ordercoupon SET discount_fen = discount_fen - 1 WHERE order_id = %s AND line_id IS NULL",
        school.paid.pk,
    )

    only("I19", f"order:{school.paid.number}")


def test_a_coupon_put_down_for_another_amount_breaks_i19(school: School, sql: Sql):
    sql(
        "UPDATE orders_ordercoupon SET discount_fen = discount_fen + 1 WHERE order_id = %s", school.pending.pk
    )

    only("I19", f"order:{school.pending.number}")


# -- I5, I6, I17: berries ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        "balance_berries = balance_berries + CASE kind WHEN 0 THEN 1 ELSE -1 END",
        "entries = entries + 1",
    ],
)
def test_a_balance_no_transfer_explains_breaks_i5(school: School, sql: Sql, change: str):
    sql(f"UPDATE wallet_ledgeraccount SET {change} WHERE owner_id = %s AND kind IN (0, 3)", school.buyer.pk)

    of_lots = [f"account:{school.buyer.pk} lots"] if "balance" in change else []
    only("I5", f"account:{school.buyer.pk} available", f"account:{school.buyer.pk} issued", *of_lots)


def test_a_person_s_books_that_do_not_come_to_zero_break_i5(school: School, sql: Sql):
    sql(
        "UPDATE wallet_ledgeraccount SET balance_berries = balance_berries + 1 WHERE owner_id = %s AND kind = 2",
        school.buyer.pk,
    )

    only("I5", f"account:{school.buyer.pk}", f"account:{school.buyer.pk} revenue")


def test_a_transfer_that_was_removed_breaks_i5(school: School, sql: Sql):
    lot = BerryLot.objects.get(owner=school.buyer)
    sql("DELETE FROM wallet_lotuse WHERE lot_id = %s AND amount_berries = 100", lot.pk)
    sql("DELETE FROM wallet_transfer WHERE owner_id = %s AND amount_berries = 100", school.buyer.pk)

    accounts = f"account:{school.buyer.pk} available", f"account:{school.buyer.pk} issued"
    only("I5", *accounts, f"lot:{lot.pk}")


def test_a_lot_that_holds_less_than_it_was_given_breaks_i5(school: School, sql: Sql):
    lot = BerryLot.objects.get(owner=school.buyer)
    sql("UPDATE wallet_berrylot SET available_berries = available_berries - 1 WHERE id = %s", lot.pk)

    only("I5", f"account:{school.buyer.pk} lots", f"lot:{lot.pk}")


def test_a_transfer_of_no_lot_breaks_i5(school: School, sql: Sql):
    lot, key = BerryLot.objects.get(owner=school.buyer), f"order:{school.paid.number}:hold"
    sql("DELETE FROM wallet_lotuse u USING wallet_transfer t WHERE t.id = u.transfer_id AND t.key = %s", key)

    only("I5", f"lot:{lot.pk}", f"transfer:{key}")


@pytest.mark.parametrize(
    ("guard", "table"), [("lot_use_append_only", "wallet_lotuse"), ("lot_keeps_origin", "wallet_berrylot")]
)
def test_lots_that_nothing_guards_break_i5(sql: Sql, guard: str, table: str):
    sql(f"DROP TRIGGER {guard} ON {table}")

    only("I5", f"guard:{guard}")


def test_a_balance_after_that_was_written_from_a_stale_read_breaks_i5(school: School, sql: Sql):
    sql(
        "UPDATE wallet_transfer SET debit_balance_after = debit_balance_after + 1"
        " WHERE owner_id = %s AND amount_berries = 100",
        school.buyer.pk,
    )

    only("I5", f"account:{school.buyer.pk} available")


def test_a_balance_that_was_below_zero_breaks_i5_though_all_sums_agree(school: School, sql: Sql):
    spender = an_account()
    berries_for(spender, 5, now=NOW)
    berries_for(spender, -5, now=NOW)
    sql(
        "UPDATE wallet_transfer SET debit_entry = 3 - debit_entry, credit_entry = 3 - credit_entry,"
        " debit_balance_after = CASE debit_entry WHEN 2 THEN -5 ELSE 0 END,"
        " credit_balance_after = CASE credit_entry WHEN 2 THEN 5 ELSE 0 END WHERE owner_id = %s",
        spender.pk,
    )

    only("I5", f"account:{spender.pk} available")


def test_transfers_that_nothing_guards_break_i5(school: School, sql: Sql):
    sql("DROP TRIGGER transfer_append_only ON wallet_transfer")

    only("I5", "guard:transfer_append_only")


def test_berries_held_for_a_paid_order_break_i6(school: School):
    with transaction.atomic():
        wallet = lock_wallet(school.buyer.pk)
        transfer(wallet, HOLD, Berries(5), key=f"order:{school.paid.number}:hold-again", now=NOW)

    only("I6", f"order:{school.paid.number}")


def test_berries_held_for_no_order_break_i6(school: School):
    with transaction.atomic():
        transfer(lock_wallet(school.buyer.pk), HOLD, Berries(5), key="order:NOBODY:hold", now=NOW)

    only("I6", "transfer:order:NOBODY:hold")


def test_a_withdrawal_of_another_amount_than_was_set_aside_breaks_i6(school: School, sql: Sql):
    earned_for(school.buyer, 100, now=NOW)
    row = a_withdrawal(school.buyer, 100, now=NOW)
    assert found() == []

    sql("UPDATE wallet_withdrawal SET amount_berries = 101 WHERE id = %s", row.pk)

    only("I6", f"withdrawal:{row.number}")


def test_berries_set_aside_for_no_withdrawal_break_i6(school: School):
    earned_for(school.buyer, 100, now=NOW)
    with transaction.atomic():
        wallet = lock_wallet(school.buyer.pk)
        transfer(wallet, WITHDRAW, Berries(5), key="withdrawal:NOBODY:withdraw", now=NOW)

    only("I6", "withdrawal:NOBODY")


def test_an_unpaid_order_that_holds_less_than_it_spends_breaks_i6(school: School, sql: Sql):
    sql(
        "UPDATE wallet_transfer SET key = %s WHERE key = %s",
        f"order:{school.plain.number}:hold",
        f"order:{school.pending.number}:hold",
    )

    only("I6", f"order:{school.pending.number}", f"order:{school.plain.number}")


def test_berries_still_held_for_an_expired_order_break_i17(school: School):
    with transaction.atomic():
        wallet = lock_wallet(school.buyer.pk)
        transfer(wallet, HOLD, Berries(7), key=f"order:{school.expired.number}:hold-again", now=NOW)

    only("I17", f"order:{school.expired.number}")


def test_a_coupon_a_cancelled_order_kept_breaks_i17(school: School, sql: Sql):
    sql("UPDATE orders_ordercoupon SET released_at = NULL WHERE order_id = %s", school.cancelled.pk)

    only("I17", f"order:{school.cancelled.number}")


# -- I7 and I8: coupons -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("order", "status"), [("paid", 3), ("paid", 0), ("pending", 0), ("pending", 2)])
def test_a_coupon_in_another_state_than_its_order_breaks_i7(
    school: School, sql: Sql, order: str, status: int
):
    record = getattr(school, order).coupons.order_by("id")[0].record_id
    sql("UPDATE coupons_couponrecord SET status = %s, used_at = NULL WHERE id = %s", status, record)

    only("I7", f"coupon_record:{record}")


def test_a_coupon_held_by_nobody_breaks_i7(school: School, sql: Sql):
    record = school.twins[0].pk
    sql("UPDATE coupons_couponrecord SET status = 3 WHERE id = %s", record)

    only("I7", f"coupon_record:{record}")


def test_a_coupon_on_two_orders_breaks_i7(school: School, sql: Sql):
    mine, other = school.pending.coupons.get().record_id, school.reinstated.coupons.get().record_id
    sql("DROP INDEX order_coupon_one_live_order")
    sql("UPDATE orders_ordercoupon SET record_id = %s WHERE record_id = %s", mine, other)

    only("I7", *[f"coupon_record:{number}" for number in (mine, mine, other)])


def test_a_coupon_given_back_before_its_order_is_over_breaks_i7(school: School, sql: Sql):
    sql("UPDATE orders_ordercoupon SET released_at = now() WHERE order_id = %s", school.pending.pk)

    only("I7", f"coupon_record:{school.pending.coupons.get().record_id}", f"order:{school.pending.number}")


def test_more_claims_than_coupons_break_i8(school: School, sql: Sql):
    coupon = school.twins[0].coupon_id
    sql("ALTER TABLE coupons_coupon DROP CONSTRAINT coupon_not_over_issued")
    sql("UPDATE coupons_coupon SET quantity = 1 WHERE id = %s", coupon)

    only("I8", f"coupon:{coupon}")


def test_a_claim_that_was_not_counted_breaks_i8(school: School, sql: Sql):
    coupon = school.twins[0].coupon_id
    sql("UPDATE coupons_coupon SET claimed = claimed - 1 WHERE id = %s", coupon)

    only("I8", f"coupon:{coupon}")


def test_more_claims_than_one_account_may_have_break_i8(school: School, sql: Sql):
    sql("UPDATE coupons_coupon SET per_account = 1 WHERE id = %s", school.twins[0].coupon_id)

    only("I8", f"account:{school.buyer.pk}")


# -- I18: prices ------------------------------------------------------------------------------------------------


def test_a_discount_split_otherwise_than_by_the_rule_breaks_i18(school: School, sql: Sql):
    sql(
        "UPDATE orders_orderline SET site_discount_fen = site_discount_fen + CASE position WHEN 1 THEN 1 ELSE -1 END,"
        " payable_fen = payable_fen - CASE position WHEN 1 THEN 1 ELSE -1 END WHERE order_id = %s",
        school.paid.pk,
    )

    only("I18", f"order:{school.paid.number}")


def test_terms_that_do_not_give_the_stored_discount_break_i18(school: School, sql: Sql):
    record = school.pending.coupons.get().record_id
    sql("UPDATE coupons_couponrecord SET money_fen = money_fen + 1 WHERE id = %s", record)

    only("I18", f"order:{school.pending.number}")


def test_a_price_that_fell_without_a_reason_breaks_i18(school: School, sql: Sql):
    for table, key in (("orders_order", "id"), ("orders_orderline", "order_id")):
        sql(
            f"UPDATE {table} SET site_discount_fen = 1, payable_fen = payable_fen - 1 WHERE {key} = %s",
            school.plain.pk,
        )

    only("I18", f"order:{school.plain.number}")


def test_the_coupon_of_somebody_else_breaks_i18(school: School, sql: Sql):
    record = school.pending.coupons.get().record_id
    sql("UPDATE coupons_couponrecord SET account_id = %s WHERE id = %s", an_account().pk, record)

    only("I18", f"order:{school.pending.number}")


# -- I20: the audit trail ---------------------------------------------------------------------------------------


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


# -- I22: nothing waits for ever --------------------------------------------------------------------------------

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


# -- how it is told ---------------------------------------------------------------------------------------------


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
