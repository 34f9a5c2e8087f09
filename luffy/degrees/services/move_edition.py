"""A student moves to a newer edition: previewed, then done on purpose, with an audit row."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from luffy.accounts.audit import Actor, record
from luffy.degrees.errors import EditionNotFound
from luffy.degrees.models import (
    Assignment,
    DegreeEdition,
    EnrolledDegreeCourse,
    ModuleStatus,
    StudyRecord,
)
from luffy.degrees.rule import PENALTIES
from luffy.degrees.services import moves
from luffy.degrees.services.modules import complete_open
from luffy.degrees.services.schedule import replan


@dataclass(frozen=True, slots=True)
class Terms:
    """What an edition promises beside its homework: by cause, and tiers by their percentage of the period."""

    period: int
    rules: dict[str, int]
    # Above how many berries a penalty waits for an operator.
    limits: dict[str, int | None]
    tiers: dict[str, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """What would change for one student. Homework and modules by their names."""

    from_number: int
    to_number: int
    new_modules: list[str]
    # Never opened, and no longer waited for.
    dropped_modules: list[str]
    new_homework: list[str]
    # No longer asked for; what was handed in and earned stays.
    dropped_homework: list[str]
    changed_homework: list[str]
    old_terms: Terms
    new_terms: Terms


def preview(enrolment: EnrolledDegreeCourse, number: int) -> Difference:
    """What moving to that edition would change; nothing is written. Raises: EditionNotFound."""
    target = _edition(enrolment, number)
    now_has = {one.homework_id: one for one in enrolment.edition.assignments.all()}
    would_have = {one.homework_id: one for one in target.assignments.all()}
    modules = set(enrolment.study_records.values_list("module_id", flat=True))
    return Difference(
        from_number=enrolment.edition.number,
        to_number=target.number,
        new_modules=[
            one.module.name
            for one in target.modules.select_related("module").order_by("position")
            if one.module_id not in modules
        ],
        dropped_modules=[one.module.name for one in _dropped(enrolment, target).select_related("module")],
        new_homework=[one.title for key, one in would_have.items() if key not in now_has],
        dropped_homework=[one.title for key, one in now_has.items() if key not in would_have],
        changed_homework=[
            one.title for key, one in would_have.items() if key in now_has and _differs(now_has[key], one)
        ],
        old_terms=_terms(enrolment.edition),
        new_terms=_terms(target),
    )


@transaction.atomic
def move_to_edition(
    *, enrolment_id: int, number: int, reason: str, by: Actor, now: datetime
) -> EnrolledDegreeCourse:
    """Do what `preview` showed: records follow their homework, new modules wait unopened, due dates are planned anew.

    Rewards that were applied stay as they are.

    Raises:
        EnrolmentNotFound, EnrolmentCannotMove, EnrolmentOver, EditionNotFound
    Source: docs/rules/editions.md
    """
    enrolment = moves.lock(enrolment_id)
    moves.require_lasting(enrolment, now)
    target = _edition(enrolment, number)
    before, enrolment.edition = enrolment.edition.number, target
    enrolment.save(update_fields=["edition"])
    _follow_homework(enrolment, target)
    _add_modules(enrolment, target)
    _drop_modules(enrolment, target)
    replan(enrolment)
    record(
        "enrolment.edition",
        f"degree_enrolment:{enrolment.pk}",
        by=by,
        now=now,
        change=({"edition": before}, {"edition": target.number}),
        reason=reason,
    )
    # What is no longer asked for may have been the last.
    complete_open(enrolment, by=by, now=now)
    return enrolment


def _edition(enrolment: EnrolledDegreeCourse, number: int) -> DegreeEdition:
    found = DegreeEdition.objects.filter(degree_course_id=enrolment.degree_course_id, number=number).first()
    if found is None:
        raise EditionNotFound
    return found


def _terms(edition: DegreeEdition) -> Terms:
    rules = list(edition.rules.order_by("pk"))
    return Terms(
        period=edition.period,
        rules={rule.cause: rule.percent for rule in rules},
        limits={rule.cause: rule.asks_above for rule in rules if rule.cause in PENALTIES},
        tiers={str(tier.time_percent): tier.value for tier in edition.tiers.order_by("time_percent")},
    )


def _differs(one: Assignment, other: Assignment) -> bool:
    return any(
        getattr(one, name) != getattr(other, name)
        for name in (
            "title",
            "requirement",
            "recommend_period",
            "scholarship_value",
            "homework_type",
            "enabled",
        )
    )


def _follow_homework(enrolment: EnrolledDegreeCourse, target: DegreeEdition) -> None:
    by_homework = dict(target.assignments.values_list("homework_id", "pk"))
    for row in enrolment.homework.select_related("assignment"):
        if row.assignment.homework_id in by_homework:
            row.assignment_id = by_homework[row.assignment.homework_id]
            row.save(update_fields=["assignment"])


def _add_modules(enrolment: EnrolledDegreeCourse, target: DegreeEdition) -> None:
    """New ones come last: who has opened the second does not go back to a new first."""
    has = set(enrolment.study_records.values_list("module_id", flat=True))
    last = max(enrolment.study_records.values_list("position", flat=True), default=0)
    missing = [one.module_id for one in target.modules.order_by("position") if one.module_id not in has]
    StudyRecord.objects.bulk_create(
        StudyRecord(enrolment=enrolment, module_id=module_id, position=position)
        for position, module_id in enumerate(missing, start=last + 1)
    )


def _drop_modules(enrolment: EnrolledDegreeCourse, target: DegreeEdition) -> None:
    """What is not in the edition and was never opened is not waited for."""
    _dropped(enrolment, target).delete()


def _dropped(enrolment: EnrolledDegreeCourse, target: DegreeEdition) -> QuerySet[StudyRecord]:
    unopened = enrolment.study_records.filter(status=ModuleStatus.UNOPENED)
    return unopened.exclude(module__in=target.modules.values("module")).order_by("position")
