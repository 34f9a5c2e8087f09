"""Editions: what a degree is for those who buy it from now on."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from luffy.accounts.audit import Actor, record
from luffy.catalog.errors import DegreeNotFound
from luffy.catalog.models import DegreeCourse
from luffy.degrees.errors import PromisesTooMuch
from luffy.degrees.models import Assignment, DegreeEdition, EditionModule, EditionRule, EditionTier, Homework
from luffy.degrees.queries import draft
from luffy.degrees.rewards import promised
from luffy.degrees.rule import Cause


@transaction.atomic
def publish(*, degree_id: int, note: str = "", by: Actor, now: datetime) -> DegreeEdition:
    """Make a new edition of what the degree's modules, homework, tiers and rules are now.

    Whoever is enrolled keeps the edition that was sold.

    Raises:
        DegreeNotFound
        PromisesTooMuch: homework and the best tier are worth more than the total scholarship; nothing was published.
    Source: docs/rules/editions.md
    """
    degree = DegreeCourse.objects.select_for_update().filter(pk=degree_id).first()
    if degree is None:
        raise DegreeNotFound
    worth = draft.worth_of(degree)
    if worth > degree.total_scholarship:
        raise PromisesTooMuch(promised=worth, total=degree.total_scholarship)
    edition = _write(degree, note=note, by=by, now=now)
    record(
        "degree.published", f"degree:{degree_id}", by=by, now=now, change=(None, {"edition": edition.number})
    )
    return edition


def current(degree: DegreeCourse, *, by: Actor, now: datetime) -> DegreeEdition:
    """The newest edition; the first one is made when the first learner buys a degree that nobody published.

    Never refuses: the money is in.
    """
    newest = degree.editions.order_by("-number").first()
    return newest or _write(degree, note="", by=by, now=now)


def require_kept_promise(edition: DegreeEdition) -> None:
    """Raises: PromisesTooMuch, with what its enabled homework and best tier are worth together."""
    values = edition.assignments.filter(enabled=True).values_list("scholarship_value", flat=True)
    found = promised(
        values,
        percent=edition.rules.get(cause=Cause.PASSED_ON_TIME).percent,
        best_tier=edition.tiers.aggregate(berries=Max("value"))["berries"] or 0,
    )
    if found > edition.total_scholarship:
        raise PromisesTooMuch(promised=found, total=edition.total_scholarship)


def _write(degree: DegreeCourse, *, note: str, by: Actor, now: datetime) -> DegreeEdition:
    newest = degree.editions.aggregate(number=Max("number"))["number"] or 0
    edition = DegreeEdition.objects.create(
        degree_course=degree,
        number=newest + 1,
        period=degree.period,
        total_scholarship=degree.total_scholarship,
        mentor_fee=degree.mentor_compensation_bonus,
        note=note,
        published_at=now,
        published_by_id=by.account_id,
    )
    modules = list(degree.modules.order_by("order", "id"))
    EditionModule.objects.bulk_create(
        EditionModule(edition=edition, module=module, position=position)
        for position, module in enumerate(modules, start=1)
    )
    EditionTier.objects.bulk_create(
        EditionTier(edition=edition, time_percent=tier.time_percent, value=tier.value)
        for tier in degree.scholarships.all()
    )
    percents, limits = draft.rules_of(degree), draft.limits_of(degree)
    EditionRule.objects.bulk_create(
        EditionRule(edition=edition, cause=cause, percent=percent, asks_above=limits.get(cause))
        for cause, percent in percents.items()
    )
    for module in modules:
        _copy_homework(edition, module.pk)
    return edition


def _copy_homework(edition: DegreeEdition, module_id: int) -> None:
    homework = Homework.objects.filter(module_id=module_id).order_by("order", "id")
    Assignment.objects.bulk_create(
        Assignment(
            edition=edition,
            module_id=module_id,
            homework=one,
            position=position,
            homework_type=one.homework_type,
            title=one.title,
            requirement=one.requirement,
            threshold=one.threshold,
            recommend_period=one.recommend_period,
            scholarship_value=one.scholarship_value,
            enabled=one.enabled,
        )
        for position, one in enumerate(homework, start=1)
    )
