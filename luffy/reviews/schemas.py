"""What reviews take and give over the API."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from luffy.core.envelope import Out
from luffy.core.paging import MAX_ID, PageQuery

Score = Annotated[int, Field(ge=1, le=5)]
Id = Annotated[int, Field(ge=1, le=MAX_ID)]


class ReviewSort(StrEnum):
    """`helpful`: what operators recommend, then what most agree with."""

    HELPFUL = "helpful"
    NEWEST = "newest"


class ReviewsQuery(PageQuery):
    stars: Score | None = None
    sort: ReviewSort = ReviewSort.HELPFUL


class ToReviewQuery(PageQuery):
    course: Id | None = None


class CourseReviewIn(Schema):
    about_teacher: Score
    about_video: Score
    about_course: Score
    review: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1024)]


class CourseReviewOut(Out):
    id: int
    # By the first sign of the name alone.
    author: str
    about_teacher: int
    about_video: int
    about_course: int
    stars: int
    # Plain text, whatever it looks like.
    review: str
    created_at: datetime
    edited_at: datetime | None
    is_recommend: bool
    agree_number: int
    disagree_number: int
    is_mine: bool
    my_vote: int


class MyReviewOut(CourseReviewOut):
    course_id: int
    course: str
    image: str
    # `shown`, `held` until operators looked at it, `hidden` by them, `returned`: the purchase was given back.
    standing: Literal["shown", "held", "hidden", "returned"]
    editable_until: datetime


class ToReviewOut(Out):
    course_id: int
    course: str
    image: str
    enrolled_at: datetime


class RatingOut(Out):
    """`stars`: how many reviews gave one star, two, … five."""

    average: float | None
    count: int
    stars: list[int]
    about_teacher: float | None
    about_video: float | None
    about_course: float | None


class RecommendIn(Schema):
    is_recommend: bool
