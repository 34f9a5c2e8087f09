"""What the database itself refuses about orders, whoever writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from luffy.accounts.audit import SYSTEM_JOB
from luffy.catalog.models import Course, SaleStatus
from luffy.catalog.services import set_price, withdraw_price
from luffy.coupons.models import CouponRecord
from luffy.learning.models import EnrolledCourse
from luffy.orders.models import OpenedAccess, Order, OrderCoupon, OrderLine
from luffy.orders.queries import order_out
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.coupons import a_claimed_coupon
from tests.factories.orders import a_paid_order, a_pending_order

NOW = datetime(2031, 3, 3, 4, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def order() -> Order:
    """An unpaid order of two courses with a coupon on each and one for the whole."""
    account, courses = an_account(), [a_course(), a_course()]
    coupons = [a_claimed_coupon(account, now=NOW, product=course.product) for course in courses]
    site = a_claimed_coupon(account, now=NOW)
    return a_pending_order(account, *courses, coupons=[*coupons, site], now=NOW)


@contextmanager
def committed() -> Iterator[None]:
    """Check at the end what would be checked at commit."""
    with transaction.atomic():
        yield
        execute("SET CONSTRAINTS ALL IMMEDIATE")


def execute(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def another(order: Order, **changes: object) -> Order:
    """A row like this order's, with a number of its own."""
    fields = {field.attname: getattr(order, field.attname) for field in Order._meta.concrete_fields}
    copy = {"number": "copy", "settlement_id": "copy", "idempotency_key": "copy"}
    return Order(**{**fields, "id": None, **copy, **changes})


def test_an_order_without_lines_cannot_be_committed(order):
    with pytest.raises(IntegrityError, match="does not equal the sum of its lines"), committed():
        another(order).save()

    assert Order.objects.count() == 1


@pytest.mark.parametrize(
    "column",
    [
        "listed_fen",
        "line_discount_fen",
        "site_discount_fen",
        "berries_discount_fen",
        "payable_fen",
        "berries_spent",
    ],
)
def test_an_order_that_differs_from_its_lines_cannot_be_committed(order, column):
    """The row itself adds up: another column takes the difference."""
    other = {"listed_fen": "payable_fen", "payable_fen": "listed_fen", "berries_spent": None}.get(
        column, "listed_fen"
    )
    changes = f"{column} = {column} + 1" + (f", {other} = {other} + 1" if other else "")

    with pytest.raises(IntegrityError, match="does not equal the sum of its lines"), committed():
        execute(f"UPDATE orders_order SET {changes} WHERE id = %s", order.pk)


def test_a_line_more_cannot_be_committed(order):
    line = order.lines.get(position=2)
    line.pk, line.position, line.product = None, 3, a_course().product

    with pytest.raises(IntegrityError, match="does not equal the sum of its lines"), committed():
        line.save()

    assert order.lines.count() == 2


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE orders_orderline SET payable_fen = 0, line_discount_fen = listed_fen - site_discount_fen",
        "UPDATE orders_orderline SET name = 'another'",
        "DELETE FROM orders_orderline",
    ],
)
def test_a_line_is_never_changed_or_deleted(order, sql):
    before = list(order.lines.order_by("id").values())

    with pytest.raises(IntegrityError, match="never changed or deleted"), committed():
        execute(sql)

    assert list(order.lines.order_by("id").values()) == before


@pytest.mark.parametrize(
    ("sql", "constraint"),
    [
        ("UPDATE orders_order SET payable_fen = payable_fen - 1", "order_amounts_add_up"),
        ("UPDATE orders_order SET payable_fen = -1, listed_fen = -1", "order_"),
        ("UPDATE orders_order SET status = 9", "order_"),
        ("UPDATE orders_order SET status = 0", "order_"),
        ("UPDATE orders_order SET status = 0, fulfilment = 1", "order_times_fit_status"),
        ("UPDATE orders_order SET status = 0, paid_at = now()", "order_fulfilment_fits_status"),
        ("UPDATE orders_order SET status = 4", "order_times_fit_status"),
        (
            "UPDATE orders_order SET status = 5, cancelled_at = now(), paid_at = now()",
            "order_times_fit_status",
        ),
        ("UPDATE orders_order SET paid_at = now()", "order_times_fit_status"),
        ("UPDATE orders_order SET fulfilment = 1", "order_fulfilment_fits_status"),
        ("UPDATE orders_order SET payment_type = 7", "order_payment_type_known"),
    ],
)
def test_an_order_that_contradicts_itself_is_refused(order, sql, constraint):
    with pytest.raises(IntegrityError, match=constraint), committed():
        execute(sql)


@pytest.mark.parametrize("same", ["number", "settlement_id", "idempotency_key"])
def test_a_second_order_of_the_same_number_settlement_or_key_is_refused(order, same):
    with pytest.raises(IntegrityError, match="duplicate key"), transaction.atomic():
        another(order, **{same: getattr(order, same)}).save()


def test_a_coupon_is_in_one_live_order_only(order):
    used = order.coupons.filter(line__isnull=False).first()
    other = a_pending_order(order.account, a_course(), now=NOW)

    with pytest.raises(IntegrityError, match="order_coupon_one_live_order"), transaction.atomic():
        OrderCoupon.objects.create(order=other, record=used.record, discount_fen=0)


def test_an_order_has_one_site_wide_coupon_and_a_line_one_coupon(order):
    line = order.lines.get(position=1)

    for place in (None, line):
        record = a_claimed_coupon(order.account, now=NOW)
        with pytest.raises(IntegrityError, match="duplicate key"), transaction.atomic():
            OrderCoupon.objects.create(order=order, line=place, record=record, discount_fen=0)


def test_a_line_opens_once_and_exactly_one_thing():
    order = a_paid_order(an_account(), a_course(), now=NOW)
    opened = OpenedAccess.objects.get()

    with pytest.raises(IntegrityError, match="duplicate key"), transaction.atomic():
        OpenedAccess.objects.create(line=opened.line, course_enrolment=opened.course_enrolment)
    with pytest.raises(IntegrityError, match="opened_access_is_one_thing"), transaction.atomic():
        OpenedAccess.objects.filter(pk=opened.pk).update(course_enrolment=None)
    assert OpenedAccess.objects.get().line.order == order


def test_what_was_bought_stays_on_record_when_it_goes_offline_or_changes():
    account, course = an_account(), a_course("Python 入门")
    record = a_claimed_coupon(account, now=NOW, product=course.product)
    order = a_paid_order(account, course, coupons=[record], now=NOW)
    before = order_out(account.pk, order.number, now=NOW)

    policy = course.product.price_policies.get()
    set_price(product_id=course.product.pk, access_days=30, price_fen=1, by=SYSTEM_JOB, now=NOW)
    withdraw_price(policy_id=policy.pk, by=SYSTEM_JOB, now=NOW)
    Course.objects.update(status=SaleStatus.OFFLINE, name="Python 进阶")

    assert order_out(account.pk, order.number, now=NOW) == before
    assert before.lines[0].name == "Python 入门"
    assert EnrolledCourse.objects.filter(account=account, course=course).count() == 1
    assert CouponRecord.objects.get().product == course.product


def test_nothing_that_was_bought_held_or_used_can_be_deleted():
    account, course = an_account(), a_course()
    record = a_claimed_coupon(account, now=NOW)
    order = a_paid_order(account, course, coupons=[record], now=NOW)

    kept = [
        account,
        course,
        course.product,
        course.product.price_policies.get(),
        record,
        record.coupon,
        order,
        OrderLine.objects.get(),
        EnrolledCourse.objects.get(),
    ]
    for row in kept:
        with pytest.raises((ProtectedError, IntegrityError)), committed():
            row.delete()
    assert Order.objects.count() == OrderLine.objects.count() == EnrolledCourse.objects.count() == 1
