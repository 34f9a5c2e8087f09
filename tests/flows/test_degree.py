"""A whole degree: two students, two mentors, 3 modules with 4 homework each, over simulated months.

What happens and what it comes to is read from the tables in docs/rules/rewards.md, worked out by hand.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account, Role
from luffy.degrees.grades import mark_named
from luffy.degrees.models import FeeCause, MentorFeeEntry, ScholarshipGrant, StudyStatus, Submission
from luffy.degrees.services.appeal import Answer, appeal, decide
from luffy.degrees.services.assign import assign
from luffy.degrees.services.grade import Verdict, regrade
from luffy.degrees.services.graduate import time_out_all
from luffy.degrees.services.pause import extend, pause, resume
from luffy.wallet.models import BerryLot, Origin, Transfer
from tests.factories.accounts import an_account
from tests.factories.degrees import OPERATOR, Student, a_programme, noon
from tests.invariants.holding import assert_invariants_hold

pytestmark = pytest.mark.django_db

PAGE = Path(__file__).parents[2] / "docs" / "rules" / "rewards.md"
HOMEWORK = re.compile(r"(?P<title>\d-\d) (?:(?P<how>regrade|appeal) )?(?P<grade>\S+)")


@dataclass(frozen=True)
class Row:
    """A line of a table."""

    day: date
    event: str
    change: int
    berries: int
    fee_change: int
    fee: int

    @classmethod
    def read(cls, line: str) -> "Row":
        day, event, _rule, *numbers = (cell.strip() for cell in line.strip("|").split("|"))
        return cls(date.fromisoformat(day), event, *(int(number.replace(",", "")) for number in numbers))


def table(name: str) -> list[Row]:
    """The rows of the table whose heading line begins with that name."""
    text = PAGE.read_text().partition(f"\n{name}")[2].partition("\n| ")[2]
    rows = ("| " + text).partition("\n\n")[0].splitlines()
    return [Row.read(line) for line in rows if line.startswith("| 2")]


@dataclass
class Play:
    """Does what the event of a row says."""

    student: Student
    second: Account

    def event(self, row: Row) -> None:
        known = HOMEWORK.fullmatch(row.event)
        if known is None:
            getattr(self, "_" + row.event.replace(" ", "_").replace("-", "_"))(row.day)
        elif known["how"]:
            getattr(self, "_" + known["how"])(row.day, known["title"], Verdict(mark_named(known["grade"])))
        else:
            self.student.graded(known["title"], mark_named(known["grade"]), day=row.day)

    @property
    def _facts(self) -> dict[str, object]:
        return {"enrolment_id": self.student.enrolment_id}

    def _enrolled(self, day: date) -> None:
        self.student.open(1, day)

    def _newest(self, title: str) -> Submission:
        rows = Submission.objects.filter(record__enrolment_id=self.student.enrolment_id)
        return rows.filter(record__assignment__title=title).latest("number")

    def _regrade(self, day: date, title: str, verdict: Verdict) -> None:
        verdict = Verdict(verdict.mark, reason="看漏了")
        regrade(submission_id=self._newest(title).pk, verdict=verdict, by=self.student.grader, now=noon(day))

    def _appeal(self, day: date, title: str, verdict: Verdict) -> None:
        learner = Actor("test", self.student.account.pk)
        assignment = self.student.enrolment.edition.assignments.get(title=title)
        made = appeal(
            **self._facts, assignment_id=assignment.pk, reason="是我写的", by=learner, now=noon(day)
        )
        answer = Answer("确实", Verdict(verdict.mark, reason="申诉成立"))
        decide(appeal_id=made.pk, answer=answer, by=self.student.grader, now=noon(day) + timedelta(hours=1))

    def _pause(self, day: date) -> None:
        pause(**self._facts, reason="出差", by=OPERATOR, now=noon(day))

    def _resume(self, day: date) -> None:
        resume(**self._facts, by=OPERATOR, now=noon(day))

    def _extension(self, day: date) -> None:
        extend(**self._facts, days=5, reason="生病", by=self.student.grader, now=noon(day))

    def _hand_over(self, day: date) -> None:
        assign(**self._facts, mentor_id=self.second.pk, reason="休假", by=OPERATOR, now=noon(day))
        self.student.mentor = self.second

    def _time_over(self, day: date) -> None:
        assert time_out_all(now=noon(day - timedelta(days=1))) == 0
        assert time_out_all(now=noon(day)) == 1


@pytest.fixture
def plays() -> tuple[Play, Play]:
    """Nami's and Usopp's: the same degree, the same first mentor."""
    degree = a_programme(
        modules=3,
        homework=4,
        value=999,
        period=150,
        mentor_compensation_bonus=15_000,
        total_scholarship=24_000,
    )
    first, second = an_account(role=Role.MENTOR), an_account(role=Role.MENTOR)
    return Play(Student(degree, mentor=first, is_bought=True), second), Play(
        Student(degree, mentor=first, is_bought=True), second
    )


def follow(play: Play, rows: list[Row]) -> None:
    """Play the rows; after each, every number is what the table says."""
    before = Row(rows[0].day, "", 0, 0, 0, 0)
    for row in rows:
        play.event(row)
        student = play.student
        seen = (student.berries - before.berries, student.berries, student.fee - before.fee, student.fee)
        assert seen == (row.change, row.berries, row.fee_change, row.fee), row
        before = row


def statement(student: Student) -> list[tuple[str, int, int]]:
    # Changing hands leaves the balance as it is: tests/degrees/test_statement.py.
    rows = MentorFeeEntry.objects.filter(enrolment_id=student.enrolment_id).order_by("number")
    rows = rows.exclude(cause__in=[FeeCause.PASSED_ON, FeeCause.TAKEN_OVER])
    return list(rows.values_list("cause", "amount_berries", "balance_after"))


def earned(account: Account) -> list[int]:
    lots = BerryLot.objects.filter(owner=account, origin=Origin.EARNED)
    return list(lots.order_by("pk").values_list("amount_berries", flat=True))


def test_nami_graduates_and_every_berry_is_where_the_table_says(plays: tuple[Play, Play]):
    play, _other = plays

    follow(play, table("Nami"))

    enrolment = play.student.enrolment
    assert (enrolment.study_status, enrolment.ended_date) == (StudyStatus.GRADUATED, date(2026, 6, 9))
    grant = ScholarshipGrant.objects.get(enrolment=enrolment)
    assert (grant.used_days, grant.time_percent, grant.amount_berries) == (89, 60, 12_000)
    first = enrolment.tenures.earliest("pk").mentor
    assert (earned(first), earned(play.second)) == ([9_928], [3_857])
    assert statement(play.student) == [
        (FeeCause.OPENED, 15_000, 15_000),
        (FeeCause.PENALTY, -99, 14_901),
        (FeeCause.PENALTY, -9, 14_892),
        (FeeCause.PENALTY, -999, 13_893),
        (FeeCause.PENALTY_UNDONE, 999, 14_892),
        (FeeCause.HANDED_OVER, -9_928, 4_964),
        (FeeCause.PENALTY, -999, 3_965),
        (FeeCause.PENALTY, -99, 3_866),
        (FeeCause.PENALTY, -9, 3_857),
        (FeeCause.PAID, -3_857, 0),
    ]
    assert_invariants_hold()


def test_usopp_runs_out_of_time_and_nobody_is_paid_for_him(plays: tuple[Play, Play]):
    _other, play = plays

    follow(play, table("Usopp"))

    assert play.student.enrolment.study_status == StudyStatus.TIMED_OUT
    assert earned(play.student.mentor) == []
    assert not ScholarshipGrant.objects.exists()
    keys = Transfer.objects.filter(owner=play.student.account).values_list("amount_berries", flat=True)
    assert list(keys.order_by("pk")) == [999, 99, 900]
    assert_invariants_hold()


def test_both_at_the_same_time_change_nothing_of_each_other(plays: tuple[Play, Play]):
    nami, usopp = plays
    days = sorted(
        [(row.day, 0, nami, row) for row in table("Nami")]
        + [(row.day, 1, usopp, row) for row in table("Usopp")],
        key=lambda one: one[:2],
    )

    for _day, _who, play, row in days:
        play.event(row)
        assert (play.student.berries, play.student.fee) == (row.berries, row.fee), row

    assert_invariants_hold()


@pytest.mark.parametrize(("name", "events", "last"), [("Nami", 25, 17_977), ("Usopp", 7, 0)])
def test_the_tables_are_read_whole_and_add_up(name: str, events: int, last: int):
    rows = table(name)

    assert (len(rows), rows[-1].berries) == (events, last)
    assert [row.day for row in rows] == sorted(row.day for row in rows)
    for before, row in pairwise(rows):
        assert (row.berries, row.fee) == (before.berries + row.change, before.fee + row.fee_change), row
