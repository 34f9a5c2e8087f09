"""What buying a degree opens, when it may be bought again, and what the database refuses."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from luffy.degrees.models import ACTIVE, EnrolledDegreeCourse, ModuleStatus, StudyRecord, StudyStatus
from luffy.degrees.queries import my_products, owned_degrees
from luffy.degrees.services.enrol import enrol
from luffy.learning.services import Purchase
from luffy.learning.services import enrol as enrol_in_courses
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_degree
from tests.race import at_once

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)

pytestmark = pytest.mark.django_db


def bought(account, degree, *, now: datetime = NOW) -> EnrolledDegreeCourse:
    with transaction.atomic():
        return enrol(account_id=account.pk, degree_id=degree.pk, access_days=720, now=now)


def change(enrolment: EnrolledDegreeCourse, **fields: object) -> None:
    EnrolledDegreeCourse.objects.filter(pk=enrolment.pk).update(**fields)


def test_a_purchase_makes_one_unopened_study_record_for_each_module_and_holds_the_mentors_fee():
    account, degree = an_account(), a_degree(modules=3, mentor_compensation_bonus=12_000)
    a_degree(modules=2)

    enrolment = bought(account, degree)

    enrolment.refresh_from_db()
    assert (enrolment.account, enrolment.degree_course, enrolment.access_days) == (account, degree, 720)
    assert (enrolment.study_status, enrolment.mentor, enrolment.mentor_fee_balance) == (
        StudyStatus.NOT_STARTED,
        None,
        12_000,
    )
    assert (enrolment.enrolled_at, enrolment.valid_begin_date, enrolment.valid_end_date) == (NOW, None, None)
    records = StudyRecord.objects.order_by("id")
    assert [record.module.name for record in records] == [
        f"{degree.name}模块{number}" for number in (1, 2, 3)
    ]
    assert {(record.enrolment, record.status, record.open_date) for record in records} == {
        (enrolment, ModuleStatus.UNOPENED, None)
    }


def test_a_degree_without_modules_can_be_bought_too():
    enrolment = bought(an_account(), a_degree())

    assert enrolment.study_records.count() == 0


@pytest.mark.parametrize("status", ACTIVE)
def test_a_degree_that_lasts_is_owned_and_cannot_be_opened_again(status):
    account, degree = an_account(), a_degree(modules=1)
    change(bought(account, degree), study_status=status)

    assert owned_degrees(account.pk, [degree.pk], TODAY) == {degree.pk}
    with pytest.raises(IntegrityError, match="degree_enrolment_one_active"):
        bought(account, degree)

    assert (EnrolledDegreeCourse.objects.count(), StudyRecord.objects.count()) == (1, 1)


@pytest.mark.parametrize("status", [StudyStatus.GRADUATED, StudyStatus.TIMED_OUT])
def test_a_degree_that_is_over_can_be_bought_again_and_the_first_stays_on_record(status):
    account, degree = an_account(), a_degree(modules=2)
    first = bought(account, degree)
    change(first, study_status=status)

    assert owned_degrees(account.pk, [degree.pk], TODAY) == set()
    bought(account, degree)

    first.refresh_from_db()
    assert first.study_status == status
    assert (EnrolledDegreeCourse.objects.count(), StudyRecord.objects.count()) == (2, 4)


def test_a_degree_whose_last_day_has_passed_can_be_bought_again_before_any_job_has_run():
    account, degree = an_account(), a_degree()
    first = bought(account, degree)
    change(first, valid_begin_date=TODAY, valid_end_date=TODAY, study_status=StudyStatus.STUDYING)

    assert owned_degrees(account.pk, [degree.pk], TODAY) == {degree.pk}
    tomorrow = NOW + timedelta(days=1)
    assert owned_degrees(account.pk, [degree.pk], TODAY + timedelta(days=1)) == set()
    second = bought(account, degree, now=tomorrow)

    first.refresh_from_db()
    assert first.study_status == StudyStatus.TIMED_OUT
    assert second.study_status == StudyStatus.NOT_STARTED


def test_a_degree_belongs_to_who_bought_it():
    account, degree = an_account(), a_degree()
    bought(account, degree)

    assert owned_degrees(an_account().pk, [degree.pk], TODAY) == set()
    assert owned_degrees(account.pk, [a_degree().pk], TODAY) == set()


def test_what_i_have_lists_degrees_first_by_their_newest_enrolment_then_courses():
    account, degree, course = an_account(), a_degree("全栈开发", course_img="/full.png"), a_course()
    change(bought(account, degree), study_status=StudyStatus.TIMED_OUT)
    bought(account, degree)
    with transaction.atomic():
        enrol_in_courses(account_id=account.pk, purchases=[Purchase(course.pk, 30)], now=NOW)

    listed = my_products(account.pk, TODAY)

    assert [row["product"] for row in listed] == [degree.product.key, course.product.key]
    assert listed[0] == {
        "product": degree.product.key,
        "name": "全栈开发",
        "image": "/full.png",
        "valid_from": None,
        "valid_until": None,
        "active": True,
        "opened_by": "enrolment",
        "degree": None,
    }


@pytest.mark.parametrize(
    ("fields", "active"),
    [
        ({}, True),
        ({"valid_begin_date": TODAY, "valid_end_date": TODAY, "study_status": 0}, True),
        (
            {
                "valid_begin_date": TODAY - timedelta(9),
                "valid_end_date": TODAY - timedelta(1),
                "study_status": 0,
            },
            False,
        ),
        ({"study_status": StudyStatus.GRADUATED}, False),
    ],
)
def test_a_degree_is_active_while_its_status_and_its_days_last(fields, active):
    account = an_account()
    enrolment = bought(account, a_degree())
    if fields:
        change(enrolment, **fields)

    assert [row["active"] for row in my_products(account.pk, TODAY)] == [active]


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"study_status": 9}, "degree_enrolment_status_known"),
        ({"valid_begin_date": TODAY}, "degree_enrolment_dates"),
        ({"valid_end_date": TODAY}, "degree_enrolment_dates"),
        ({"valid_begin_date": TODAY, "valid_end_date": TODAY - timedelta(1)}, "degree_enrolment_dates"),
        ({"mentor_fee_balance": -1}, "mentor_fee_balance"),
    ],
)
def test_the_database_refuses_an_enrolment_that_contradicts_itself(fields, constraint):
    enrolment = bought(an_account(), a_degree())

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        change(enrolment, **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"status": ModuleStatus.STUDYING},
        {"status": ModuleStatus.COMPLETE},
        {"status": ModuleStatus.COMPLETE, "open_date": TODAY},
        {"status": ModuleStatus.COMPLETE, "open_date": TODAY, "end_date": TODAY - timedelta(1)},
        {"status": ModuleStatus.STUDYING, "open_date": TODAY, "end_date": TODAY},
        {"open_date": TODAY},
        {"end_date": TODAY},
        {"status": 5},
    ],
)
def test_the_database_refuses_a_study_record_whose_dates_do_not_fit_its_status(fields):
    bought(an_account(), a_degree(modules=1))

    with pytest.raises(IntegrityError, match="study_record_dates_fit_status"), transaction.atomic():
        StudyRecord.objects.update(**fields)


def test_a_degree_and_a_module_that_somebody_studies_cannot_be_deleted():
    degree = a_degree(modules=1)
    enrolment = bought(an_account(), degree)

    for row in (degree, enrolment.study_records.get().module, enrolment):
        with pytest.raises(ProtectedError):
            row.delete()


@pytest.mark.django_db(transaction=True)
def test_eight_enrolments_in_one_degree_at_once_make_one():
    account, degree = an_account(), a_degree(modules=2)

    results = at_once([lambda: bought(account, degree)] * 8)

    assert sum(isinstance(result, EnrolledDegreeCourse) for result in results) == 1
    assert (EnrolledDegreeCourse.objects.count(), StudyRecord.objects.count()) == (1, 2)
