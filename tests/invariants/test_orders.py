"""Orders, their lines and prices, and what they opened."""

import pytest

from luffy.degrees.models import StudyStatus
from luffy.orders.models import OpenedAccess, OrderCredit
from tests.factories.accounts import an_account
from tests.factories.credits import a_credit
from tests.factories.membership import a_plan
from tests.factories.orders import a_paid_order
from tests.invariants.conftest import Sql, as_usual
from tests.invariants.looking import only, order_copy
from tests.invariants.school import NOW, School

# -- I2 and I9: access -----------------------------------------------------------------------------------------------


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


def test_a_membership_of_no_order_breaks_i2(school: School, sql: Sql):
    plan = a_plan()
    sql(
        "INSERT INTO learning_membership (account_id, plan_id, ordinal, joined_at, valid_begin_date, valid_end_date)"
        " VALUES (%s, %s, 9, now(), '2020-01-01', '2020-01-02')",
        school.buyer.pk,
        plan.pk,
    )

    only("I2", f"account:{school.buyer.pk}")


def test_a_membership_that_ended_and_was_not_given_back_breaks_i2(school: School, sql: Sql):
    with as_usual():
        order = a_paid_order(school.buyer, a_plan())
    sql("UPDATE learning_membership SET ended_at = now() WHERE account_id = %s", school.buyer.pk)

    only("I2", f"order:{order.number}")


def test_memberships_that_overlap_break_i9(school: School, sql: Sql):
    with as_usual():
        a_paid_order(school.buyer, a_plan())
        a_paid_order(school.buyer, a_plan())
    sql(
        "UPDATE learning_membership SET valid_begin_date = valid_begin_date - 1 WHERE account_id = %s AND ordinal = 2",
        school.buyer.pk,
    )

    only("I9", f"account:{school.buyer.pk}")


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


# -- I3, I10, I11, I19: orders ---------------------------------------------------------------------------------------


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


# -- I18: prices -----------------------------------------------------------------------------------------------------


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


# -- I49: what counts towards a degree -------------------------------------------------------------------------------


@pytest.fixture
def upgraded(school: School) -> OrderCredit:
    with as_usual():
        return a_credit(now=NOW)


@pytest.mark.parametrize(
    ("change", "findings"),
    [
        ("credit_fen = credit_fen - 1", 1),
        # More than was paid, and more than the line says.
        ("credit_fen = 9901", 2),
        ("released_at = now()", 1),
        # Another's purchase.
        (
            (
                "source_id = (SELECT max(id) FROM orders_orderline WHERE payable_fen > 8000 AND order_id NOT IN"
                " (SELECT s.id FROM orders_order s JOIN orders_order o USING (account_id) JOIN orders_orderline l"
                " ON l.order_id = o.id WHERE l.id = line_id))"
            ),
            1,
        ),
    ],
)
def test_what_was_deducted_otherwise_breaks_i49(upgraded: OrderCredit, sql: Sql, change: str, findings: int):
    only("I49")

    sql(f"UPDATE orders_ordercredit SET {change}")

    only("I49", *[f"order:{upgraded.line.order.number}"] * findings)
