"""Programmes for tests: a degree with homework, somebody who studies it, and a mentor."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account, Role
from luffy.catalog.models import CourseChapter, DegreeCourse, Scholarship
from luffy.degrees.grades import Mark
from luffy.degrees.models import (
    CourseSchedule,
    EnrolledDegreeCourse,
    Grading,
    Homework,
    HomeworkType,
    Submission,
)
from luffy.degrees.services import editions
from luffy.degrees.services.assign import assign
from luffy.degrees.services.enrol import enrol
from luffy.degrees.services.grade import Verdict, grade
from luffy.degrees.services.modules import open_module
from luffy.degrees.services.submit import Work, submit
from luffy.orders.models import OpenedAccess
from luffy.wallet.services import lock_wallet
from tests.factories.accounts import an_account
from tests.factories.catalog import a_degree
from tests.factories.orders import a_paid_order

OPERATOR = Actor("test")


def noon(day: date) -> datetime:
    """Noon in Shanghai."""
    return datetime.combine(day, time(4), UTC)


def a_programme(
    *, modules: int = 1, homework: int = 2, value: int = 1_000, days: int = 7, **fields: int
) -> DegreeCourse:
    """A published degree; the last homework of each module is its exam. Tiers: 60 % 12,000, 80 % 8,000, 100 % 4,000."""
    degree = a_degree(modules=modules, **fields)
    for percent, worth in ((60, 12_000), (80, 8_000), (100, 4_000)):
        Scholarship.objects.create(degree_course=degree, time_percent=percent, value=worth)
    for module in degree.modules.order_by("order"):
        chapter = CourseChapter.objects.create(course=module, chapter=1, name="第一章")
        for number in range(1, homework + 1):
            Homework.objects.create(
                module=module,
                chapter=chapter,
                title=f"{module.order}-{number}",
                order=number * 10,
                homework_type=HomeworkType.MODULE_EXAM if number == homework else HomeworkType.ASSIGNMENT,
                requirement=f"做 {number}",
                threshold="看思路",
                recommend_period=days,
                scholarship_value=value,
            )
    editions.publish(degree_id=degree.pk, by=OPERATOR, now=noon(date(2026, 1, 1)))
    return degree


@dataclass
class Student:
    """Somebody in a programme. Days are days of 2026 in Shanghai."""

    degree: DegreeCourse
    account: Account = field(default_factory=an_account)
    mentor: Account = field(default_factory=lambda: an_account(role=Role.MENTOR))
    began: date = date(2026, 3, 2)
    # By an order, as the invariants want it.
    is_bought: bool = False
    enrolment_id: int = 0

    def __post_init__(self) -> None:
        self.enrolment_id = self._bought() if self.is_bought else self._enrolled()
        assign(
            enrolment_id=self.enrolment_id,
            mentor_id=self.mentor.pk,
            reason="",
            by=OPERATOR,
            now=noon(self.began),
        )

    def _enrolled(self) -> int:
        with transaction.atomic():
            made = enrol(
                account_id=self.account.pk, degree_id=self.degree.pk, access_days=720, now=noon(self.began)
            )
        return made.pk

    def _bought(self) -> int:
        order = a_paid_order(self.account, self.degree, now=noon(self.began))
        opened = OpenedAccess.objects.get(line__order=order)
        assert opened.degree_enrolment_id is not None
        return opened.degree_enrolment_id

    @property
    def enrolment(self) -> EnrolledDegreeCourse:
        return EnrolledDegreeCourse.objects.get(pk=self.enrolment_id)

    @property
    def grader(self) -> Actor:
        return Actor("test", self.mentor.pk)

    def open(self, order: int = 1, day: date | None = None) -> None:
        module = self.degree.modules.get(order=order)
        open_module(
            enrolment_id=self.enrolment_id, module_id=module.pk, by=OPERATOR, now=noon(day or self.began)
        )

    def due(self, title: str) -> date:
        rows = CourseSchedule.objects.filter(study_record__enrolment_id=self.enrolment_id)
        return rows.get(assignment__title=title).recommend_date

    def dues(self) -> dict[str, date]:
        rows = CourseSchedule.objects.filter(study_record__enrolment_id=self.enrolment_id)
        return dict(rows.order_by("recommend_date").values_list("assignment__title", "recommend_date"))

    def hand_in(
        self, title: str, *, day: date | None = None, late: int = 0, text: str = "答案"
    ) -> Submission:
        """On the due date, or so many days after it, or on that day."""
        assignment = self.enrolment.edition.assignments.get(title=title)
        when = day or self.due(title) + timedelta(days=late)
        return submit(
            enrolment_id=self.enrolment_id,
            assignment_id=assignment.pk,
            work=Work(text=text),
            now=noon(when),
        )

    def graded(self, title: str, mark: Mark, *, day: date | None = None, late: int = 0) -> Grading:
        """Handed in and graded an hour later."""
        handed_in = self.hand_in(title, day=day, late=late)
        now = handed_in.submitted_at + timedelta(hours=1)
        return grade(submission_id=handed_in.pk, verdict=Verdict(mark), by=self.grader, now=now)

    @property
    def berries(self) -> int:
        with transaction.atomic():
            return int(lock_wallet(self.account.pk).available)

    @property
    def fee(self) -> int:
        return self.enrolment.mentor_fee_balance
