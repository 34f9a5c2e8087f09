"""What learners hand in, and what they see of it."""

from datetime import date, datetime
from typing import Annotated, Literal
from urllib.parse import urlsplit

from ninja import Schema
from pydantic import AfterValidator, Field, StringConstraints

from luffy.core.envelope import Out
from luffy.core.paging import MAX_ID
from luffy.degrees.schemas import HomeworkRowOut

MOST_TEXT = 50_000
GradeName = Literal["A+", "A", "B+", "B", "B-", "C+", "C", "C-", "D", "COPY"]
CauseName = Literal["passed_on_time", "late", "d", "copy"]
AppealStateName = Literal["open", "upheld", "regraded"]
# Why nothing can be handed in now.
Obstacle = Literal["locked", "disabled", "to_grade", "passed", "paused", "over"]


def _web_address(link: str) -> str:
    """`http` or `https` and a host, printable, without a name or password in it; or nothing."""
    if not link:
        return link
    parts = urlsplit(link)
    is_plain = link.isprintable() and " " not in link and "\\" not in link and "@" not in parts.netloc
    if parts.scheme not in ("http", "https") or not parts.hostname or not is_plain:
        raise ValueError("only addresses that begin with http:// or https://")
    return link


Text = Annotated[str, Field(max_length=MOST_TEXT)]
Link = Annotated[str, StringConstraints(strip_whitespace=True, max_length=512), AfterValidator(_web_address)]
FileIds = Annotated[list[Annotated[int, Field(ge=1, le=MAX_ID)]], Field(max_length=10)]


class WorkIn(Schema):
    """What is handed in; at least one of them. `text` is Markdown."""

    text: Text = ""
    link: Link = ""
    file_ids: FileIds = []


class DraftIn(Schema):
    """What is written so far; the link may be half an address."""

    text: Text = ""
    link: Annotated[str, Field(max_length=512)] = ""
    file_ids: FileIds = []


class AppealIn(Schema):
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1024)]


class FileOut(Out):
    """`path` is where it can be downloaded, below the address of the API."""

    id: int
    name: str
    content_type: str
    size: int
    uploaded_at: datetime
    path: str


class DraftOut(Out):
    """`saved_at` is empty where nothing was kept."""

    text: str
    link: str
    files: list[FileOut]
    saved_at: datetime | None


class AppealOut(Out):
    reason: str
    state: AppealStateName
    state_label: str
    answer: str
    created_at: datetime
    decided_at: datetime | None


class AttemptOut(Out):
    """One hand-in. `regraded_because` is there when the grade was changed."""

    id: int
    number: int
    text: str
    link: str
    files: list[FileOut]
    submitted_at: datetime
    due_date: date
    is_on_time: bool
    grade: GradeName | None
    is_pass: bool
    comment: str
    graded_by: str | None
    graded_at: datetime | None
    regraded_because: str
    appeal: AppealOut | None
    can_appeal: bool


class BerryMoveOut(Out):
    """Berries that the homework moved: why, and by which grade of which attempt."""

    cause: CauseName
    cause_label: str
    berries: int
    attempt: int
    grade: GradeName
    moved_at: datetime


ProposalStateName = Literal["waiting", "approved", "waived"]


class ProposalOut(Out):
    """A penalty above its limit: nothing moves before an operator has approved it. `reason` is hers."""

    cause: CauseName
    cause_label: str
    berries: int
    state: ProposalStateName
    state_label: str
    proposed_at: datetime
    decided_at: datetime | None
    reason: str


class NowOut(Out):
    """What handing in today would do: an A+ earns `earns_berries`, being late costs `costs_berries`."""

    can_hand_in: bool
    obstacle: Obstacle | None
    is_on_time: bool
    earns_berries: int
    costs_berries: int


class QueueOut(Out):
    """Where it stands among what waits for the same mentor; 1 is next."""

    position: int
    promised_at: datetime


class HomeworkOut(HomeworkRowOut):
    """One homework on a page of its own. `requirement` is Markdown; submissions (the attempts)
    and moves are newest first.
    """

    module: str
    mentor: str | None
    requirement: str
    now: NowOut
    queue: QueueOut | None
    submissions: list[AttemptOut]
    moves: list[BerryMoveOut]
    proposals: list[ProposalOut]
    draft: DraftOut
    previous_id: int | None
    next_id: int | None
