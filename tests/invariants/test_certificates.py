"""A certificate that nobody earned is found."""

import pytest

from luffy.catalog.models import CourseSection
from luffy.certificates.models import Certificate
from luffy.certificates.rule import Terms
from luffy.certificates.services import issue_due, set_rule
from tests.factories.accounts import an_account
from tests.factories.certificates import BY, a_ruled_course, learn
from tests.factories.degrees import Student, a_programme
from tests.factories.orders import a_paid_order
from tests.invariants.conftest import Sql, as_usual
from tests.invariants.looking import found, only
from tests.invariants.school import NOW, School


@pytest.fixture
def certificate(school: School) -> Certificate:
    del school
    with as_usual():
        course, account = a_ruled_course(), an_account()
        a_paid_order(account, course, now=NOW)
        learn(account, course, now=NOW)
        issue_due(now=NOW)
    return Certificate.objects.get(course=course)


def test_what_was_earned_breaks_nothing(certificate: Certificate) -> None:
    assert found() == []


def test_a_certificate_without_completion_is_found(certificate: Certificate, sql: Sql) -> None:
    first = CourseSection.objects.filter(chapter__course=certificate.course).earliest("pk")
    sql("UPDATE learning_lessonprogress SET percent = 99, done_at = NULL WHERE section_id = %s", first.pk)
    only("I48", f"certificate:{certificate.pk}")


def test_a_certificate_of_somebody_elses_enrolment_is_found(certificate: Certificate, sql: Sql) -> None:
    other, course = an_account(), certificate.course
    assert course is not None
    learn(other, course, now=NOW)
    sql("UPDATE certificates_certificate SET account_id = %s WHERE id = %s", other.pk, certificate.pk)
    only("I48", f"certificate:{certificate.pk}")


def test_a_certificate_of_a_course_that_was_never_opened_is_found(certificate: Certificate, sql: Sql) -> None:
    sql("UPDATE certificates_certificate SET course_enrolment_id = NULL WHERE id = %s", certificate.pk)
    only("I48", f"certificate:{certificate.pk}")


def test_a_degree_certificate_before_graduation_is_found(school: School) -> None:
    del school
    with as_usual():
        degree = a_programme()
        student = Student(degree, is_bought=True)
        set_rule(f"degree:{degree.pk}", Terms(), is_active=True, by=BY, now=NOW)
    row = Certificate.objects.create(
        number="A" * 16,
        account=student.account,
        degree_enrolment=student.enrolment,
        holder="x",
        title=degree.name,
        completed_date=student.began,
        issued_at=NOW,
    )
    only("I48", f"certificate:{row.pk}")
