"""A small database in which everything has happened, made through the real services."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from luffy.accounts.models import Account
from luffy.catalog.models import Course, DegreeCourse
from luffy.coupons.models import CouponRecord
from luffy.orders.models import Order
from luffy.payments.gateways import RefundFacts, RefundOutcome
from luffy.payments.models import Disposition, Method, PaymentAttempt, Refund, RefundState
from luffy.payments.services.refund import _write_down
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_degree
from tests.factories.coupons import a_claimed_coupon, a_coupon, claimed
from tests.factories.orders import (
    a_cancelled_order,
    a_paid_order,
    a_pending_order,
    an_attempt,
    an_expired_order,
    pay_attempt,
)
from tests.factories.wallet import berries_for

NOW = datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True)
class School:
    buyer: Account
    course: Course
    degree: DegreeCourse
    # Of the coupon of which one may have two.
    twins: tuple[CouponRecord, CouponRecord]
    # Two lines, with a coupon for one, one for the whole, and berries.
    paid: Order
    # The same course twice, at the full price.
    bought: Order
    bought_again: Order
    gift: Order
    # With coupon and berries each.
    pending: Order
    cancelled: Order
    expired: Order
    reinstated: Order
    # Waits, and nothing is taken off.
    plain: Order
    open_attempt: PaymentAttempt
    late_attempt: PaymentAttempt

    @property
    def journal(self) -> str:
        """What an honest gateway has written down of it."""
        paid = [
            {"op": "pay", "out_trade_no": attempt.out_trade_no, "amount_fen": attempt.amount_fen}
            for attempt in PaymentAttempt.objects.filter(paid_at__isnull=False)
        ]
        returned = [
            {
                "op": "refund_done",
                "out_trade_no": refund.attempt.out_trade_no,
                "amount_fen": refund.amount_fen,
            }
            for refund in Refund.objects.filter(state=RefundState.DONE).select_related("attempt")
        ]
        return json.dumps([*paid, *returned])


def a_school() -> School:
    buyer, course, degree = an_account(), a_course(), a_degree(modules=2)
    berries_for(buyer, 1_000, now=NOW)
    berries_for(buyer, -100, now=NOW)
    twin = a_coupon(per_account=2, quantity=3)
    cancelled = a_cancelled_order(_discounted(buyer), now=NOW)
    plain = a_pending_order(buyer, a_course(), now=NOW)
    return School(
        buyer=buyer,
        course=course,
        degree=degree,
        twins=(claimed(twin, buyer), claimed(twin, buyer)),
        paid=_paid(buyer, degree),
        bought=a_paid_order(buyer, course, now=NOW),
        bought_again=a_paid_order(buyer, course, now=NOW),
        gift=a_paid_order(buyer, a_course(prices={30: 0}), now=NOW),
        pending=_discounted(buyer),
        cancelled=cancelled,
        expired=an_expired_order(_discounted(buyer)),
        reinstated=_reinstated(buyer),
        plain=plain,
        open_attempt=an_attempt(plain, now=NOW),
        late_attempt=_paid_twice(buyer),
    )


def _discounted(buyer: Account) -> Order:
    coupons = [a_claimed_coupon(buyer, money_fen=500)]
    return a_pending_order(buyer, a_course(), coupons=coupons, berries=7, now=NOW)


def _paid(buyer: Account, degree: DegreeCourse) -> Order:
    course = a_course()
    of_line = a_claimed_coupon(buyer, product=course.product, off_percent=79)
    of_whole = a_claimed_coupon(buyer, money_fen=1_001, minimum_fen=10_000)
    return a_paid_order(buyer, course, degree, coupons=[of_line, of_whole], berries=33, now=NOW)


def _reinstated(buyer: Account) -> Order:
    order = _discounted(buyer)
    attempt = an_attempt(order, now=NOW)
    an_expired_order(order)
    pay_attempt(attempt, now=NOW + timedelta(minutes=1))
    order.refresh_from_db()
    return order


def _paid_twice(buyer: Account) -> PaymentAttempt:
    """Both on a computer and on a phone, and on a cancelled order: two refunds, one of them done."""
    order = a_pending_order(buyer, a_course(), now=NOW)
    first, second = an_attempt(order, now=NOW), an_attempt(order, now=NOW, method=Method.WAP)
    for attempt in (first, second):
        pay_attempt(attempt, now=NOW)
    refund = Refund.objects.get(attempt=second)
    _write_down(refund, RefundFacts(RefundOutcome.SUCCESS), now=NOW)
    given_up = a_pending_order(buyer, a_course(), now=NOW)
    late = an_attempt(given_up, now=NOW)
    a_cancelled_order(given_up, now=NOW)
    pay_attempt(late, now=NOW)
    return PaymentAttempt.objects.get(pk=late.pk, disposition=Disposition.REFUND_REQUIRED)
