"""Who looks after a student."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from luffy.accounts.audit import Actor, record
from luffy.accounts.models import Account, Role
from luffy.degrees.errors import NotAMentor
from luffy.degrees.grades import Mark
from luffy.degrees.models import (
    ACTIVE,
    Assignment,
    EnrolledDegreeCourse,
    FeeCause,
    Grading,
    MentorTenure,
    RecordStatus,
)
from luffy.degrees.rewards import split_fee
from luffy.degrees.services import fee, moves


@transaction.atomic
def assign(*, enrolment_id: int, mentor_id: int, reason: str, by: Actor, now: datetime) -> MentorTenure:
    """Give a student a mentor, or another one: who leaves keeps her share of the fee, what waits goes to the new one.

    The same mentor again changes nothing.

    Raises:
        EnrolmentNotFound
        NotAMentor: the account has another role, is closed, or is the student's own.
    Source: docs/rules/mentor-fee.md
    """
    enrolment = moves.lock(enrolment_id)
    is_mentor = Account.objects.filter(pk=mentor_id, role=Role.MENTOR.value, is_active=True).exists()
    # Nobody looks after herself: she would grade and pay herself.
    if not is_mentor or mentor_id == enrolment.account_id:
        raise NotAMentor
    current = enrolment.tenures.filter(ended_at__isnull=True).first()
    if current and current.mentor_id == mentor_id:
        return current
    if current:
        _end(enrolment, current, now=now)
    before = enrolment.mentor_id
    fee.pass_on(enrolment, mentor_id, now=now)
    enrolment.homework.filter(status=RecordStatus.TO_GRADE).update(mentor_id=mentor_id)
    record(
        "enrolment.assigned",
        f"degree_enrolment:{enrolment.pk}",
        by=by,
        now=now,
        change=({"mentor": before}, {"mentor": mentor_id}),
        reason=reason,
    )
    return MentorTenure.objects.create(enrolment=enrolment, mentor_id=mentor_id, began_at=now, reason=reason)


def assign_named(*, enrolment_id: int, username: str, reason: str, by: Actor, now: datetime) -> MentorTenure:
    """`assign`, as operators ask for it; without a name it is the mentor with the fewest lasting students.

    Raises:
        EnrolmentNotFound, NotAMentor: also where there is no mentor at all.
    """
    if username:
        mentor_id = Account.objects.filter(username__iexact=username).values_list("pk", flat=True).first()
    else:
        mentor_id = _least_busy(enrolment_id)
    if mentor_id is None:
        raise NotAMentor
    return assign(enrolment_id=enrolment_id, mentor_id=mentor_id, reason=reason, by=by, now=now)


def _least_busy(enrolment_id: int) -> int | None:
    caseload = Count("my_students", filter=Q(my_students__study_status__in=ACTIVE))
    mentors = Account.objects.filter(role=Role.MENTOR.value, is_active=True)
    mentors = mentors.exclude(degree_enrolments__pk=enrolment_id)
    return mentors.annotate(caseload=caseload).order_by("caseload", "pk").values_list("pk", flat=True).first()


def mentor_named(name: str) -> Account | None:
    """The one mentor of that name (user name, or first and last name together); None if none or several have it."""
    wanted = name.strip()
    if not wanted:
        return None
    mentors = Account.objects.filter(role=Role.MENTOR.value, is_active=True)
    found = [
        one
        for one in mentors.filter(Q(username__iexact=wanted) | ~Q(first_name="", last_name=""))
        if wanted.lower() in (one.username.lower(), f"{one.last_name}{one.first_name}".lower())
    ]
    return found[0] if len(found) == 1 else None


def _end(enrolment: EnrolledDegreeCourse, tenure: MentorTenure, *, now: datetime) -> None:
    """Fix what of the fee stays with who leaves: the share of homework that was passed while she was there."""
    enabled = Assignment.objects.filter(edition_id=enrolment.edition_id, enabled=True)
    passed_at = _passed_at(enrolment, enabled)
    before_her = sum(at < tenure.began_at for at in passed_at)
    parts = split_fee(
        enrolment.mentor_fee_balance,
        done=len(passed_at) - before_her,
        total=enabled.count() - before_her,
    )
    if parts.kept:
        fee.book(enrolment, -parts.kept, FeeCause.HANDED_OVER, now=now)
    tenure.ended_at, tenure.share_berries = now, parts.kept
    tenure.save(update_fields=["ended_at", "share_berries"])


def _passed_at(enrolment: EnrolledDegreeCourse, assignments: QuerySet[Assignment]) -> list[datetime]:
    """Since when each of this homework is passed: a regrade from one pass to another does not count anew."""
    since: dict[int, datetime] = {}
    gradings = Grading.objects.filter(
        submission__record__enrolment=enrolment, submission__record__assignment__in=assignments
    )
    for record_id, given, at in gradings.order_by("pk").values_list(
        "submission__record_id", "grade", "graded_at"
    ):
        if Mark(given).is_pass:
            since.setdefault(record_id, at)
        else:
            since.pop(record_id, None)
    return list(since.values())
