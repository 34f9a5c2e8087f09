"""A random walk through degrees: whatever is done in whatever order, the invariants hold.

LUFFY_WALK_SEED=123 LUFFY_STORM=full pytest tests/degrees/test_walk.py    # that walk again, 10,000 steps
"""

import json
import os
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from random import Random, SystemRandom

import pytest
from django.db import connection, transaction

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account, Role
from luffy.core.errors import LuffyError
from luffy.degrees.grades import Mark
from luffy.degrees.models import (
    ACTIVE,
    Approval,
    Assignment,
    EnrolledDegreeCourse,
    Grading,
    Holiday,
    HomeworkReward,
    RecordStatus,
    RewardRule,
    StudyStatus,
    Submission,
)
from luffy.degrees.services import editions
from luffy.degrees.services.appeal import Answer, appeal, decide
from luffy.degrees.services.approve import approve, waive
from luffy.degrees.services.assign import assign
from luffy.degrees.services.end import end_access
from luffy.degrees.services.grade import Verdict, grade, regrade
from luffy.degrees.services.graduate import time_out_all
from luffy.degrees.services.modules import open_module
from luffy.degrees.services.move_edition import move_to_edition
from luffy.degrees.services.pause import extend, pause, resume, resume_overlong
from luffy.degrees.services.rearrange import add_holiday, remove_holiday, replan_some, switch_homework
from luffy.degrees.services.submit import Work, submit
from luffy.invariants import INVARIANTS
from luffy.invariants.books import Books, Finding
from luffy.wallet.services import Gift, grant, lock_wallet
from tests.factories.accounts import an_account
from tests.factories.degrees import OPERATOR, Student, a_programme, noon
from tests.storms.report import report

pytestmark = pytest.mark.django_db

FULL = os.environ.get("LUFFY_STORM") == "full"
STEPS = 10_000 if FULL else 1_000
LOOK_EVERY = 200
SEED = int(os.environ.get("LUFFY_WALK_SEED") or SystemRandom().randrange(10**6))
# Those of orders are not broken by degrees: students are enrolled without one here.
LOOKED_AT = ("I5", "I9", "I20", *(f"I{number}" for number in range(23, 30)), "I33")
MARKS = [mark for mark in Mark if mark is not Mark.NOT_GRADED]


class Walk:
    """Students, mentors and days that go by. Each step is something that somebody might do."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.today = date(2026, 3, 2)
        self.mentors = [an_account(role=Role.MENTOR) for _ in range(3)]
        self.degree = a_programme(
            modules=3, homework=3, value=333, mentor_compensation_bonus=2_000, total_scholarship=50_000
        )
        for cause, limit in (("copy", 100), ("late", 20)):
            RewardRule.objects.create(degree_course=self.degree, cause=cause, percent=50, asks_above=limit)
        editions.publish(degree_id=self.degree.pk, by=OPERATOR, now=self.now)
        self.students: list[Student] = []
        self.done: Counter[str] = Counter()
        for _ in range(4):
            self.enrol()

    # What is done again and again, with how often.
    STEPS: tuple[tuple[str, int], ...] = (
        ("hand_in", 30),
        ("grade", 30),
        ("regrade", 6),
        ("dispute", 3),
        ("approve", 4),
        ("another_day", 12),
        ("open_next", 4),
        ("pause", 2),
        ("resume", 4),
        ("extend", 2),
        ("holiday", 2),
        ("switch", 2),
        ("hand_over", 3),
        ("edition", 2),
        ("refund", 0.3),
        ("nights", 2),
        ("much_later", 0.2),
        ("spend", 2),
        ("enrol", 2),
    )

    def step(self) -> None:
        names, weights = zip(*self.STEPS, strict=True)
        name = self.random.choices(names, weights)[0]
        act: Callable[[], object] = getattr(self, name)
        try:
            with transaction.atomic():
                act()
            self.done[name] += 1
        except LuffyError as refusal:
            self.done[f"{name}: {type(refusal).__name__}"] += 1
        self._plan_again()

    @property
    def now(self):
        return noon(self.today)

    def one(self) -> EnrolledDegreeCourse:
        """Mostly somebody who studies."""
        rows = EnrolledDegreeCourse.objects.order_by("pk")
        lasting = list(rows.filter(study_status__in=ACTIVE))
        return self.random.choice(lasting if lasting and self.random.random() < 0.95 else list(rows))

    def assignment(self, enrolment: EnrolledDegreeCourse) -> Assignment:
        """Mostly one that is due in an open module."""
        due = list(
            enrolment.edition.assignments.filter(
                pk__in=enrolment.study_records.values("schedule__assignment")
            ).order_by("pk")
        )
        passed = enrolment.homework.filter(status=RecordStatus.PASSED).values_list("assignment_id", flat=True)
        left = [one for one in due if one.pk not in set(passed)]
        return self.random.choice(left or due or list(enrolment.edition.assignments.order_by("pk")))

    def newest(self, *, graded: bool) -> Submission | None:
        """Mostly of somebody who has not ended."""
        rows = Submission.objects.filter(grade__isnull=not graded).order_by("-pk")
        if self.random.random() < 0.95:
            rows = rows.filter(record__enrolment__study_status__in=ACTIVE)
        rows = rows[:12]
        return self.random.choice(list(rows)) if rows else None

    def grader(self, submission: Submission) -> Actor:
        return Actor("test", submission.record.enrolment.mentor_id or self.mentors[0].pk)

    def mark(self) -> Mark:
        good = (Mark.A_PLUS, Mark.A, Mark.B, Mark.C_PLUS)
        return self.random.choice(good if self.random.random() < 0.6 else MARKS)

    def enrol(self) -> None:
        if EnrolledDegreeCourse.objects.filter(study_status__in=ACTIVE).count() < 8:
            student = Student(self.degree, mentor=self.random.choice(self.mentors), began=self.today)
            self.students.append(student)
            student.open(1, self.today)

    def hand_in(self) -> None:
        one = self.one()
        submit(
            enrolment_id=one.pk,
            assignment_id=self.assignment(one).pk,
            work=Work(text="x"),
            now=self.now,
        )

    def grade(self) -> None:
        if found := self.newest(graded=False):
            by = self.grader(found)
            grade(submission_id=found.pk, verdict=Verdict(self.mark()), by=by, now=self.now)

    def regrade(self) -> None:
        if found := self.newest(graded=True):
            verdict = Verdict(self.mark(), reason="x")
            regrade(submission_id=found.pk, verdict=verdict, by=self.grader(found), now=self.now)

    def dispute(self) -> None:
        if found := self.newest(graded=True):
            record = found.record
            made = appeal(
                enrolment_id=record.enrolment_id,
                assignment_id=record.assignment_id,
                reason="x",
                by=OPERATOR,
                now=self.now,
            )
            verdict = Verdict(self.mark(), reason="x") if self.random.random() < 0.5 else None
            decide(appeal_id=made.pk, answer=Answer("x", verdict), by=self.grader(found), now=self.now)

    def approve(self) -> None:
        """Somebody else was faster, sometimes."""
        asked = HomeworkReward.objects.exclude(approval=Approval.NONE).order_by("approval", "pk")
        waiting = asked.filter(approval=Approval.WAITING)
        if found := (waiting.first() if self.random.random() < 0.8 else asked.last()):
            does = approve if self.random.random() < 0.6 else waive
            does(reward_id=found.pk, reason="x", by=Actor("test", self.mentors[0].pk), now=self.now)

    def another_day(self) -> None:
        self.today += timedelta(days=self.random.randint(1, 3))

    def much_later(self) -> None:
        self.today += timedelta(days=self.random.choice([100, 800]))

    def open_next(self) -> None:
        one = self.one()
        study = self.random.choice(list(one.study_records.order_by("position")))
        open_module(enrolment_id=one.pk, module_id=study.module_id, by=OPERATOR, now=self.now)

    def pause(self) -> None:
        pause(enrolment_id=self.one().pk, reason="x", by=OPERATOR, now=self.now)

    def resume(self) -> None:
        paused = EnrolledDegreeCourse.objects.filter(study_status=StudyStatus.PAUSED).order_by("pk").first()
        resume(enrolment_id=(paused or self.one()).pk, by=OPERATOR, now=self.now)

    def extend(self) -> None:
        by = Actor("test", self.mentors[0].pk)
        days = self.random.randint(1, 9)
        extend(enrolment_id=self.one().pk, days=days, reason="x", by=by, now=self.now)

    def holiday(self) -> None:
        known = Holiday.objects.order_by("day").first() if self.random.random() < 0.4 else None
        if known:
            remove_holiday(holiday_id=known.pk, by=OPERATOR, now=self.now)
        else:
            day = self.today + timedelta(days=self.random.randint(-5, 20))
            add_holiday(day=day, name="x", by=OPERATOR, now=self.now)

    def switch(self) -> None:
        one = self.random.choice(list(self.one().edition.assignments.order_by("pk")))
        switch_homework(
            assignment_id=one.pk,
            enabled=self.random.random() < 0.7,
            reason="x",
            by=OPERATOR,
            now=self.now,
        )

    def hand_over(self) -> None:
        mentor: Account = self.random.choice(self.mentors)
        assign(enrolment_id=self.one().pk, mentor_id=mentor.pk, reason="x", by=OPERATOR, now=self.now)

    def edition(self) -> None:
        """Sometimes a new one, with other homework at another price."""
        homework = list(self.degree.modules.order_by("order"))[self.random.randrange(3)].homework
        if self.degree.editions.count() < 6:
            some = self.random.choice(list(homework.order_by("pk")))
            some.enabled, some.scholarship_value = self.random.random() < 0.7, self.random.randint(0, 999)
            some.save()
            editions.publish(degree_id=self.degree.pk, by=OPERATOR, now=self.now)
        number = self.degree.editions.count()
        move_to_edition(enrolment_id=self.one().pk, number=number, reason="x", by=OPERATOR, now=self.now)

    def refund(self) -> None:
        end_access([self.one().pk], by=OPERATOR, now=self.now)

    def nights(self) -> None:
        resume_overlong(now=self.now)
        time_out_all(now=self.now)

    def spend(self) -> None:
        """What she has earned is gone when it is to be taken."""
        student = self.random.choice(self.students)
        available = int(lock_wallet(student.account.pk).available)
        if available:
            gift = Gift(-self.random.randint(1, available), f"spent:{sum(self.done.values())}", "x")
            grant(owner_id=student.account.pk, gift=gift, by=OPERATOR, now=self.now)

    def _plan_again(self) -> None:
        """What the worker would do."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs RETURNING task_name, args")
            jobs = cursor.fetchall()
        for name, arguments in sorted(jobs, key=str):
            if name == "degrees.replan":
                replan_some(json.loads(arguments)["enrolment_ids"], by=OPERATOR, now=self.now)


def broken(now) -> list[Finding]:
    return [finding for number in LOOKED_AT for finding in INVARIANTS[number].find(Books(now)).first]


@pytest.mark.timeout(3600 if FULL else 600)
def test_after_any_walk_through_degrees_the_invariants_hold():
    repro = f"LUFFY_WALK_SEED={SEED} LUFFY_STORM={'full' if FULL else ''} pytest {__file__}"
    print(repro)
    walk = Walk(SEED)

    for number in range(1, STEPS + 1):
        try:
            walk.step()
        except Exception as error:
            raise AssertionError(f"step {number}: {repro}") from error
        if number % LOOK_EVERY == 0:
            assert broken(walk.now) == [], f"after step {number}: {repro}"

    print(walk.done.most_common())
    statuses = set(EnrolledDegreeCourse.objects.values_list("study_status", flat=True))
    print(sorted(statuses))
    acts = {name for name in walk.done if ": " not in name}
    often = 2 if FULL else 10
    assert acts >= {name for name, weight in walk.STEPS if weight >= often}, repro
    assert not FULL or statuses >= {StudyStatus.GRADUATED, StudyStatus.TIMED_OUT, StudyStatus.REFUNDED}, repro
    assert Grading.objects.count() > STEPS // 20, repro
    report(walk=STEPS, seed=SEED)
