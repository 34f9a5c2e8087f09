"""A mentor's month: what came in, what went, and that it adds up to what she is paid."""

from datetime import date, timedelta

import pytest

from luffy.accounts.models import Account, Role
from luffy.degrees.grades import Mark
from luffy.degrees.services.assign import assign
from luffy.degrees.services.graduate import time_out_all
from tests.factories.accounts import an_account, api_of
from tests.factories.degrees import OPERATOR, Student, a_programme, noon

pytestmark = pytest.mark.django_db


def month_of(mentor: Account, month: str) -> dict:
    answer = api_of(mentor).get(f"/mentor/statement?month={month}")
    assert answer.status_code == 200, answer.content
    return answer.json()["data"]


def parts(page: dict) -> dict[str, int]:
    """The parts that are not 0, after seeing that they add up."""
    of = {key.removesuffix("_berries"): page[key] for key in page if key.endswith("_berries")}
    ledger = of.pop("ledger_paid")
    gone = of["penalty"] + of["passed_on"] + of["paid"] + of["stopped"]
    assert of["opening"] + of["taken_over"] - gone == of["closing"]
    assert of["paid"] == ledger
    return {key: berries for key, berries in of.items() if berries}


def a_student(**fields: int) -> Student:
    student = Student(a_programme(homework=4, mentor_compensation_bonus=10_000, **fields))
    student.open()
    return student


def test_a_hand_over_is_a_line_for_both_and_each_is_paid_what_her_statement_says():
    student, second = a_student(), an_account(role=Role.MENTOR)
    first = student.mentor
    student.graded("1-1", Mark.COPY, day=date(2026, 3, 5))
    student.graded("1-1", Mark.A, day=date(2026, 3, 6))
    hand_over = noon(date(2026, 4, 1))
    assign(enrolment_id=student.enrolment_id, mentor_id=second.pk, reason="", by=OPERATOR, now=hand_over)
    for day, title in enumerate(("1-2", "1-3", "1-4"), start=2):
        student.graded(title, Mark.A, day=date(2026, 5, day))

    # A COPY takes 1,000 of 10,000; a quarter of the rest is kept: 2,250.
    assert parts(month_of(first, "2026-03")) == {"taken_over": 10_000, "penalty": 1_000, "closing": 9_000}
    assert parts(month_of(first, "2026-04")) == {"opening": 9_000, "passed_on": 6_750, "closing": 2_250}
    assert parts(month_of(first, "2026-05")) == {"opening": 2_250, "paid": 2_250}
    april = month_of(second, "2026-04")
    assert parts(april) == {"taken_over": 6_750, "closing": 6_750}
    assert [line["cause_label"] for line in april["lines"]] == ["接手学员"]
    # Three that were late cost 100 each.
    assert parts(month_of(second, "2026-05")) == {"opening": 6_750, "penalty": 300, "paid": 6_450}


def test_what_is_never_paid_leaves_the_statement_of_both():
    student, second = a_student(period=150), an_account(role=Role.MENTOR)
    student.graded("1-1", Mark.A, day=date(2026, 3, 5))
    hand_over = noon(date(2026, 4, 1))
    assign(enrolment_id=student.enrolment_id, mentor_id=second.pk, reason="", by=OPERATOR, now=hand_over)
    last = student.enrolment.valid_end_date

    time_out_all(now=noon(last + timedelta(days=1)))

    month = f"{last:%Y-%m}"
    assert parts(month_of(student.mentor, month))["stopped"] == 2_500
    total = month_of(student.mentor, f"{last + timedelta(days=31):%Y-%m}")
    assert parts(total) == {}
