"""What the catalogue takes and gives over the API."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from ninja import Schema
from pydantic import Field

from luffy.catalog import search
from luffy.catalog.listing import HIGHEST_FEN, Wanted
from luffy.core.paging import PageQuery

Id = Annotated[int, Field(ge=1, le=2**31 - 1)]
PriceFen = Annotated[int, Field(ge=0, le=HIGHEST_FEN)]


class Sort(StrEnum):
    """`default` is the school's own order, or the best match first when there is a `q`."""

    DEFAULT = "default"
    NEWEST = "newest"
    PRICE_UP = "price_up"
    PRICE_DOWN = "price_down"


class CourseFilters(PageQuery):
    """What to list. Filters that are left out do not narrow; several narrow together."""

    q: Annotated[str, Field(max_length=100, description="Words of the course, its teachers or category")] = ""
    category: Id | None = None
    sub_category: Id | None = None
    level: Annotated[int | None, Field(ge=0, le=2, description="0 初级, 1 中级, 2 高级")] = None
    type: Annotated[int | None, Field(ge=0, le=2, description="0 付费, 1 VIP专享")] = None
    price_min: PriceFen | None = None
    price_max: PriceFen | None = None
    free_preview: Annotated[bool, Field(description="Only courses with a lesson that opens for all")] = False
    sort: Sort = Sort.DEFAULT

    def normalised(self) -> Wanted:
        """The question behind the parameters: what means the same becomes equal."""
        words = search.query(self.q) if self.q.strip() else None
        by_match = words is not None and self.sort is Sort.DEFAULT
        any_price = self.price_min is None and self.price_max is None
        highest = HIGHEST_FEN if self.price_max is None else self.price_max
        return Wanted(
            words=words,
            category=self.category,
            sub_category=self.sub_category,
            level=self.level,
            course_type=self.type,
            price_range_fen=None if any_price else (self.price_min or 0, highest),
            free_preview=self.free_preview,
            order="relevance" if by_match else self.sort.value,
            page=self.page,
            page_size=self.page_size,
        )


class PolicyOut(Schema):
    id: int
    access_days: int
    label: str
    price_fen: int


class Named(Schema):
    id: int
    name: str


class CourseItem(Schema):
    id: int
    # None for a module of a degree, which is not sold alone.
    product: str | None
    name: str
    image: str
    brief: str
    level: int
    level_label: str
    course_type: int
    course_type_label: str
    status: int
    status_label: str
    sub_category: Named
    # Stars from 1 to 5 to a tenth, of so many reviews; None without any.
    rating_average: float | None
    rating_count: int
    price_policies: list[PolicyOut]


class TeacherOut(Schema):
    id: int
    name: str
    role: int
    role_label: str
    title: str
    signature: str | None
    image: str
    brief: str


class TeacherPageOut(TeacherOut):
    """With what she teaches."""

    courses: list[CourseItem]
    degrees: "list[DegreeItem]"


class SectionOut(Schema):
    id: int
    name: str
    section_type: int
    section_type_label: str
    seconds: int
    free_trial: bool
    # The video or document; None unless the lesson is a free trial or the caller has access to the course.
    section_link: str | None


class ChapterOut(Schema):
    chapter: int
    name: str
    summary: str | None
    sections: list[SectionOut]


class OutlineOut(Schema):
    title: str
    content: str


class QuestionOut(Schema):
    question: str
    answer: str


class CourseOut(CourseItem):
    category: Named
    degree: Named | None
    pub_date: date | None
    period_days: int
    hours: int
    slogan: str | None
    video_brief_link: str | None
    why_study: str
    what_to_study: str
    career_improvement: str
    prerequisite: str
    outline: list[OutlineOut]
    chapters: list[ChapterOut]
    teachers: list[TeacherOut]
    questions: list[QuestionOut]
    recommended: list[CourseItem]


class DegreeItem(Schema):
    id: int
    product: str
    name: str
    image: str
    brief: str
    status: int
    status_label: str
    period_days: int
    total_scholarship_berries: int
    module_count: int
    price_policies: list[PolicyOut]


class ModuleOut(Schema):
    id: int
    name: str
    image: str
    brief: str
    level: int
    level_label: str
    period_days: int
    chapter_count: int


class ScholarshipOut(Schema):
    time_percent: int
    value_berries: int


class DegreeOut(DegreeItem):
    prerequisite: str
    mentor_compensation_berries: int
    modules: list[ModuleOut]
    teachers: list[TeacherOut]
    scholarships: list[ScholarshipOut]
    questions: list[QuestionOut]


class SubCategoryOut(Named):
    course_count: int


class CategoryOut(Named):
    sub_categories: list[SubCategoryOut]
