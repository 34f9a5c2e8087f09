"""Courses as their editors have them."""

from datetime import UTC, datetime
from typing import Any

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.catalog.editing import services
from luffy.catalog.editing.content import (
    ChapterContent,
    CourseContent,
    LessonContent,
    OutlineContent,
    PriceContent,
    QuestionContent,
    digest_of,
)
from luffy.catalog.editing.reading import content_of
from luffy.catalog.models import Course, Teacher
from tests.factories.accounts import an_account
from tests.factories.catalog import a_sub_category

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def a_teacher(name: str = "罗宾", **fields: Any) -> Teacher:
    return Teacher.objects.create(name=name, title="考古学家", brief="读得懂历史正文", **fields)


def a_content(name: str = "航海学", **said: Any) -> CourseContent:
    """A content that lacks nothing, but for what is said."""
    given: dict[str, Any] = {
        "name": name,
        "sub_category_id": said.pop("sub_category_id", None) or a_sub_category().pk,
        "brief": "从看云到看星",
        "course_img": "https://img.example.test/1.png",
        "hours": 12,
        "why_study": "海上没有路标",
        "what_to_study": "罗盘与海图",
        "teacher_ids": said.pop("teacher_ids", None) or [a_teacher().pk],
        "outline": [
            OutlineContent(title="入门", content="看云"),
            OutlineContent(title="进阶", content="看星"),
        ],
        "chapters": [
            ChapterContent(
                name="风",
                lessons=[
                    LessonContent(name="季风", section_link="vid-1", seconds=60, free_trial=True),
                    LessonContent(name="台风", section_link="vid-2", seconds=90),
                ],
            ),
            ChapterContent(name="浪", lessons=[LessonContent(name="潮汐", section_link="vid-3")]),
        ],
        "prices": [
            PriceContent(access_days=30, price_fen=9_900),
            PriceContent(access_days=360, price_fen=19_900),
        ],
        "questions": [QuestionContent(question="要会游泳吗?", answer="不用。")],
    }
    return CourseContent(**{**given, **said})


def by(account: Account | None = None) -> Actor:
    return Actor("test", (account or an_account()).pk)


def an_edited_course(name: str = "航海学", **said: Any) -> Course:
    return services.create(a_content(name, **said), by=by(), now=NOW)


def read(course: Course) -> tuple[CourseContent, str]:
    """What an editor gets who opens the course: everything it says, and the name of exactly that."""
    content = content_of(Course.objects.get(pk=course.pk))
    return CourseContent(**content.stored()), digest_of(content)
