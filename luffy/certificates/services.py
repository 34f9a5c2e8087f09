"""Issuing what was earned, once; and revoking what must no longer count.

Source: docs/rules/certificates.md
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from luffy.accounts.audit import SYSTEM_JOB, Actor, record
from luffy.accounts.models import Account
from luffy.catalog.models import Course, CourseType, DegreeCourse
from luffy.certificates import queries
from luffy.certificates.errors import (
    CertificateAlreadyRevoked,
    CertificateNotFound,
    CertificateNotRevoked,
    CertificateTargetNotFound,
)
from luffy.certificates.models import Certificate, CertificateRule
from luffy.certificates.rule import Terms, is_complete, new_number, plain
from luffy.certificates.told import tell_issued, tell_reinstated, tell_revoked
from luffy.core.calendar import day_of
from luffy.degrees.models import EnrolledDegreeCourse, StudyStatus
from luffy.learning.models import EnrolledCourse
from luffy.learning.queries.memberships import memberships_of

BATCH = 500


def issue_due(*, now: datetime) -> int:
    """Issue what was earned and has not been issued; how many. Twice or beside itself, it issues each once."""
    issued = sum(
        issue_for_course(account_id=account_id, course_id=course_id, now=now)
        for account_id, course_id in queries.earned(BATCH)
    )
    graduates = list(queries.graduates(BATCH).values_list("pk", flat=True))
    return issued + sum(issue_for_degree(enrolment_id=enrolment_id, now=now) for enrolment_id in graduates)


@transaction.atomic
def issue_for_course(*, account_id: int, course_id: int, now: datetime) -> bool:
    """Issue the certificate of a course if it is earned and there is none; whether it was issued."""
    course = Course.objects.select_related("certificate_rule").get(pk=course_id)
    rule = queries.rule_of(course)
    if rule is None or not rule.is_active:
        return False
    # Whoever gives the purchase back takes this lock, too.
    account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
    if Certificate.objects.filter(account=account, course=course).exists():
        return False
    bought = EnrolledCourse.objects.filter(account=account, course=course, ended_at__isnull=True)
    enrolment = bought.order_by("-ordinal").first()
    learned = queries.learned(account_id, course_id)
    if learned is None or (enrolment is None and not _opened_by_membership(course, account_id)):
        return False
    best = queries.best_results(account_id, course_id)
    fulfilled = is_complete(
        rule.terms, lesson_percents=learned.lesson_percents, lessons=learned.lessons, best_results=best
    )
    if not fulfilled:
        return False
    asked = {"asked_percent": rule.course_percent, "lessons": learned.lessons}
    _write(
        account, course.name, learned.completed_at, now, course=course, course_enrolment=enrolment, **asked
    )
    return True


def _opened_by_membership(course: Course, account_id: int) -> bool:
    return course.course_type == CourseType.VIP and memberships_of(account_id).exists()


@transaction.atomic
def issue_for_degree(*, enrolment_id: int, now: datetime) -> bool:
    """Issue the certificate of a degree to who graduated from it; whether it was issued."""
    rows = EnrolledDegreeCourse.objects.select_for_update(no_key=True, of=("self",))
    enrolment = rows.select_related("account", "degree_course__certificate_rule").get(pk=enrolment_id)
    rule = queries.rule_of(enrolment.degree_course)
    is_earned = enrolment.study_status == StudyStatus.GRADUATED and rule is not None and rule.is_active
    if not is_earned or Certificate.objects.filter(degree_enrolment=enrolment).exists():
        return False
    name = enrolment.degree_course.name
    _write(enrolment.account, name, enrolment.ended_date or now, now, degree_enrolment=enrolment)
    return True


@transaction.atomic
def revoke(*, number: str, reason: str, by: Actor, now: datetime) -> Certificate:
    """From now on it does not count; everybody who looks it up is told so.

    Raises: CertificateNotFound, CertificateAlreadyRevoked.
    """
    row = _locked(number)
    if not row.is_valid:
        raise CertificateAlreadyRevoked
    row.revoked_at, row.reason = now, reason
    row.save(update_fields=["revoked_at", "reason"])
    record("certificate.revoked", f"certificate:{row.pk}", by=by, now=now, reason=reason)
    tell_revoked(row, now=now)
    return row


@transaction.atomic
def reinstate(*, number: str, reason: str, by: Actor, now: datetime) -> Certificate:
    """It counts again. Raises: CertificateNotFound, CertificateNotRevoked."""
    row = _locked(number)
    if row.is_valid:
        raise CertificateNotRevoked
    row.revoked_at, row.reason = None, ""
    row.save(update_fields=["revoked_at", "reason"])
    record("certificate.reinstated", f"certificate:{row.pk}", by=by, now=now, reason=reason)
    tell_reinstated(row, now=now)
    return row


def forget_holder(account: Account) -> None:
    """Take the name off the certificates of who has left; that they were issued stays. She has no name by then."""
    Certificate.objects.filter(account=account).update(holder=account.username)


@transaction.atomic
def set_rule(target: str, terms: Terms, *, is_active: bool, by: Actor, now: datetime) -> CertificateRule:
    """Say what `course:3` asks for its certificate, or that `degree:1` gives one. What was issued stays.

    Raises: CertificateTargetNotFound.
    """
    kind, _colon, number = target.partition(":")
    thing = _target(kind, int(number))
    place = {"course": thing} if isinstance(thing, Course) else {"degree_course": thing}
    said: dict[str, Any] = {
        "is_active": is_active,
        "course_percent": terms.course_percent,
        "exercise_percent": terms.exercise_percent,
    }
    rule = CertificateRule.objects.filter(**place).first()
    before = None if rule is None else {name: getattr(rule, name) for name in said}
    if before == said and rule is not None:
        return rule
    rule, _is_new = CertificateRule.objects.update_or_create(**place, defaults=said)
    record("certificate_rule.set", target, by=by, now=now, change=(before, said))
    return rule


def _target(kind: str, number: int) -> Course | DegreeCourse:
    """The thing, locked: two operators write one rule."""
    found: Course | DegreeCourse | None
    if kind == "course":
        courses = Course.objects.select_for_update(no_key=True).exclude(course_type=CourseType.MODULE)
        found = courses.filter(pk=number).first()
    else:
        found = DegreeCourse.objects.select_for_update(no_key=True).filter(pk=number).first()
    if found is None:
        raise CertificateTargetNotFound
    return found


def _locked(number: str) -> Certificate:
    row = Certificate.objects.select_for_update(of=("self",)).filter(number=plain(number)).first()
    if row is None:
        raise CertificateNotFound
    return row


def _write(account: Account, title: str, completed: Any, now: datetime, **of: Any) -> None:
    row = Certificate.objects.create(
        number=new_number(),
        account=account,
        holder=(account.get_full_name() or account.username)[:64],
        title=title,
        completed_date=day_of(completed) if isinstance(completed, datetime) else completed,
        issued_at=now,
        **of,
    )
    record(
        "certificate.issued", f"certificate:{row.pk}", by=SYSTEM_JOB, now=now, change=(None, {"title": title})
    )
    tell_issued(row, now=now)
