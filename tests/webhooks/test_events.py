"""What happens in the school becomes events, word for word as the catalogue says."""

import ast
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, InternalError, connection, transaction

from luffy.certificates.rule import Terms
from luffy.certificates.services import issue_for_degree, reinstate, revoke, set_rule
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.models import Event
from luffy.degrees.grades import Mark
from luffy.degrees.services.graduate import time_out
from luffy.learning.models import EnrolledCourse, Membership
from luffy.learning.services import mark_expired
from luffy.learning.services.memberships import tell_what_ran_out
from luffy.orders.models import PaymentType
from luffy.refunds.models import RefundRequest
from luffy.webhooks.catalogue import CATALOGUE, PING, SUBSCRIBABLE
from scripts import events as page_of_events
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.certificates import BY, a_certificate, a_ruled_course
from tests.factories.degrees import Student, a_programme, noon
from tests.factories.membership import a_plan
from tests.factories.orders import a_cancelled_order, a_paid_order, a_pending_order, an_expired_order
from tests.factories.refunds import asked_for, granted, returned, the_rules
from tests.factories.wallet import berries_for
from tests.webhooks.conftest import NOW

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]


def told(name: str) -> list[dict[str, Any]]:
    """The facts of all such events; each fits the catalogue."""
    facts = [event.facts for event in Event.objects.filter(name=name).order_by("id")]
    for one in facts:
        CATALOGUE[name].facts.model_validate(one)
    return facts


def test_a_paid_order_and_what_it_opens():
    buyer, course = an_account(), a_course("甲", prices={30: 9900})
    berries_for(buyer, 10, now=NOW)

    order = a_paid_order(buyer, course, berries=10)

    assert order.paid_at is not None
    assert told("order.paid") == [
        {
            "order": order.number,
            "account_id": buyer.pk,
            "payment_type": "alipay",
            "payable_fen": 8900,
            "berries_spent": 10,
            "paid_at": order.paid_at.isoformat(),
            "lines": [
                {
                    "kind": "course",
                    "product_id": course.pk,
                    "name": "甲",
                    "access_days": 30,
                    "payable_fen": 8900,
                }
            ],
        }
    ]
    enrolment = EnrolledCourse.objects.get()
    assert told("enrolment.opened") == [
        {
            "kind": "course",
            "enrolment_id": enrolment.pk,
            "account_id": buyer.pk,
            "product_id": course.pk,
            "access_days": (enrolment.valid_end_date - enrolment.valid_begin_date).days + 1,
            "valid_begin_date": enrolment.valid_begin_date.isoformat(),
            "valid_end_date": enrolment.valid_end_date.isoformat(),
        }
    ]
    assert [event.subject for event in Event.objects.filter(name="order.paid")] == [f"order:{order.number}"]


def test_an_order_paid_by_berries_alone_is_told_too():
    buyer = an_account()
    berries_for(buyer, 99, now=NOW)

    order = a_paid_order(buyer, a_course(prices={30: 9900}), berries=99)

    assert order.payment_type == PaymentType.BERRIES
    assert [(one["payment_type"], one["payable_fen"]) for one in told("order.paid")] == [("berries", 0)]


def test_membership_that_was_bought_is_told_with_its_order():
    plan = a_plan("会员", prices={30: 3_000})

    a_paid_order(an_account(), plan)

    line = {"kind": "plan", "product_id": plan.pk, "name": "会员", "access_days": 30, "payable_fen": 3_000}
    assert [one["lines"] for one in told("order.paid")] == [[line]]
    period = Membership.objects.get()
    assert told("membership.opened") == [
        {
            "membership_id": period.pk,
            "account_id": period.account_id,
            "plan_id": plan.pk,
            "access_days": 31,
            "valid_begin_date": period.valid_begin_date.isoformat(),
            "valid_end_date": period.valid_end_date.isoformat(),
        }
    ]


def test_membership_that_runs_out_is_told_once_for_each_period():
    member, plan = an_account(), a_plan("会员", prices={30: 3_000})
    for _ in range(2):
        a_paid_order(member, plan, now=NOW)
    first, second = (row.valid_end_date for row in Membership.objects.order_by("ordinal"))

    assert tell_what_ran_out(now=noon(first)) == 0
    assert [tell_what_ran_out(now=noon(first + timedelta(days=1))) for _ in range(2)] == [1, 0]
    assert tell_what_ran_out(now=noon(second + timedelta(days=9))) == 1

    ended = [(one["reason"], one["ended_date"], one["is_member"]) for one in told("membership.ended")]
    assert ended == [("expire", first.isoformat(), True), ("expire", second.isoformat(), False)]


def test_membership_that_is_given_back_is_told_and_never_runs_out():
    the_rules()
    member, plan = an_account(), a_plan("会员", prices={30: 3_000})
    orders = [a_paid_order(member, plan) for _ in range(2)]

    for order in orders:
        granted(asked_for(order))

    assert tell_what_ran_out(now=clock.now() + timedelta(days=99)) == 0
    ended = [(one["reason"], one["ended_date"], one["is_member"]) for one in told("membership.ended")]
    today = day_of(clock.now()).isoformat()
    assert ended == [("refund", today, True), ("refund", today, False)]


def test_orders_that_end_unpaid_say_why():
    buyer = an_account()
    cancelled = a_cancelled_order(a_pending_order(buyer, a_course()))
    expired = an_expired_order(a_pending_order(buyer, a_course()))

    assert [(one["order"], one["reason"]) for one in told("order.closed")] == [
        (cancelled.number, "cancel"),
        (expired.number, "expire"),
    ]
    assert told("order.paid") == []


def test_what_is_rolled_back_was_never_told():
    order = a_pending_order(an_account(), a_course())

    with transaction.atomic():
        a_cancelled_order(order)
        transaction.set_rollback(True)

    assert told("order.closed") == []


def test_a_refund_ends_access_at_once_and_is_told_when_the_cash_is_back():
    the_rules()
    buyer, course = an_account(), a_course(prices={30: 9900})
    order = a_paid_order(buyer, course)

    request = granted(asked_for(order))
    assert told("refund.done") == []
    assert [(one["product_id"], one["reason"]) for one in told("enrolment.ended")] == [(course.pk, "refund")]
    returned(request)

    request = RefundRequest.objects.get()
    assert request.done_at is not None
    assert told("refund.done") == [
        {
            "refund": request.number,
            "order": order.number,
            "account_id": buyer.pk,
            "cash_fen": 9900,
            "berries": 0,
            "done_at": request.done_at.isoformat(),
        }
    ]


def test_access_that_runs_out_is_told_once():
    a_paid_order(an_account(), a_course(prices={30: 9900}), now=NOW)
    last_day = EnrolledCourse.objects.get().valid_end_date

    mark_expired(now=noon(last_day))
    assert told("enrolment.ended") == []
    assert [mark_expired(now=noon(last_day + timedelta(days=9))) for _ in range(2)] == [1, 0]

    ended = told("enrolment.ended")
    assert [(one["reason"], one["ended_date"]) for one in ended] == [("expire", last_day.isoformat())]


def test_a_degree_from_its_purchase_to_graduation():
    student = Student(a_programme(homework=1))
    student.open()

    student.graded("1-1", Mark.A)

    opened = told("enrolment.opened")
    assert [(one["kind"], one["product_id"], one["valid_begin_date"]) for one in opened] == [
        ("degree", student.degree.pk, None)
    ]
    assert told("degree.graduated") == [
        {
            "enrolment_id": student.enrolment_id,
            "account_id": student.account.pk,
            "degree_id": student.degree.pk,
            "graduated_date": student.enrolment.ended_date.isoformat(),
            "scholarship_berries": 12_000,
        }
    ]


def test_a_degree_that_runs_out_of_time():
    student = Student(a_programme(homework=1))
    student.open()
    end = student.enrolment.valid_end_date
    assert end is not None

    time_out(student.enrolment_id, now=noon(end + timedelta(days=2)))

    ended = [(one["kind"], one["reason"], one["ended_date"]) for one in told("enrolment.ended")]
    assert ended == [("degree", "expire", end.isoformat())]


def test_a_certificate_is_told_when_it_is_issued_revoked_and_counts_again():
    row = a_certificate(course=a_ruled_course("甲"))
    revoke(number=row.number, reason="代学", by=BY, now=NOW)
    reinstate(number=row.number, reason="误判", by=BY, now=NOW)

    facts = {
        "number": row.number,
        "account_id": row.account_id,
        "kind": "course",
        "product_id": row.course_id,
        "name": "甲",
        "completed_date": row.completed_date.isoformat(),
    }
    for name in ("certificate.issued", "certificate.revoked", "certificate.reinstated"):
        assert told(name) == [facts]


def test_a_degrees_certificate_names_the_degree():
    degree = a_programme(homework=1)
    set_rule(f"degree:{degree.pk}", Terms(), is_active=True, by=BY, now=NOW)
    student = Student(degree)
    student.open()
    student.graded("1-1", Mark.A)

    assert issue_for_degree(enrolment_id=student.enrolment_id, now=NOW)

    assert [(one["kind"], one["product_id"]) for one in told("certificate.issued")] == [("degree", degree.pk)]


def test_an_event_does_not_change():
    a_cancelled_order(a_pending_order(an_account(), a_course()))

    for statement in ("facts = '{}'", "name = 'order.paid'", "happened_at = now()"):
        with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
            connection.cursor().execute(f"UPDATE core_event SET {statement}")


def test_examples_fit_their_forms_and_hold_every_field():
    for name, kind in CATALOGUE.items():
        assert set(kind.example) == set(kind.facts.model_fields), name
        kind.facts.model_validate(kind.example)


def test_all_that_is_told_anywhere_is_in_the_catalogue_and_the_other_way_round():
    named: set[str] = set()
    for path in (ROOT / "luffy").rglob("*.py"):
        named |= set(_names_told(ast.parse(path.read_text()))) if "webhooks" not in path.parts else set()

    assert named == set(SUBSCRIBABLE)
    assert PING not in named


def test_the_page_of_events_is_up_to_date():
    assert page_of_events.PAGE.read_text() == page_of_events.page()


def _names_told(tree: ast.AST) -> list[str]:
    calls = ("happened", "Happening", "_tell")
    return [
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in calls
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    ]
