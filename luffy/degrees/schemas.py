from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from luffy.core.envelope import Out
from luffy.learning.schemas import OpenedBy


class MyProductOut(Out):
    """A course or degree that I have or had. A degree's dates are set when its first module opens.

    `opened_by` is why: it was bought (`enrolment`), `degree` opened it as its module, or membership did.
    """

    product: str
    name: str
    image: str
    valid_from: date | None
    valid_until: date | None
    active: bool
    opened_by: OpenedBy
    degree: str | None


StatusName = Literal["studying", "paused", "graduated", "timed_out", "not_started", "refunded"]
ModuleStatusName = Literal["complete", "unopened", "studying"]
# `locked`: its module is not open. `again`: it failed and may be handed in again.
HomeworkState = Literal["locked", "to_do", "to_grade", "passed", "again"]


class MyDegreeOut(Out):
    """A degree that I am or was enrolled in; `percent` of its homework is passed."""

    id: int
    degree: str
    degree_id: int
    image: str
    status: StatusName
    status_label: str
    mentor: str | None
    valid_until: date | None
    percent: int
    has_form: bool


class StudyModuleOut(Out):
    id: int
    name: str
    position: int
    status: ModuleStatusName
    open_date: date | None
    end_date: date | None
    total: int
    passed: int


class HomeworkRowOut(Out):
    """One line of the study plan. Berries: what was moved, what an A+ now would earn, what being late costs."""

    id: int
    module_id: int
    title: str
    is_exam: bool
    enabled: bool
    due_date: date | None
    state: HomeworkState
    is_late: bool
    grade: str | None
    attempts: int
    promised_at: datetime | None
    value_berries: int
    moved_berries: int
    can_earn_berries: int
    late_costs_berries: int


class MentorCardOut(Out):
    """`last_comment_on` is the homework that the newest remark is about."""

    name: str
    last_comment: str
    last_comment_at: datetime | None
    last_comment_on: int | None


class TierOut(Out):
    """Who graduates by `until` gets it; the date is there once the first module is open."""

    time_percent: int
    value_berries: int
    until: date | None
    is_reachable: bool


class ForecastOut(Out):
    """`scholarship_berries` is there after graduation, `best_tier_berries` is the best that can be reached today."""

    earned_berries: int
    lost_berries: int
    can_earn_berries: int
    scholarship_berries: int | None
    best_tier_berries: int
    used_days: int
    period_days: int
    total_scholarship: int
    tiers: list[TierOut]


class DashboardOut(Out):
    id: int
    degree: str
    degree_id: int
    status: StatusName
    status_label: str
    edition: int
    valid_from: date | None
    valid_until: date | None
    day_number: int | None
    has_form: bool
    mentor: MentorCardOut | None
    percent: int
    waiting_for_grade: int
    next_due: HomeworkRowOut | None
    modules: list[StudyModuleOut]
    homework: list[HomeworkRowOut]
    forecast: ForecastOut


class WhyIn(Schema):
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]


Told = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1024)]


class FormIn(Schema):
    """The registration form. `work_experience` in years, 11 is more than ten; `study_plan` 0 to 3; salary in yuan."""

    current_company: Annotated[str, Field(max_length=64)] = ""
    current_position: Annotated[str, Field(max_length=64)] = ""
    current_salary: Annotated[int, Field(ge=0, le=10_000_000)] | None = None
    work_experience: Annotated[int, Field(ge=0, le=11)]
    study_plan: Annotated[int, Field(ge=0, le=3)] = 1
    open_module: bool = True
    stu_specified_mentor: Annotated[str, Field(max_length=32)] = ""
    why_take_this_course: Told
    why_choose_us: Told
    your_expectation: Told
    memo: Annotated[str, Field(max_length=255)] = ""


class FormOut(Out):
    current_company: str
    current_position: str
    current_salary: int | None
    work_experience: int
    study_plan: int
    open_module: bool
    stu_specified_mentor: str
    why_take_this_course: str
    why_choose_us: str
    your_expectation: str
    memo: str
    submitted_at: datetime
    changed_at: datetime | None


class CalendarOut(Out):
    """Shown once. Who knows the address may read the due dates."""

    url: str
