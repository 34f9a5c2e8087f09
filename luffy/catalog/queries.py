"""What the public may read of courses, degrees and categories. The course list is in `listing`."""

from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from luffy.catalog.errors import CourseNotFound, DegreeNotFound, PlanNotFound, TeacherNotFound
from luffy.catalog.images import shown_image
from luffy.catalog.models import (
    Course,
    CourseCategory,
    CourseChapter,
    CourseDetail,
    CourseOutline,
    CourseSection,
    CourseSubCategory,
    CourseType,
    DegreeCourse,
    OftenAskedQuestion,
    PricePolicy,
    Product,
    ProductKind,
    SaleStatus,
    Scholarship,
    Teacher,
)
from luffy.catalog.plans import MembershipPlan
from luffy.catalog.rating import CourseRating, average
from luffy.core.paging import PageQuery, page_of

_POLICIES = Prefetch(
    "product__price_policies", PricePolicy.objects.filter(on_sale=True).order_by("access_days")
)
_QUESTIONS = Prefetch("product__questions", OftenAskedQuestion.objects.order_by("order", "id"))


def visible_courses() -> QuerySet[Course]:
    """What has a page: everything that is not offline, neither itself nor the degree it is a module of."""
    return Course.objects.exclude(status=SaleStatus.OFFLINE).exclude(
        course_type=CourseType.MODULE, degree_course__status=SaleStatus.OFFLINE
    )


def course(course_id: int, *, for_owner: bool = False) -> dict[str, Any]:
    """Everything public about a course, in the shape of `CourseOut`; links of free trial lessons only.

    Raises:
        CourseNotFound: unknown; or offline, unless it is for somebody who has bought it.
    """
    sections = CourseSection.objects.order_by("order")
    chapters = CourseChapter.objects.order_by("chapter").prefetch_related(
        Prefetch("coursesections", sections)
    )
    found = (
        (Course.objects.all() if for_owner else visible_courses())
        .select_related("sub_category__category", "degree_course", "product", "detail", "rating")
        .prefetch_related(
            _POLICIES,
            _QUESTIONS,
            Prefetch("coursechapters", chapters),
            Prefetch("detail__outlines", CourseOutline.objects.order_by("order", "id")),
            Prefetch("detail__teachers", Teacher.objects.order_by("id")),
        )
        .filter(pk=course_id)
        .first()
    )
    if found is None:
        raise CourseNotFound(course=course_id)
    # A course without a details page is shown with an empty one.
    detail: CourseDetail | None = getattr(found, "detail", None)
    degree = found.degree_course
    return {
        **_course_item(found),
        "category": {"id": found.sub_category.category_id, "name": found.sub_category.category.name},
        "degree": {"id": degree.pk, "name": degree.name} if degree else None,
        "pub_date": found.pub_date,
        "period_days": found.period,
        **_detail(detail),
        "chapters": [_chapter(chapter) for chapter in found.coursechapters.all()],
        "questions": _questions(_product_of(found)),
        "recommended": _recommended(detail),
    }


def section_links(course_id: int) -> dict[int, str]:
    """The links of a course's lessons by lesson: only for a caller who was found to have access."""
    rows = CourseSection.objects.filter(chapter__course=course_id, section_link__isnull=False)
    return {lesson: link for lesson, link in rows.values_list("id", "section_link") if link is not None}


def degrees(asked: PageQuery) -> dict[str, Any]:
    """Degrees that are shown, in the school's order."""
    page = page_of(_visible_degrees(), asked)
    return {**page, "items": [_degree_item(degree, degree.module_count) for degree in page["items"]]}


def degree(degree_id: int) -> dict[str, Any]:
    """Everything public about a degree, in the shape of `DegreeOut`.

    Raises:
        DegreeNotFound: unknown or offline.
    """
    modules = (
        Course.objects.exclude(status=SaleStatus.OFFLINE)
        .annotate(chapter_count=Count("coursechapters"))
        .order_by("order", "id")
    )
    found = (
        _visible_degrees()
        .prefetch_related(
            _QUESTIONS,
            Prefetch("modules", modules),
            Prefetch("teachers", Teacher.objects.order_by("id")),
            Prefetch("scholarships", Scholarship.objects.order_by("time_percent")),
        )
        .filter(pk=degree_id)
        .first()
    )
    if found is None:
        raise DegreeNotFound(degree=degree_id)
    return {
        **_degree_item(found, found.module_count),
        "prerequisite": found.prerequisite,
        "mentor_compensation_berries": found.mentor_compensation_bonus,
        "modules": [_module(module, module.chapter_count) for module in found.modules.all()],
        "teachers": [_teacher(teacher) for teacher in found.teachers.all()],
        "scholarships": [
            {"time_percent": tier.time_percent, "value_berries": tier.value}
            for tier in found.scholarships.all()
        ],
        "questions": _questions(_product_of(found)),
    }


def teacher(teacher_id: int) -> dict[str, Any]:
    """A teacher with what she teaches of what is shown. Raises: TeacherNotFound."""
    found = Teacher.objects.filter(pk=teacher_id).first()
    courses = _listed_courses().filter(detail__teachers=teacher_id).order_by("order", "id")
    degrees = _visible_degrees().filter(pk__in=DegreeCourse.objects.filter(teachers=teacher_id))
    shown = {
        "courses": [_course_item(row) for row in courses],
        "degrees": [_degree_item(row, row.module_count) for row in degrees],
    }
    if found is None or not any(shown.values()):
        raise TeacherNotFound(teacher=teacher_id)
    return {**_teacher(found), **shown}


def categories(asked: PageQuery) -> dict[str, Any]:
    """Categories with their sub-categories, and how many listed courses each of these has."""
    listed = ~Q(courses__status=SaleStatus.OFFLINE) & ~Q(courses__course_type=CourseType.MODULE)
    sub_categories = CourseSubCategory.objects.annotate(
        course_count=Count("courses", filter=listed)
    ).order_by("order", "id")
    rows: QuerySet[Any] = CourseCategory.objects.order_by("order", "id").prefetch_related(
        Prefetch("sub_categories", sub_categories)
    )
    page = page_of(rows, asked)
    items = [
        {
            "id": category.pk,
            "name": category.name,
            "sub_categories": [
                {"id": sub.pk, "name": sub.name, "course_count": sub.course_count}
                for sub in category.sub_categories.all()
            ],
        }
        for category in page["items"]
    ]
    return {**page, "items": items}


def public_pages() -> list[tuple[str, date | None]]:
    """The paths of all courses and degrees that have a page, each with the day it was published, if known."""
    courses = visible_courses().order_by("id").values_list("id", "pub_date", "status")
    degrees = _visible_degrees().order_by("id").values_list("id", flat=True)
    return [
        *((f"/degrees/{pk}", None) for pk in degrees),
        # The day of what is only announced is still to come.
        *((f"/courses/{pk}", day if status == SaleStatus.ON_SALE else None) for pk, day, status in courses),
    ]


def cover_facts(kind: str, item_id: int) -> dict[str, Any]:
    """What a cover is drawn from, also of what is offline: its buyers still see it in their orders.

    Raises:
        CourseNotFound, DegreeNotFound, PlanNotFound: there never was one.
    """
    # The kinds in both languages, since a picture is kept without regard to the reader's.
    if kind == ProductKind.DEGREE:
        degree = DegreeCourse.objects.filter(pk=item_id).values("name", "status").first()
        if degree is None:
            raise DegreeNotFound(degree=item_id)
        is_public = degree["status"] != SaleStatus.OFFLINE
        shown = {"category": "学位 · Degree", "category_id": item_id}
        return {"title": degree["name"], **shown, "is_public": is_public}
    if kind == ProductKind.PLAN:
        plan = MembershipPlan.objects.filter(pk=item_id).values("name", "on_sale").first()
        if plan is None:
            raise PlanNotFound(product=f"plan:{item_id}")
        shown = {"category": "会员 · Membership", "category_id": item_id}
        return {"title": plan["name"], **shown, "is_public": plan["on_sale"]}
    found = Course.objects.select_related("sub_category__category").filter(pk=item_id).first()
    if found is None:
        raise CourseNotFound(course=item_id)
    category = found.sub_category.category
    return {
        "title": found.name,
        "category": category.name,
        "category_id": category.pk,
        "is_public": visible_courses().filter(pk=item_id).exists(),
    }


def _visible_degrees() -> QuerySet[Any]:
    count = Count("modules", filter=~Q(modules__status=SaleStatus.OFFLINE))
    return (
        DegreeCourse.objects.exclude(status=SaleStatus.OFFLINE)
        .filter(product__isnull=False)
        .select_related("product")
        .prefetch_related(_POLICIES)
        .annotate(module_count=count)
        .order_by("order", "id")
    )


def _listed_courses() -> QuerySet[Course]:
    """What is shown by itself, not as a part of a degree."""
    rows = visible_courses().exclude(course_type=CourseType.MODULE)
    return rows.select_related("sub_category", "product", "rating").prefetch_related(_POLICIES)


def _course_item(course: Course) -> dict[str, Any]:
    product = _product_of(course)
    rating: CourseRating | None = getattr(course, "rating", None)
    return {
        "id": course.pk,
        "product": product.key if product else None,
        "name": course.name,
        "image": shown_image("course", course.pk, course.name, course.course_img),
        "brief": course.brief,
        "level": course.level,
        "level_label": str(course.get_level_display()),
        "course_type": course.course_type,
        "course_type_label": str(course.get_course_type_display()),
        "status": course.status,
        "status_label": str(course.get_status_display()),
        "sub_category": {"id": course.sub_category_id, "name": course.sub_category.name},
        "rating_average": average(rating.count, rating.points) if rating else None,
        "rating_count": rating.count if rating else 0,
        "price_policies": _policies(product),
    }


def _degree_item(degree: DegreeCourse, module_count: int) -> dict[str, Any]:
    return {
        "id": degree.pk,
        "product": degree.product.key,
        "name": degree.name,
        "image": shown_image("degree", degree.pk, degree.name, degree.course_img),
        "brief": degree.brief,
        "status": degree.status,
        "status_label": str(degree.get_status_display()),
        "period_days": degree.period,
        "total_scholarship_berries": degree.total_scholarship,
        "module_count": module_count,
        "price_policies": _policies(degree.product),
    }


def _product_of(item: Course | DegreeCourse) -> Product | None:
    """None for a module, which has none."""
    return getattr(item, "product", None)


def _policies(product: Product | None) -> list[dict[str, Any]]:
    if product is None:
        return []
    return [
        {
            "id": policy.pk,
            "access_days": policy.access_days,
            "label": str(policy.get_access_days_display()),
            "price_fen": policy.price_fen,
        }
        for policy in product.price_policies.all()
    ]


def _questions(product: Product | None) -> list[dict[str, str]]:
    if product is None:
        return []
    return [{"question": faq.question, "answer": faq.answer} for faq in product.questions.all()]


def _detail(detail: CourseDetail | None) -> dict[str, Any]:
    shown = detail or CourseDetail()
    return {
        "hours": shown.hours,
        "slogan": shown.course_slogan,
        "video_brief_link": shown.video_brief_link,
        "why_study": shown.why_study,
        "what_to_study": shown.what_to_study_brief,
        "career_improvement": shown.career_improvement,
        "prerequisite": shown.prerequisite,
        "outline": [{"title": part.title, "content": part.content} for part in detail.outlines.all()]
        if detail
        else [],
        "teachers": [_teacher(teacher) for teacher in detail.teachers.all()] if detail else [],
    }


def _recommended(detail: CourseDetail | None) -> list[dict[str, Any]]:
    if detail is None:
        return []
    rows = _listed_courses().filter(recommend_by=detail).order_by("order", "id")
    return [_course_item(row) for row in rows]


def _chapter(chapter: CourseChapter) -> dict[str, Any]:
    return {
        "chapter": chapter.chapter,
        "name": chapter.name,
        "summary": chapter.summary,
        "sections": [_section(section) for section in chapter.coursesections.all()],
    }


def _section(section: CourseSection) -> dict[str, Any]:
    return {
        "id": section.pk,
        "name": section.name,
        "section_type": section.section_type,
        "section_type_label": str(section.get_section_type_display()),
        "seconds": section.seconds,
        "free_trial": section.free_trial,
        "section_link": section.section_link if section.free_trial else None,
    }


def _teacher(teacher: Teacher) -> dict[str, Any]:
    return {
        "id": teacher.pk,
        "name": teacher.name,
        "role": teacher.role,
        "role_label": str(teacher.get_role_display()),
        "title": teacher.title,
        "signature": teacher.signature,
        "image": teacher.image,
        "brief": teacher.brief,
    }


def _module(module: Course, chapter_count: int) -> dict[str, Any]:
    return {
        "id": module.pk,
        "name": module.name,
        "image": shown_image("course", module.pk, module.name, module.course_img),
        "brief": module.brief,
        "level": module.level,
        "level_label": str(module.get_level_display()),
        "period_days": module.period,
        "chapter_count": chapter_count,
    }
