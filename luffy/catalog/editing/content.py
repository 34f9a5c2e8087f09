"""Everything a course says, as one value: what the editor is given, what is kept of each version. Pure.

Source: docs/rules/course-editor.md
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

HIGHEST_FEN = 2**31 - 1
HIGHEST_ID = 2**63 - 1
MOST_CHAPTERS = 200
MOST_LESSONS = 300
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]|[\ud800-\udfff]")
_BREAK = re.compile(r"[\t\n\x85\u2028\u2029]")


def _clean(text: str) -> str:
    if _CONTROL.search(text):
        raise ValueError("has a control character")
    return text


def _one_line(text: str) -> str:
    if _BREAK.search(text):
        raise ValueError("has a line break")
    return _clean(text)


Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=255), AfterValidator(_one_line)]
Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=128), AfterValidator(_one_line)
]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000), AfterValidator(_clean)]
Brief = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2048), AfterValidator(_clean)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1024), AfterValidator(_clean)]
Id = Annotated[int, Field(ge=1, le=HIGHEST_ID)]
SoldDays = Literal[1, 3, 7, 14, 30, 60, 90, 180, 360, 540, 720]


class LessonContent(BaseModel):
    """A lesson (课时). Without an id it is new; its place in the list is its order."""

    id: Id | None = None
    name: Name
    section_type: Annotated[int, Field(ge=0, le=2)] = 2
    section_link: Line = ""
    seconds: Annotated[int, Field(ge=0, le=10**6)] = 0
    free_trial: bool = False


class ChapterContent(BaseModel):
    """A chapter (章节). Its place in the list is its number."""

    id: Id | None = None
    name: Name
    summary: Prose = ""
    lessons: Annotated[list[LessonContent], Field(max_length=MOST_LESSONS)] = []


class PriceContent(BaseModel):
    access_days: SoldDays
    price_fen: Annotated[int, Field(ge=0, le=HIGHEST_FEN)]


class QuestionContent(BaseModel):
    question: Annotated[Line, Field(min_length=1)]
    answer: Annotated[Short, Field(min_length=1)]


class OutlineContent(BaseModel):
    title: Name
    content: Annotated[Brief, Field(min_length=1)]


class CourseContent(BaseModel):
    """Everything a course says, but for its state on the shelf."""

    name: Name
    course_img: Line = ""
    sub_category_id: Id
    course_type: Annotated[int, Field(ge=0, le=2)] = 0
    degree_id: Id | None = None
    brief: Brief = ""
    level: Annotated[int, Field(ge=0, le=2)] = 1
    pub_date: date | None = None
    period: Annotated[int, Field(ge=1, le=10_000)] = 7
    order: Annotated[int, Field(ge=0, le=10**9)] = 0
    attachment_path: Annotated[Line, Field(max_length=128)] = ""
    template_id: Annotated[int, Field(ge=1, le=32_767)] = 1
    hours: Annotated[int, Field(ge=0, le=100_000)] = 0
    slogan: Annotated[Line, Field(max_length=125)] = ""
    video_brief_link: Line = ""
    why_study: Prose = ""
    what_to_study: Prose = ""
    career_improvement: Prose = ""
    prerequisite: Short = ""
    teacher_ids: Annotated[list[Id], Field(max_length=50)] = []
    recommended_ids: Annotated[list[Id], Field(max_length=50)] = []
    outline: Annotated[list[OutlineContent], Field(max_length=50)] = []
    chapters: Annotated[list[ChapterContent], Field(max_length=MOST_CHAPTERS)] = []
    prices: Annotated[list[PriceContent], Field(max_length=11)] = []
    questions: Annotated[list[QuestionContent], Field(max_length=100)] = []

    @property
    def lessons(self) -> list[LessonContent]:
        """All of them, in the order of the course."""
        return [lesson for chapter in self.chapters for lesson in chapter.lessons]

    def normalised(self) -> "CourseContent":
        """What means the same becomes equal: sets in one order, prices by period."""
        return self.model_copy(
            update={
                "teacher_ids": sorted(set(self.teacher_ids)),
                "recommended_ids": sorted(set(self.recommended_ids)),
                "prices": sorted(self.prices, key=lambda price: price.access_days),
            }
        )

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any]) -> "CourseContent":
        """What `stored` gave, to the letter: also what was kept before a bound was narrowed."""
        day = stored["pub_date"]
        chapters = [
            ChapterContent.model_construct(
                **{**row, "lessons": [LessonContent.model_construct(**lesson) for lesson in row["lessons"]]}
            )
            for row in stored["chapters"]
        ]
        return cls.model_construct(
            **{
                **stored,
                "pub_date": date.fromisoformat(day) if day else None,
                "chapters": chapters,
                "outline": [OutlineContent.model_construct(**row) for row in stored["outline"]],
                "prices": [PriceContent.model_construct(**row) for row in stored["prices"]],
                "questions": [QuestionContent.model_construct(**row) for row in stored["questions"]],
            }
        )

    def stored(self) -> dict[str, Any]:
        """As JSON has it."""
        return self.model_dump(mode="json")


def digest_of(content: CourseContent) -> str:
    """A name for exactly this content: equal contents have equal names, others do not."""
    text = json.dumps(content.stored(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def doubles(content: CourseContent) -> dict[str, str]:
    """What stands twice where it may stand once only: the place of the second, and what it is."""
    found = _twice("questions", [one.question for one in content.questions])
    found |= _twice("outline", [one.title for one in content.outline])
    found |= _twice("prices", [str(one.access_days) for one in content.prices])
    found |= _twice("chapters", [str(one.id) for one in content.chapters if one.id])
    found |= _twice("lessons", [str(one.id) for one in content.lessons if one.id])
    for number, chapter in enumerate(content.chapters):
        place = f"chapters.{number}.lessons"
        found |= _twice(place, [one.section_link for one in chapter.lessons], what="section_link")
    return found


def _twice(place: str, values: Iterable[str], what: str = "") -> dict[str, str]:
    seen: set[str] = set()
    found: dict[str, str] = {}
    for number, value in enumerate(values):
        if value and value in seen:
            found[".".join(filter(None, (place, str(number), what)))] = value
        seen.add(value)
    return found
