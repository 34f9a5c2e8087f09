"""Every write to the catalogue that keeps products, search words and cached answers in step.

Nothing is deleted here: what was sold stays on record; it is taken offline or withdrawn.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from luffy.accounts.audit import Actor, record
from luffy.catalog import indexing
from luffy.catalog.cache import bump_version
from luffy.catalog.errors import CatalogueRefused, PricePolicyNotFound
from luffy.catalog.models import (
    Course,
    CourseDetail,
    CourseType,
    DegreeCourse,
    PricePolicy,
    Product,
    SaleStatus,
    Teacher,
)
from luffy.catalog.plans import MembershipPlan


@transaction.atomic
def save_course(course: Course) -> Course:
    """Write a new or changed course; with its product unless it is a module of a degree.

    Raises:
        CatalogueRefused: a field breaks a rule, or a course that is sold would become a module.
    """
    _check(course, exclude={"search"})
    is_module = course.course_type == CourseType.MODULE
    if is_module and course.pk and Product.objects.filter(course_id=course.pk).exists():
        raise CatalogueRefused(fields={"course_type": [_("单独出售的课程不能改为学位课程的模块")]})
    course.save()
    if not is_module:
        Product.objects.get_or_create(course=course)
    refresh_search([course.pk])
    bump_version()
    return course


@transaction.atomic
def save_degree(degree: DegreeCourse) -> DegreeCourse:
    """Write a new or changed degree with its product.

    Raises:
        CatalogueRefused: a field breaks a rule.
    """
    _check(degree, exclude={"search"})
    degree.save()
    Product.objects.get_or_create(degree=degree)
    refresh_degrees([degree.pk])
    bump_version()
    return degree


@transaction.atomic
def save_plan(plan: MembershipPlan) -> MembershipPlan:
    """Write a new or changed membership plan with its product.

    Raises:
        CatalogueRefused: a field breaks a rule.
    """
    _check(plan)
    plan.save()
    Product.objects.get_or_create(plan=plan)
    return plan


@transaction.atomic
def set_price(*, product_id: int, access_days: int, price_fen: int, by: Actor, now: datetime) -> PricePolicy:
    """Sell this many days of the product at this price from now on; at most one price per period.

    Raises:
        CatalogueRefused: no period that can be sold, or a price below 0.
    """
    # Two operators at once: the second reads what the first wrote.
    Product.objects.select_for_update().get(pk=product_id)
    policy = PricePolicy.objects.filter(product_id=product_id, access_days=access_days).first()
    before = _terms(policy) if policy else None
    policy = policy or PricePolicy(product_id=product_id, access_days=access_days)
    policy.price_fen, policy.on_sale = price_fen, True
    _check(policy)
    if before != _terms(policy):
        policy.save()
        record("price.set", f"price_policy:{policy.pk}", by=by, now=now, change=(before, _terms(policy)))
        bump_version()
    return policy


@transaction.atomic
def withdraw_price(*, policy_id: int, by: Actor, now: datetime) -> None:
    """Stop selling at this policy; orders that were made keep their own terms. Withdrawn twice is once.

    Raises:
        PricePolicyNotFound: there is no such policy.
    """
    policy = PricePolicy.objects.select_for_update().filter(pk=policy_id).first()
    if policy is None:
        raise PricePolicyNotFound(price_policy_id=policy_id)
    if not policy.on_sale:
        return
    before = _terms(policy)
    policy.on_sale = False
    policy.save(update_fields=["on_sale"])
    record("price.withdraw", f"price_policy:{policy.pk}", by=by, now=now, change=(before, _terms(policy)))
    bump_version()


@transaction.atomic
def set_status(*, course_ids: Collection[int], status: SaleStatus) -> int:
    """Put courses on sale, announce them or take them offline, whatever they lack; how many there were.

    For programs that fill the catalogue; editors go by `editing.shelf`, which looks whether a course is complete.
    """
    count = Course.objects.filter(pk__in=course_ids).update(status=status)
    refresh_search(course_ids)
    bump_version()
    return count


def refresh_search(course_ids: Iterable[int]) -> None:
    """Make the search words of these courses anew, and of the degrees that they are modules of."""
    numbers = list(course_ids)
    indexing.store(Course, indexing.course_documents(numbers))
    modules = Course.objects.filter(pk__in=numbers, degree_course__isnull=False)
    refresh_degrees(modules.values_list("degree_course_id", flat=True))


def refresh_degrees(degree_ids: Iterable[int]) -> None:
    """Make the search words of these degrees anew."""
    indexing.store(DegreeCourse, indexing.degree_documents(list(degree_ids)))


def refresh_teachers(teacher_ids: Iterable[int]) -> None:
    """Make the search words of these teachers anew, and of the courses and degrees that name them."""
    numbers = list(teacher_ids)
    indexing.store(Teacher, indexing.teacher_documents(numbers))
    refresh_search(CourseDetail.objects.filter(teachers__in=numbers).values_list("course_id", flat=True))
    refresh_degrees(DegreeCourse.objects.filter(teachers__in=numbers).values_list("pk", flat=True))


def _terms(policy: PricePolicy) -> dict[str, Any]:
    return {"access_days": policy.access_days, "price_fen": policy.price_fen, "on_sale": policy.on_sale}


def _check(
    row: Course | DegreeCourse | MembershipPlan | PricePolicy, *, exclude: Collection[str] = ()
) -> None:
    try:
        row.full_clean(exclude=exclude)
    except ValidationError as error:
        raise CatalogueRefused(fields=error.message_dict) from error
