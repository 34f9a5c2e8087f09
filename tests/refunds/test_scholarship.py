"""What a degree earned goes back with it, where a rule gives such a degree back at all."""

import pytest
from django.db import transaction

from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.money import Berries
from luffy.degrees.grades import Mark
from luffy.degrees.models import EnrolledDegreeCourse, StudyStatus
from luffy.degrees.services.grade import Verdict, grade
from luffy.degrees.services.modules import open_module
from luffy.degrees.services.submit import Work, submit
from luffy.refunds.models import RefundRule
from luffy.refunds.quoting import quote
from luffy.wallet.services import Gift, grant, lock_wallet
from tests.factories.accounts import an_account
from tests.factories.degrees import OPERATOR, a_programme
from tests.factories.orders import a_paid_order
from tests.factories.refunds import a_rule, an_operator, asked_for, by, granted

pytestmark = pytest.mark.django_db


def available(account) -> int:
    with transaction.atomic():
        return int(lock_wallet(account.pk).available)


def a_degree_that_earned() -> tuple:
    """An order whose first homework was passed with A: 900 berries."""
    RefundRule.objects.all().delete()
    a_rule(10, kind="degree", within_days=30, max_homework_graded=5)
    account, degree, now = an_account(), a_programme(homework=3), clock.now()
    order = a_paid_order(account, degree, now=now)
    enrolment = EnrolledDegreeCourse.objects.get(account=account)
    open_module(enrolment_id=enrolment.pk, module_id=degree.modules.get().pk, by=OPERATOR, now=now)
    assignment = enrolment.edition.assignments.get(title="1-1")
    handed_in = submit(enrolment_id=enrolment.pk, assignment_id=assignment.pk, work=Work(text="答"), now=now)
    grade(submission_id=handed_in.pk, verdict=Verdict(Mark.A), by=by(an_operator()), now=now)
    return account, order, enrolment


def test_what_was_earned_is_quoted_and_taken_back_when_it_is_granted():
    account, order, enrolment = a_degree_that_earned()
    assert available(account) == 900

    quoted = quote(order, None, now=clock.now())
    granted(asked_for(order))

    assert (quoted.cash_fen, quoted.scholarship_berries) == (order.payable_fen, 900)
    assert available(account) == 0
    enrolment.refresh_from_db()
    assert (enrolment.study_status, enrolment.ended_date, enrolment.mentor_fee_balance) == (
        StudyStatus.REFUNDED,
        day_of(clock.now()),
        0,
    )


def test_no_more_is_taken_than_is_there():
    account, order, _ = a_degree_that_earned()
    spent = Gift(Berries(-600), "spent", "花掉")
    grant(owner_id=account.pk, gift=spent, by=OPERATOR, now=clock.now())

    granted(asked_for(order))

    assert available(account) == 0
