from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from luffy.core.envelope import Out
from luffy.core.paging import MAX_ID
from luffy.degrees.schemas import StatusName

Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]


class AskedEnrolments(Schema):
    q: Annotated[str, Field(max_length=64)] = ""
    status: StatusName | None = None
    unassigned: bool = False


class OpsEnrolmentOut(Out):
    id: int
    account: str
    degree: str
    edition: int
    status: StatusName
    mentor: str | None
    valid_until: date | None
    wished_mentor: str
    mentor_fee_balance: int


class AssignIn(Schema):
    """Without a mentor's user name it is whoever has the fewest students."""

    mentor: Annotated[str, Field(max_length=64)] = ""
    reason: Annotated[str, Field(max_length=255)] = ""


class ExtendIn(Schema):
    days: Annotated[int, Field(ge=1, le=365)]
    reason: Reason


class EditionIn(Schema):
    note: Annotated[str, Field(max_length=255)] = ""


class EditionOut(Out):
    number: int
    period: int
    total_scholarship: int
    mentor_fee: int
    note: str
    published_at: datetime
    homework: int
    students: int


class EditionHomeworkOut(Out):
    """A homework as an edition has it; `handed_in` counts the learners who handed it in."""

    id: int
    module: str
    title: str
    is_exam: bool
    enabled: bool
    recommend_period: int
    scholarship_value: int
    handed_in: int


class EditionTermsOut(Out):
    """Percentages and limits by cause; tiers in berries, by their percentage of the period."""

    period: int
    rules: dict[str, int]
    limits: dict[str, int | None]
    tiers: dict[str, int]


class EditionDifferenceOut(Out):
    from_number: int
    to_number: int
    new_modules: list[str]
    dropped_modules: list[str]
    new_homework: list[str]
    dropped_homework: list[str]
    changed_homework: list[str]
    old_terms: EditionTermsOut
    new_terms: EditionTermsOut


class SwitchIn(Schema):
    enabled: bool
    reason: Reason


class HolidayIn(Schema):
    day: date
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]


class HolidayOut(Out):
    id: int
    day: date
    name: str


Percent = Annotated[int, Field(ge=0, le=1000)]


class HomeworkIn(Schema):
    """Its module is that of its chapter; `order` is its place there, with gaps."""

    chapter_id: Annotated[int, Field(ge=1, le=MAX_ID)]
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=128)]
    order: Annotated[int, Field(ge=0, le=32_767)]
    is_exam: bool = False
    requirement: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
    threshold: Annotated[str, Field(max_length=4096)] = ""
    recommend_period: Annotated[int, Field(ge=1, le=365)] = 7
    scholarship_value: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    note: Annotated[str, Field(max_length=1024)] = ""
    enabled: bool = True


class EditedHomeworkOut(Out):
    id: int
    module: str
    chapter: str
    chapter_id: int
    title: str
    order: int
    is_exam: bool
    requirement: str
    threshold: str
    recommend_period: int
    scholarship_value: int
    note: str
    enabled: bool


class HomeworkPlaceOut(Out):
    id: int
    module: str
    name: str


CauseName = Literal["passed_on_time", "late", "d", "copy"]


PenaltyName = Literal["late", "d", "copy"]
Limit = Annotated[int, Field(ge=0, le=1_000_000)]


class RulesIn(Schema):
    """`percents` of a homework's value. A penalty of more berries than its limit waits for an operator's approval: 0
    for each, null for none. A cause that is not named keeps its own.
    """

    percents: dict[CauseName, Percent] = {}
    limits: dict[PenaltyName, Limit | None] = {}
    reason: Reason


class NextEditionOut(Out):
    """The next edition beside the newest one, which `edition` numbers."""

    edition: int | None
    new_homework: list[str]
    dropped_homework: list[str]
    changed_homework: list[str]
    old_rules: dict[str, int]
    new_rules: dict[str, int]
    old_limits: dict[str, int | None]
    new_limits: dict[str, int | None]
    promised_berries: int
    total_scholarship: int


class MentorLoadOut(Out):
    """`late` is part of `waiting`; `response_hours` is the mean of the last 30 days, in which `graded` were graded."""

    username: str
    name: str
    students: int
    waiting: int
    late: int
    graded: int
    response_hours: float | None


class TeachingOut(Out):
    """`late` is part of `waiting`: homework that waits for a grade beyond what was promised."""

    studying: int
    without_mentor: int
    mentors: int
    waiting: int
    late: int
    talks_due: int
    appeals: int
    penalties: int


PenaltyStateName = Literal["waiting", "approved", "waived"]


class AskedPenalties(Schema):
    """Without a state all of them."""

    state: PenaltyStateName | None = None


class DecidePenaltyIn(Schema):
    reason: Reason


class PenaltyOut(Out):
    """A penalty above its limit. `moved_berries` and `fee_taken` are what was there to take when it was approved;
    `reason` is the operator's.
    """

    id: int
    enrolment_id: int
    student: str
    degree: str
    module: str
    homework: str
    submission_id: int | None
    cause: CauseName
    cause_label: str
    berries: int
    asks_above: int | None
    moved_berries: int
    fee_taken: int
    grade: str | None
    comment: str
    graded_by: str | None
    state: PenaltyStateName
    state_label: str
    proposed_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    reason: str
