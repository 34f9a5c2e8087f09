"""Certificates are issued once, to who has earned them; revoked and reinstated with a reason."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from luffy.accounts.models import AuditEntry
from luffy.catalog.models import CourseType
from luffy.certificates import jobs, queries, services
from luffy.certificates.errors import (
    CertificateAlreadyRevoked,
    CertificateNotFound,
    CertificateNotRevoked,
    CertificateTargetNotFound,
)
from luffy.certificates.models import Certificate, CertificateRule
from luffy.certificates.rule import Terms
from luffy.degrees.grades import Mark
from luffy.exercises.services import hand_in
from luffy.learning.models import EnrolledCourse, Membership
from luffy.learning.services.enrolments import end_access
from luffy.notify.models import Kind, Notification
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_lesson
from tests.factories.certificates import BY, NOW, a_certificate, a_graduate_of, a_ruled_course, learn
from tests.factories.degrees import Student, a_programme, noon
from tests.factories.exercises import a_question_of, an_exercise, answered
from tests.factories.membership import a_member, a_vip_course
from tests.factories.reviews import a_purchase
from tests.race import at_once

pytestmark = pytest.mark.django_db


def waiting(task: str) -> list[dict[str, int]]:
    """What the worker is to be called with."""
    return list(ProcrastinateJob.objects.filter(task_name=task).order_by("pk").values_list("args", flat=True))


def held() -> list[tuple[str, str]]:
    return list(Certificate.objects.order_by("pk").values_list("account__username", "title"))


def test_who_learned_all_of_a_course_gets_its_certificate_once():
    course = a_ruled_course("航海术")
    nami = a_graduate_of(course)

    assert services.issue_due(now=NOW) == 1
    assert services.issue_due(now=NOW + timedelta(days=1)) == 0

    row = Certificate.objects.get()
    enrolment = EnrolledCourse.objects.get()
    assert (row.account, row.title, row.holder, row.completed_date) == (
        nami,
        "航海术",
        nami.username,
        date(2026, 3, 2),
    )
    assert (row.course_enrolment, row.is_valid) == (enrolment, True)
    assert AuditEntry.objects.filter(action="certificate.issued").count() == 1
    told = Notification.objects.get(account=nami, kind=Kind.CERTIFICATE)
    assert (told.params, told.link) == ({"title": "航海术", "outcome": "issued"}, "/me/certificates")


def test_nobody_gets_one_before_she_has_earned_it():
    course, other = a_ruled_course(lessons=3), a_course()
    half = a_purchase(course=course, now=NOW).account
    learn(half, course, lessons=2)
    a_graduate_of(other)
    stranger = an_account()
    learn(stranger, course)

    assert (services.issue_due(now=NOW), held()) == (0, [])
    learn(half, course)
    assert (services.issue_due(now=NOW), held()) == (1, [(half.username, course.name)])


def test_a_share_of_the_course_is_enough_where_the_rule_says_so():
    course = a_ruled_course(lessons=4, course=75)
    account = a_purchase(course=course, now=NOW).account
    learn(account, course, lessons=2)
    assert services.issue_due(now=NOW) == 0

    learn(account, course, lessons=3)

    assert services.issue_due(now=NOW) == 1


def test_results_of_exercises_count_where_the_rule_says_so():
    course = a_ruled_course(lessons=1, course=50, exercise=80)
    section = an_exercise(course)
    a_question_of(section)
    account = a_graduate_of(course)
    assert services.issue_due(now=NOW) == 0
    kinds = {0}
    bad = answered(account, section, wrong=kinds)
    hand_in(account=account, attempt_id=bad.pk, now=NOW)
    assert services.issue_due(now=NOW) == 0

    good = answered(account, section, wrong=set())
    hand_in(account=account, attempt_id=good.pk, now=NOW)

    assert services.issue_due(now=NOW) == 1


def test_buying_again_gives_no_second_certificate():
    course = a_ruled_course()
    row = a_certificate(course=course)

    a_purchase(row.account, course, now=NOW + timedelta(days=5))

    assert services.issue_due(now=NOW + timedelta(days=5)) == 0
    assert Certificate.objects.count() == 1


def test_members_earn_those_of_courses_for_members():
    vip, other = a_vip_course("会员课"), a_ruled_course("航海术")
    for _lesson in range(2):
        a_lesson(vip)
    services.set_rule(f"course:{vip.pk}", Terms(), is_active=True, by=BY, now=NOW)
    member, stranger = an_account(), an_account()
    a_member(member, now=NOW)
    for account in (member, stranger):
        learn(account, vip)
        learn(account, other)

    assert (services.issue_due(now=NOW), held()) == (1, [(member.username, "会员课")])
    Certificate.objects.all().delete()
    Membership.objects.filter(account=member).update(ended_at=NOW)
    assert not services.issue_for_course(account_id=member.pk, course_id=vip.pk, now=NOW)
    assert services.issue_due(now=NOW) == 0


def test_what_was_given_back_earns_nothing():
    course = a_ruled_course()
    account = a_graduate_of(course)
    with transaction.atomic():
        ids = list(EnrolledCourse.objects.values_list("pk", flat=True))
        end_access(ids, account_id=account.pk, now=NOW)

    assert (services.issue_due(now=NOW), held()) == (0, [])


def test_a_course_that_gives_none_any_more_keeps_what_it_gave():
    course = a_ruled_course()
    first = a_certificate(course=course)
    services.set_rule(f"course:{course.pk}", Terms(), is_active=False, by=BY, now=NOW)
    a_graduate_of(course)

    assert services.issue_due(now=NOW) == 0
    assert held() == [(first.account.username, course.name)]
    services.set_rule(f"course:{course.pk}", Terms(), is_active=True, by=BY, now=NOW)
    assert services.issue_due(now=NOW) == 1


def test_lessons_that_come_later_take_nothing_away():
    course = a_ruled_course()
    row = a_certificate(course=course)

    a_lesson(course)

    assert services.issue_due(now=NOW) == 0
    row.refresh_from_db()
    assert row.is_valid


def test_graduates_of_a_degree_get_its_certificate_once():
    degree = a_programme()
    services.set_rule(f"degree:{degree.pk}", Terms(), is_active=True, by=BY, now=NOW)
    student = Student(degree)
    student.open()
    assert services.issue_due(now=NOW) == 0

    for title in student.dues():
        student.graded(title, Mark.A)
    later = noon(date(2026, 6, 1))

    assert (services.issue_due(now=later), services.issue_due(now=later)) == (1, 0)
    row = Certificate.objects.get()
    assert (row.degree_enrolment, row.title) == (student.enrolment, degree.name)
    assert row.completed_date == student.enrolment.ended_date


@pytest.mark.django_db(transaction=True)
def test_ten_workers_at_once_issue_one():
    course = a_ruled_course()
    a_graduate_of(course)

    issued = at_once([lambda: services.issue_due(now=NOW)] * 10)

    assert (sum(int(str(one)) for one in issued), Certificate.objects.count()) == (1, 1)


def test_the_database_refuses_a_second_one():
    row = a_certificate()

    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.create(
            number="X" * 16,
            account=row.account,
            course=row.course,
            course_enrolment=a_purchase(row.account, row.course, now=NOW + timedelta(days=1)),
            holder="x",
            title="x",
            completed_date=date(2026, 3, 2),
            issued_at=NOW,
        )


def test_revoked_it_does_not_count_and_reinstated_it_does_again():
    row = a_certificate()

    services.revoke(number=row.number.lower(), reason="代学", by=BY, now=NOW)

    row.refresh_from_db()
    assert (row.is_valid, row.reason) == (False, "代学")
    with pytest.raises(CertificateAlreadyRevoked):
        services.revoke(number=row.number, reason="再来", by=BY, now=NOW)
    assert services.issue_due(now=NOW) == 0
    services.reinstate(number=row.number, reason="申诉成立", by=BY, now=NOW)
    with pytest.raises(CertificateNotRevoked):
        services.reinstate(number=row.number, reason="再来", by=BY, now=NOW)
    row.refresh_from_db()
    assert (row.is_valid, row.reason) == (True, "")
    outcomes = Notification.objects.filter(kind=Kind.CERTIFICATE).order_by("pk")
    assert [one.params["outcome"] for one in outcomes] == ["issued", "revoked", "reinstated"]
    told = AuditEntry.objects.filter(subject=f"certificate:{row.pk}").order_by("pk")
    assert [(entry.action, entry.reason) for entry in told] == [
        ("certificate.issued", ""),
        ("certificate.revoked", "代学"),
        ("certificate.reinstated", "申诉成立"),
    ]
    with pytest.raises(CertificateNotFound):
        services.revoke(number="0" * 16, reason="无", by=BY, now=NOW)


def test_rules_are_for_courses_and_degrees_that_are_there():
    degree = a_programme()
    module = degree.modules.first()
    assert module is not None
    assert module.course_type == CourseType.MODULE
    for target in ("course:9000000", "degree:9000000", f"course:{module.pk}"):
        with pytest.raises(CertificateTargetNotFound):
            services.set_rule(target, Terms(), is_active=True, by=BY, now=NOW)
    assert not CertificateRule.objects.exists()


def test_the_same_rule_again_writes_nothing():
    course = a_ruled_course()
    before = AuditEntry.objects.count()

    services.set_rule(f"course:{course.pk}", Terms(), is_active=True, by=BY, now=NOW)

    assert (AuditEntry.objects.count(), CertificateRule.objects.count()) == (before, 1)


def test_looking_for_who_earned_one_is_one_query_however_many_there_are():
    course = a_ruled_course()
    for _ in range(3):
        a_graduate_of(course)

    with CaptureQueriesContext(connection) as asked:
        rows = queries.earned(100)

    assert (len(asked), len(rows)) == (1, 3)


def test_who_lacks_results_keeps_nobody_from_being_found():
    course = a_ruled_course(lessons=1, course=50, exercise=80)
    a_question_of(an_exercise(course))
    for _ in range(3):
        a_graduate_of(course)
    done = a_graduate_of(a_ruled_course("航海术"))

    assert [account_id for account_id, _course in queries.earned(1)] == [done.pk]


def test_a_lesson_that_is_completed_has_the_worker_look():
    course = a_ruled_course(lessons=2)
    account = a_purchase(course=course, now=NOW).account

    learn(account, course, lessons=1)
    assert [jobs.issue(**one) for one in waiting("certificates.issue")] == [None]
    assert not Certificate.objects.exists()
    learn(account, course)
    for one in waiting("certificates.issue"):
        jobs.issue(**one)

    assert held() == [(account.username, course.name)]
    assert len(waiting("certificates.issue")) == 2


def test_graduation_has_the_worker_look():
    degree = a_programme(homework=1)
    services.set_rule(f"degree:{degree.pk}", Terms(), is_active=True, by=BY, now=NOW)
    student = Student(degree)
    student.open()
    for title in student.dues():
        student.graded(title, Mark.A)

    for one in waiting("certificates.issue_of_degree"):
        jobs.issue_of_degree(**one)

    assert held() == [(student.account.username, degree.name)]


def test_the_day_is_that_of_the_last_lesson_whatever_was_seen_since():
    course = a_ruled_course(lessons=2)
    account = a_graduate_of(course)

    learn(account, course, now=NOW + timedelta(days=40))
    services.issue_due(now=NOW + timedelta(days=41))

    assert Certificate.objects.get().completed_date == date(2026, 3, 2)


def test_who_has_left_keeps_no_name_on_it():
    row = a_certificate()
    row.account.username = "deleted-7"

    services.forget_holder(row.account)

    row.refresh_from_db()
    assert (row.holder, row.is_valid) == ("deleted-7", True)


def test_the_worker_issues_them():
    course = a_ruled_course()
    a_graduate_of(course)

    jobs.issue_due(timestamp=0)

    assert Certificate.objects.count() == 1
