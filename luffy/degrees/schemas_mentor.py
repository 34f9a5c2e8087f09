from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from luffy.core.envelope import Out
from luffy.degrees.schemas import DashboardOut, FormOut, StatusName
from luffy.degrees.schemas_homework import FileIds, FileOut

# `again`: handed in again after a fail; `late`: the promise has passed.
QueueName = Literal["all", "again", "late"]
FlagName = Literal["late", "silent", "failing"]
LevelName = Literal["fine", "watch", "act"]
ToolName = Literal["qq", "wechat", "phone", "system"]


class AskedQueue(Schema):
    name: QueueName = "all"


class QueueRowOut(Out):
    submission_id: int
    enrolment_id: int
    student: str
    mentor: str | None
    degree: str
    module: str
    homework: str
    attempt: int
    is_on_time: bool
    submitted_at: datetime
    promised_at: datetime
    waiting_hours: int
    is_late: bool


class AskedStudents(Schema):
    q: Annotated[str, Field(max_length=64)] = ""
    # Only who studies or pauses, or everybody.
    all: bool = False


class StudentOut(Out):
    """`flags` say why somebody needs her mentor, `level` how much; both only while she studies."""

    enrolment_id: int
    student: str
    degree: str
    mentor: str | None
    status: StatusName
    percent: int
    overdue: int
    waiting: int
    last_hand_in_at: datetime | None
    flags: list[FlagName]
    level: LevelName
    next_follow_up: date | None
    mentor_fee_balance: int
    valid_until: date | None


class MyStudentOut(DashboardOut):
    """One student's degree, as she sees it herself, and what her mentor knows of her (`about`)."""

    about: StudentOut


class FollowUpIn(Schema):
    """A talk with a student, and when to talk again."""

    tool: ToolName = "wechat"
    record: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4096)]
    next_date: date | None = None
    # Uploaded before at /mentor/uploads.
    file_ids: FileIds = []


class FollowUpOut(Out):
    id: int
    enrolment_id: int
    student: str
    degree: str
    author: str | None
    tool: ToolName
    record: str
    next_date: date | None
    created_at: datetime
    files: list[FileOut]


class SnippetIn(Schema):
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2048)]


class SnippetOut(Out):
    id: int
    title: str
    text: str


class AskedStatement(Schema):
    """`month` is `2026-03`; without it the present one."""

    month: Annotated[str, Field(pattern=r"^$|^[12][0-9]{3}-(0[1-9]|1[0-2])$")] = ""


class FeeLineOut(Out):
    id: int
    student: str
    degree: str
    homework: str | None
    cause: str
    cause_label: str
    amount_berries: int
    balance_after: int
    created_at: datetime


class StudentFormOut(FormOut):
    """Where she works and what she earns is shown to operators alone; for others `hides_work`."""

    hides_work: bool


class StatementOut(Out):
    """`opening + taken_over - penalty - passed_on - paid - stopped = closing`.

    `paid_berries` came into the wallet in that month; it equals the ledger's transfers `mentor_pay:…`.
    """

    month: str
    lines: list[FeeLineOut]
    total: int
    page: int
    page_size: int
    opening_berries: int
    taken_over_berries: int
    penalty_berries: int
    passed_on_berries: int
    paid_berries: int
    stopped_berries: int
    closing_berries: int
    ledger_paid_berries: int


Score = Annotated[int, Field(ge=1, le=5)]


class ReviewIn(Schema):
    """`module_id` empty: of the whole degree."""

    module_id: Annotated[int, Field(ge=1, le=2**63 - 1)] | None = None
    about_teacher: Score
    about_video: Score
    about_course: Score
    review: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1024)]


class ReviewOut(Out):
    id: int
    author: str
    module: str | None
    about_teacher: int
    about_video: int
    about_course: int
    review: str
    created_at: datetime
    is_recommend: bool
    agree_number: int
    disagree_number: int
    is_mine: bool
    my_vote: int
    # Whether everybody sees it: not while it waits for operators, nor once they hid it.
    is_shown: bool
