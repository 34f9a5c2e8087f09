"""Operators edit what a degree asks for and what it gives. Nobody who bought notices: editions are what was sold."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from luffy.accounts.audit import Actor, record
from luffy.catalog.errors import DegreeNotFound
from luffy.catalog.models import CourseChapter, DegreeCourse
from luffy.degrees.errors import ChapterOfAnotherDegree, HomeworkNotFound, HomeworkTaken
from luffy.degrees.models import Homework, RewardRule
from luffy.degrees.queries.draft import limits_of, rules_of
from luffy.degrees.rule import Cause


@dataclass(frozen=True, slots=True)
class Asked:
    """A homework as it is filled in. Its module is that of its chapter."""

    chapter_id: int
    title: str
    order: int
    homework_type: int
    requirement: str
    threshold: str
    recommend_period: int
    scholarship_value: int
    note: str
    enabled: bool


@transaction.atomic
def save_homework(
    asked: Asked, *, degree_id: int, homework_id: int | None = None, by: Actor, now: datetime
) -> Homework:
    """Add a homework to the degree's next edition, or change one there.

    Raises:
        DegreeNotFound, HomeworkNotFound, ChapterOfAnotherDegree
        HomeworkTaken: the chapter has one of that title, or the module one at that place.
    Source: docs/rules/editions.md
    """
    degree = _lock(degree_id)
    homework = Homework()
    if homework_id is not None:
        found = Homework.objects.filter(pk=homework_id, module__degree_course=degree).first()
        if found is None:
            raise HomeworkNotFound
        homework = found
    chapter = CourseChapter.objects.filter(pk=asked.chapter_id, course__degree_course=degree).first()
    if chapter is None:
        raise ChapterOfAnotherDegree
    fields = asdict(asked)
    before = {name: getattr(homework, name) for name in fields} if homework_id else None
    homework.module_id = chapter.course_id
    for name, value in fields.items():
        setattr(homework, name, value)
    try:
        with transaction.atomic():
            homework.save()
    except IntegrityError as error:
        raise HomeworkTaken from error
    if before != fields:
        record("homework.saved", f"homework:{homework.pk}", by=by, now=now, change=(before, fields))
    return homework


@dataclass(frozen=True, slots=True)
class Rules:
    """Percentages, and above how many berries a penalty waits for an operator; what is not named keeps its own."""

    percents: Mapping[Cause, int]
    limits: Mapping[Cause, int | None]


@transaction.atomic
def set_rules(rules: Rules, *, degree_id: int, reason: str, by: Actor, now: datetime) -> None:
    """Set the rules of the degree's next edition. Raises: DegreeNotFound."""
    degree = _lock(degree_id)
    before = Rules(rules_of(degree), limits_of(degree))
    after = Rules({**before.percents, **rules.percents}, {**before.limits, **rules.limits})
    if before == after:
        return
    for cause, percent in after.percents.items():
        RewardRule.objects.update_or_create(
            degree_course=degree,
            cause=cause.value,
            defaults={"percent": percent, "asks_above": after.limits.get(cause)},
        )
    change = (_told(before), _told(after))
    record("reward_rules.set", f"degree:{degree_id}", by=by, now=now, change=change, reason=reason)


def _told(rules: Rules) -> dict[str, int | None]:
    told: dict[str, int | None] = {str(cause): percent for cause, percent in rules.percents.items()}
    limits = {f"{cause}_asks_above": limit for cause, limit in rules.limits.items() if limit is not None}
    return {**told, **limits}


def _lock(degree_id: int) -> DegreeCourse:
    degree = DegreeCourse.objects.select_for_update(no_key=True).filter(pk=degree_id).first()
    if degree is None:
        raise DegreeNotFound
    return degree
