"""A course's rows as one content."""

from collections.abc import Iterable

from luffy.catalog.editing.content import (
    ChapterContent,
    CourseContent,
    LessonContent,
    OutlineContent,
    PriceContent,
    QuestionContent,
)
from luffy.catalog.models import (
    Course,
    CourseChapter,
    CourseDetail,
    CourseSection,
    OftenAskedQuestion,
    PricePolicy,
)


def content_of(course: Course) -> CourseContent:
    """Everything the course says now, in at most eight queries whatever its length."""
    detail = CourseDetail.objects.filter(course=course).first() or CourseDetail()
    is_there = detail.pk is not None
    return CourseContent.model_construct(
        name=course.name,
        course_img=course.course_img,
        sub_category_id=course.sub_category_id,
        course_type=course.course_type,
        degree_id=course.degree_course_id,
        brief=course.brief,
        level=course.level,
        pub_date=course.pub_date,
        period=course.period,
        order=course.order,
        attachment_path=course.attachment_path or "",
        template_id=course.template_id,
        hours=detail.hours,
        slogan=detail.course_slogan or "",
        video_brief_link=detail.video_brief_link or "",
        why_study=detail.why_study,
        what_to_study=detail.what_to_study_brief,
        career_improvement=detail.career_improvement,
        prerequisite=detail.prerequisite,
        teacher_ids=_ids(detail.teachers.values_list("pk", flat=True)) if is_there else [],
        recommended_ids=_ids(detail.recommend_courses.values_list("pk", flat=True)) if is_there else [],
        outline=[
            OutlineContent.model_construct(title=row.title, content=row.content)
            for row in detail.outlines.order_by("order", "id")
        ]
        if is_there
        else [],
        chapters=_chapters(course.pk),
        prices=_prices(course),
        questions=_questions(course),
    )


def _prices(course: Course) -> list[PriceContent]:
    policies = PricePolicy.objects.filter(product__course=course, on_sale=True).order_by("access_days")
    return [
        # Unchecked: what is stored may be older than the rules for what is written.
        PriceContent.model_construct(access_days=row.access_days, price_fen=row.price_fen)  # type: ignore[arg-type]
        for row in policies
    ]


def _questions(course: Course) -> list[QuestionContent]:
    return [
        QuestionContent.model_construct(question=row.question, answer=row.answer)
        for row in OftenAskedQuestion.objects.filter(product__course=course).order_by("order", "id")
    ]


def _ids(found: Iterable[int]) -> list[int]:
    return sorted(found)


def _chapters(course_id: int) -> list[ChapterContent]:
    lessons: dict[int, list[LessonContent]] = {}
    sections = CourseSection.objects.filter(chapter__course=course_id).order_by("chapter", "order", "id")
    for section in sections:
        lessons.setdefault(section.chapter_id, []).append(_lesson(section))
    return [
        ChapterContent.model_construct(
            id=row.pk, name=row.name, summary=row.summary or "", lessons=lessons.get(row.pk, [])
        )
        for row in CourseChapter.objects.filter(course=course_id).order_by("chapter", "id")
    ]


def _lesson(section: CourseSection) -> LessonContent:
    return LessonContent.model_construct(
        id=section.pk,
        name=section.name,
        section_type=section.section_type,
        section_link=section.section_link or "",
        seconds=section.seconds,
        free_trial=section.free_trial,
    )
