"""What the editors of the catalogue send and get."""

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import AwareDatetime, Field, StringConstraints

from luffy.catalog.editing.changes import Kind, PartName
from luffy.catalog.editing.content import CourseContent, Line, Name, Short
from luffy.catalog.schemas import Named
from luffy.catalog.versions import VersionCause
from luffy.core.envelope import Out
from luffy.core.paging import MAX_ID

Id = Annotated[int, Field(ge=1, le=MAX_ID)]
Digest = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
Order = Annotated[int, Field(ge=0, le=32_767)]
CategoryName = Annotated[Name, Field(max_length=64)]


class AskedCourses(Schema):
    """Filters that are left out do not narrow; several narrow together."""

    q: Annotated[str, Field(max_length=100)] = ""
    status: Annotated[int | None, Field(ge=0, le=2, description="0 上线, 1 下线, 2 预上线")] = None
    type: Annotated[int | None, Field(ge=0, le=2)] = None
    category: Id | None = None
    planned: Annotated[bool, Field(description="Only courses with a moment set to go on or off")] = False


class OpsCourseItem(Out):
    id: int
    name: str
    image: str
    status: int
    status_label: str
    course_type: int
    course_type_label: str
    sub_category: Named
    degree: Named | None
    # The lowest price on sale; None without any.
    price_from_fen: int | None
    lessons: int
    on_at: datetime | None
    off_at: datetime | None
    saved_at: datetime | None
    saved_by: str | None


class OpsDegreeItem(Out):
    id: int
    name: str
    image: str
    status: int
    status_label: str
    modules: int
    price_from_fen: int | None


class CourseNewIn(Schema):
    """Everything else has its default until it is edited."""

    name: Name
    sub_category_id: Id
    course_type: Annotated[int, Field(ge=0, le=2)] = 0
    degree_id: Id | None = None


class CourseSaveIn(Schema):
    """`digest` is that of the content which was read."""

    digest: Digest
    content: CourseContent
    note: Annotated[Line, Field(max_length=255)] = ""


class CourseCopyIn(Schema):
    """Without a name it gets that of the original, marked as a copy."""

    name: Annotated[Line, Field(max_length=128)] = ""


class RestoreIn(Schema):
    digest: Digest


class ShelfPlanIn(Schema):
    """A moment that is None is not planned."""

    on_at: AwareDatetime | None = None
    off_at: AwareDatetime | None = None


class GapOut(Out):
    name: Literal[
        "brief", "teacher", "price", "chapter", "lesson", "link",
        "image", "hours", "why_study", "what_to_study", "outline", "question", "free_trial",
    ]  # fmt: skip
    field: str
    is_mandatory: bool
    label: str


class PlanOut(Out):
    on_at: datetime | None
    off_at: datetime | None


class EditedCourseOut(Out):
    id: int
    digest: str
    version: int
    status: int
    status_label: str
    has_page: bool
    content: CourseContent
    gaps: list[GapOut]
    plan: PlanOut
    saved_at: datetime | None
    saved_by: str | None
    # What the ids of the content are called.
    teachers: list[Named]
    recommended: list[Named]


class ChangeOut(Out):
    kind: Kind
    part: PartName
    label: str
    field: str
    before: Any
    after: Any


class CourseVersionItem(Out):
    number: int
    at: datetime
    by: str | None
    cause: VersionCause
    note: str
    restored_from: int | None
    is_current: bool


class CourseVersionOut(CourseVersionItem):
    # What this version changed of the one before it; and what restoring it would change now.
    changes: list[ChangeOut]
    restoring: list[ChangeOut]
    content: CourseContent


class OpsSubCategoryOut(Out):
    id: int
    name: str
    order: int
    courses: int


class OpsCategoryOut(Out):
    id: int
    name: str
    order: int
    sub_categories: list[OpsSubCategoryOut]


class CategoryIn(Schema):
    name: CategoryName
    order: Order = 0


class SubCategoryIn(CategoryIn):
    category_id: Id


class OpsTeacherOut(Out):
    id: int
    name: str
    role: int
    role_label: str
    title: str
    signature: str
    image: str
    brief: str
    courses: int


class AskedTeachers(Schema):
    q: Annotated[str, Field(max_length=64)] = ""
    role: Annotated[int | None, Field(ge=0, le=1)] = None


class TeacherIn(Schema):
    name: Annotated[Name, Field(max_length=32)]
    role: Annotated[int, Field(ge=0, le=1)] = 0
    title: CategoryName
    signature: Line = ""
    image: Annotated[Line, Field(max_length=128)] = ""
    brief: Annotated[Short, Field(min_length=1)]
