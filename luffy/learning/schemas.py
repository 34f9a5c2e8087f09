"""What learners are told of lessons, and what their players say."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from luffy.core.envelope import Out
from luffy.core.paging import PageQuery

Device = Annotated[str, Field(min_length=8, max_length=36, pattern=r"^[A-Za-z0-9-]+$")]
# A day of film: nobody's is longer.
Second = Annotated[int, Field(ge=0, le=86_400)]
StateName = Literal["in_progress", "not_started", "finished", "expired"]

# Why a lesson opens, then why it does not.
AccessReason = Literal[
    "enrolment",
    "module",
    "membership",
    "staff",
    "preview",
    "sign_in",
    "paused",
    "not_opened",
    "not_begun",
    "expired",
    "membership_expired",
    "members_only",
    "degree_only",
    "not_bought",
]


class OutlineLessonOut(Out):
    id: int
    name: str
    section_type: int
    seconds: int
    free_trial: bool
    is_open: bool
    reason: AccessReason
    percent: int
    done: bool


class OutlineChapterOut(Out):
    id: int
    number: int
    name: str
    lessons: list[OutlineLessonOut]


class CourseOutlineOut(Out):
    """`is_owned`: every lesson opens today; `reason` says why it does, until `valid_until`, or why it does not."""

    course_id: int
    name: str
    is_owned: bool
    reason: AccessReason
    valid_until: date | None
    degree_id: int | None
    lessons: int
    done: int
    percent: int
    chapters: list[OutlineChapterOut]


class DocumentHeadingOut(Out):
    anchor: str
    text: str
    level: int


class DocumentOut(Out):
    html: str
    contents: list[DocumentHeadingOut]


class MaterialOut(Out):
    id: int
    name: str
    size: int


class LessonOut(Out):
    """`position` is where to go on; `document` is there for documents with a text of ours."""

    id: int
    course_id: int
    course: str
    name: str
    section_type: int
    seconds: int
    is_trial: bool
    reason: AccessReason
    position: int
    percent: int
    done: bool
    document: DocumentOut | None
    document_link: str | None
    materials: list[MaterialOut]


class PlayIn(Schema):
    device: Device


class SpriteOut(Out):
    url: str
    step: int
    width: int
    height: int
    columns: int


class SubtitleOut(Out):
    language: str
    label: str
    url: str


class PlayOut(Out):
    """`url` works for the caller alone, until `expires_at`. A `page` is not loaded: who wants to opens it."""

    kind: Literal["hls", "file", "embed", "page"]
    url: str
    seconds: int
    sprite: SpriteOut | None
    subtitles: list[SubtitleOut]
    watermark: str | None
    expires_at: datetime


class ProgressIn(Schema):
    """What was played since the last report, as seconds of the film; `device` as given at play."""

    played: Annotated[list[tuple[Second, Second]], Field(max_length=200)]
    position: Second
    device: Device
    stopped: bool = False


class ProgressOut(Out):
    lesson_id: int
    percent: int
    done: bool
    position: int


class DownloadOut(Out):
    url: str
    expires_at: datetime


# Why a course of mine is open, or was: it was bought, its degree opened it as a module, or membership did.
OpenedBy = Literal["enrolment", "module", "membership"]


class MyCoursesQuery(PageQuery):
    state: StateName | None = None
    q: Annotated[str, Field(max_length=64)] = ""


class MyCourseOut(Out):
    course_id: int
    name: str
    image: str
    state: StateName
    lessons: int
    done: int
    percent: int
    valid_until: date | None
    opened_by: OpenedBy
    last_seen_at: datetime | None


class ContinueOut(Out):
    course_id: int
    course: str
    image: str
    lesson_id: int
    lesson: str
    position: int
    seconds: int
    percent: int


class StudyDayOut(Out):
    day: date
    seconds: int


class StatesOut(Out):
    in_progress: int
    not_started: int
    finished: int
    expired: int


class LearningHomeOut(Out):
    """`days`: the last seven, oldest first; `streak`: days in a row up to today."""

    go_on: ContinueOut | None
    states: StatesOut
    days: list[StudyDayOut]
    streak: int
