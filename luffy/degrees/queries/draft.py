"""A degree as operators edit it, beside what is sold now."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Max, QuerySet

from luffy.catalog.errors import DegreeNotFound
from luffy.catalog.models import CourseChapter, DegreeCourse
from luffy.degrees.models import Assignment, Homework
from luffy.degrees.rewards import DEFAULT_PERCENT, promised
from luffy.degrees.rule import PENALTIES, Cause

_TAKEN = (
    "homework_type",
    "title",
    "requirement",
    "threshold",
    "recommend_period",
    "scholarship_value",
    "enabled",
    "module_id",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What publishing now would change for who buys afterwards. Homework by its name, rules as percentages."""

    edition: int | None
    new_homework: list[str]
    dropped_homework: list[str]
    changed_homework: list[str]
    old_rules: dict[str, int]
    new_rules: dict[str, int]
    # Above how many berries a penalty waits for an operator.
    old_limits: dict[str, int | None]
    new_limits: dict[str, int | None]
    # What one learner may be given at most, and how much there is.
    promised_berries: int
    total_scholarship: int


def degree_of(degree_id: int) -> DegreeCourse:
    """Raises: DegreeNotFound."""
    found = DegreeCourse.objects.filter(pk=degree_id).first()
    if found is None:
        raise DegreeNotFound
    return found


def homework_of(degree_id: int) -> QuerySet[Homework]:
    """By module and order. Raises: DegreeNotFound."""
    rows = Homework.objects.filter(module__degree_course=degree_of(degree_id))
    return rows.select_related("module", "chapter").order_by("module__order", "module_id", "order", "pk")


def chapters_of(degree_id: int) -> "QuerySet[CourseChapter, Any]":
    """Where homework may stand. Raises: DegreeNotFound."""
    rows = CourseChapter.objects.filter(course__degree_course=degree_of(degree_id))
    return rows.order_by("course__order", "course_id", "chapter").values("id", "name", "course__name")


def rules_of(degree: DegreeCourse) -> dict[Cause, int]:
    """The percentages that its next edition will have."""
    rows = degree.reward_rules.values_list("cause", "percent")
    return DEFAULT_PERCENT | {Cause(cause): percent for cause, percent in rows}


def limits_of(degree: DegreeCourse) -> dict[Cause, int | None]:
    """Above how many berries penalties of its next edition wait for an operator; None: they do not."""
    rows = degree.reward_rules.values_list("cause", "asks_above")
    return dict.fromkeys(PENALTIES) | {Cause(cause): limit for cause, limit in rows if cause in PENALTIES}


def worth_of(degree: DegreeCourse) -> int:
    """What the next edition may give one learner at most."""
    homework = Homework.objects.filter(module__degree_course=degree, enabled=True)
    return promised(
        homework.values_list("scholarship_value", flat=True),
        percent=rules_of(degree)[Cause.PASSED_ON_TIME],
        best_tier=degree.scholarships.aggregate(berries=Max("value"))["berries"] or 0,
    )


def draft(degree_id: int) -> Draft:
    """Raises: DegreeNotFound."""
    degree = degree_of(degree_id)
    edition = degree.editions.order_by("-number").first()
    sold = {one.homework_id: one for one in edition.assignments.all()} if edition else {}
    edited = {one.pk: one for one in homework_of(degree_id)}
    old = list(edition.rules.values_list("cause", "percent", "asks_above")) if edition else []
    return Draft(
        edition=edition.number if edition else None,
        new_homework=[one.title for key, one in edited.items() if key not in sold],
        dropped_homework=[one.title for key, one in sold.items() if key not in edited],
        changed_homework=[
            one.title for key, one in edited.items() if key in sold and _differs(sold[key], one)
        ],
        old_rules={cause: percent for cause, percent, _limit in old},
        new_rules={cause.value: percent for cause, percent in rules_of(degree).items()},
        old_limits={cause: limit for cause, _percent, limit in old if cause in PENALTIES},
        new_limits={cause.value: limit for cause, limit in limits_of(degree).items()},
        promised_berries=worth_of(degree),
        total_scholarship=degree.total_scholarship,
    )


def _differs(sold: Assignment, edited: Homework) -> bool:
    return any(getattr(sold, name) != getattr(edited, name) for name in _TAKEN)
