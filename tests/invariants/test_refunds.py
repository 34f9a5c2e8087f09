"""Refunds in every state break nothing; and each kind of damage to them is found, by its invariant alone."""

from datetime import timedelta

import pytest

from luffy import invariants
from luffy.accounts.models import Account
from luffy.invariants.books import Books
from luffy.orders.models import Order
from luffy.refunds.models import RefundRequest
from luffy.refunds.services import decide
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_degree
from tests.factories.coupons import a_claimed_coupon
from tests.factories.orders import a_paid_order
from tests.factories.refunds import an_operator, asked_for, by, granted, returned, stuck, the_rules
from tests.factories.wallet import berries_for
from tests.invariants.conftest import Sql, as_usual
from tests.invariants.school import NOW, School

LATER = NOW + timedelta(minutes=5)


class Refunds:
    """One order for each thing that can become of a request; each has two courses, a coupon and berries."""

    def __init__(self) -> None:
        the_rules()
        self.buyer: Account = an_account()
        berries_for(self.buyer, 1_000, now=NOW)
        self.asked = self.request()
        self.returning = granted(self.request(), now=LATER)
        self.stuck = stuck(granted(self.request(), now=LATER), now=LATER)
        self.done = returned(granted(self.request(), now=LATER), now=LATER)
        self.partly = returned(granted(self.request(parts=1), now=LATER), now=LATER)
        self.refused = self.request()
        decide.refuse(self.refused.pk, reason="x", now=LATER, by=by(an_operator()))
        self.degree = a_paid_order(self.buyer, a_degree(modules=2), now=NOW)
        self.of_degree = granted(asked_for(self.degree, now=LATER), now=LATER)

    def request(self, parts: int = 2) -> RefundRequest:
        courses = [a_course(), a_course()]
        coupon = a_claimed_coupon(self.buyer, money_fen=1_001)
        order = a_paid_order(self.buyer, *courses, coupons=[coupon], berries=33, now=NOW)
        return asked_for(order, [course.product.key for course in courses[:parts]], now=LATER)


@pytest.fixture
def refunds(school: School) -> Refunds:
    """Beside the school, where nothing of this has happened."""
    with as_usual():
        return Refunds()


def only(number: str, subject: str) -> None:
    violations = invariants.look(Books(LATER, None))
    assert [(row.invariant, row.subject) for row in violations] == [(number, subject)], violations


def order_of(request: RefundRequest) -> Order:
    return Order.objects.get(pk=request.order_id)


def subject(request: RefundRequest) -> str:
    return f"refund_request:{request.number}"


def test_a_database_without_refunds_breaks_nothing(db: None):
    assert invariants.look(Books(LATER, None)) == []


def test_refunds_in_every_state_break_nothing(refunds: Refunds):
    assert invariants.look(Books(LATER, None)) == []


def test_access_that_goes_on_after_the_line_was_given_back_breaks_i2(refunds: Refunds, sql: Sql):
    order = order_of(refunds.partly)
    sql(
        "UPDATE learning_enrolledcourse SET ended_at = NULL, status = 0 WHERE ended_at IS NOT NULL AND id IN"
        " (SELECT course_enrolment_id FROM orders_openedaccess a JOIN orders_orderline l ON l.id = a.line_id"
        " WHERE l.order_id = %s)",
        order.pk,
    )

    only("I2", f"order:{order.number}")


def test_a_degree_that_goes_on_after_it_was_given_back_breaks_i2(refunds: Refunds, sql: Sql):
    sql("UPDATE degrees_enrolleddegreecourse SET study_status = 4")

    # I29 misses the audit rows of that as well.
    found = {(row.invariant, row.subject) for row in invariants.look(Books(LATER, None))}
    assert ("I2", f"order:{refunds.degree.number}") in found
    assert {number for number, _ in found} == {"I2", "I29"}


def test_access_that_ended_though_nobody_gave_the_line_back_breaks_i2(refunds: Refunds, sql: Sql):
    order = order_of(refunds.partly)
    sql(
        "UPDATE learning_enrolledcourse SET ended_at = now(), status = 2 WHERE ended_at IS NULL AND id IN"
        " (SELECT course_enrolment_id FROM orders_openedaccess a JOIN orders_orderline l ON l.id = a.line_id"
        " WHERE l.order_id = %s)",
        order.pk,
    )

    only("I2", f"order:{order.number}")


def test_a_coupon_given_back_for_a_part_of_an_order_breaks_i7(refunds: Refunds, sql: Sql):
    order = order_of(refunds.partly)
    sql("UPDATE orders_ordercoupon SET released_at = now() WHERE order_id = %s", order.pk)
    sql(
        "UPDATE coupons_couponrecord SET status = 0, used_at = NULL WHERE id IN"
        " (SELECT record_id FROM orders_ordercoupon WHERE order_id = %s)",
        order.pk,
    )

    only("I7", f"order:{order.number}")


def test_a_request_that_grants_other_than_its_lines_breaks_i16(refunds: Refunds, sql: Sql):
    sql("UPDATE refunds_refundrequest SET cash_fen = cash_fen - 1 WHERE id = %s", refunds.asked.pk)

    only("I16", subject(refunds.asked))


def test_a_line_that_gives_more_than_its_share_breaks_i16(refunds: Refunds, sql: Sql):
    sql("UPDATE refunds_refundrequest SET cash_fen = cash_fen + 2 WHERE id = %s", refunds.asked.pk)
    sql(
        "UPDATE refunds_refundrequestline SET cash_fen = cash_fen + 1 WHERE request_id = %s", refunds.asked.pk
    )

    violations = invariants.look(Books(LATER, None))
    assert {(row.invariant, row.subject) for row in violations} == {("I16", subject(refunds.asked))}


def test_cash_that_is_not_what_was_granted_breaks_i16(refunds: Refunds, sql: Sql):
    sql("UPDATE payments_refund SET amount_fen = amount_fen - 1 WHERE id = %s", refunds.done.cash_refund_id)

    only("I16", subject(refunds.done))


def test_an_order_that_does_not_know_that_it_is_refunded_breaks_i16(refunds: Refunds, sql: Sql):
    order = order_of(refunds.done)
    sql("UPDATE orders_order SET status = 0 WHERE id = %s", order.pk)

    violations = invariants.look(Books(LATER, None))
    # Its audit rows tell of the move as well.
    found = {(row.invariant, row.subject) for row in violations}
    assert found == {("I16", f"order:{order.number}"), ("I20", f"order:{order.number}")}


def test_a_line_that_is_further_than_its_request_breaks_i16(refunds: Refunds, sql: Sql):
    order = order_of(refunds.asked)
    sql(
        "DELETE FROM orders_linereturn WHERE line_id IN (SELECT id FROM orders_orderline WHERE order_id = %s"
        " AND position = 1)",
        order.pk,
    )

    only("I16", f"order:{order.number}")


def test_refunds_without_their_guard_break_i16(refunds: Refunds, sql: Sql):
    sql("DROP TRIGGER refunds_within_payment ON payments_refund")

    only("I16", "guard:refunds_within_payment")
