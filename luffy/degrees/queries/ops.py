"""What operators look at."""

from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from luffy.catalog.errors import DegreeNotFound
from luffy.catalog.models import DegreeCourse
from luffy.degrees.errors import EditionNotFound, EnrolmentNotFound
from luffy.degrees.models import Assignment, DegreeEdition, EditionModule, EnrolledDegreeCourse, StudyStatus
from luffy.degrees.queries.dashboard import STATUS_NAMES
from luffy.degrees.schemas import StatusName
from luffy.degrees.schemas_ops import OpsEnrolmentOut

_NUMBERS = {name: status for status, name in STATUS_NAMES.items()}


def enrolments(*, q: str, status: StatusName | None, unassigned: bool) -> QuerySet[EnrolledDegreeCourse]:
    """Newest first."""
    rows = EnrolledDegreeCourse.objects.select_related(
        "account", "mentor", "degree_course", "edition", "registration_form"
    ).order_by("-pk")
    if q:
        rows = rows.filter(Q(account__username__icontains=q) | Q(degree_course__name__icontains=q))
    if status:
        rows = rows.filter(study_status=_NUMBERS[status])
    return rows.filter(mentor__isnull=True) if unassigned else rows


def enrolment_shape(row: EnrolledDegreeCourse) -> OpsEnrolmentOut:
    form = getattr(row, "registration_form", None)
    return OpsEnrolmentOut(
        id=row.pk,
        account=row.account.username,
        degree=row.degree_course.name,
        edition=row.edition.number,
        status=STATUS_NAMES[StudyStatus(row.study_status)],
        mentor=row.mentor.username if row.mentor else None,
        valid_until=row.valid_end_date,
        wished_mentor=form.stu_specified_mentor if form else "",
        mentor_fee_balance=row.mentor_fee_balance,
    )


def enrolment(enrolment_id: int) -> EnrolledDegreeCourse:
    """Raises: EnrolmentNotFound."""
    rows = EnrolledDegreeCourse.objects.select_related("degree_course", "edition", "mentor")
    found = rows.filter(pk=enrolment_id).first()
    if found is None:
        raise EnrolmentNotFound
    return found


def assignments(degree_id: int, number: int) -> "QuerySet[Assignment, Any]":
    """What an edition asks for, by module and place. Raises: EditionNotFound."""
    edition = DegreeEdition.objects.filter(degree_course_id=degree_id, number=number).first()
    if edition is None:
        raise EditionNotFound
    positions = EditionModule.objects.filter(edition=edition, module=OuterRef("module_id"))
    return (
        Assignment.objects.filter(edition=edition)
        .annotate(
            module_position=Subquery(positions.values("position")[:1]),
            handed_in=Count("records", distinct=True),
        )
        .order_by("module_position", "position")
        .values(
            "id",
            "title",
            "homework_type",
            "enabled",
            "recommend_period",
            "scholarship_value",
            "handed_in",
            module_name=F("module__name"),
        )
    )


def editions(degree_id: int) -> "QuerySet[DegreeEdition, Any]":
    """Newest first, with how much homework each has and who studies it. Raises: DegreeNotFound."""
    if not DegreeCourse.objects.filter(pk=degree_id).exists():
        raise DegreeNotFound
    return (
        DegreeEdition.objects.filter(degree_course_id=degree_id)
        .annotate(homework=Count("assignments", distinct=True), students=Count("enrolments", distinct=True))
        .order_by("-number")
        .values(
            "number",
            "period",
            "total_scholarship",
            "mentor_fee",
            "note",
            "published_at",
            "homework",
            "students",
        )
    )
