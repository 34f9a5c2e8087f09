from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from luffy.core.envelope import Out
from luffy.core.paging import PageQuery
from luffy.moderation.models import TARGET_FORM, TARGET_LENGTH, CaseState, Cause, Reason
from luffy.moderation.services import Decision

Target = Annotated[str, Field(max_length=TARGET_LENGTH, pattern=TARGET_FORM)]
VerdictName = Literal["mask", "hold", "refuse"]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]


class ReportIn(Schema):
    """`target`: `comment:12`."""

    target: Target
    reason: Reason
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=255)] = ""


class ReportedOut(Out):
    target: str


class ModerationQuery(PageQuery):
    """Which page, counted from 1; of all states and kinds, or of one."""

    state: CaseState | None = None
    kind: Annotated[str, Field(max_length=20)] | None = None


class ModerationCaseOut(Out):
    """`text` is null when it is gone; `reports`: how many accounts gave which reason."""

    target: str
    kind: str
    author: str
    text: str | None
    link: str | None
    cause: Cause
    state: CaseState
    reports: dict[str, int]
    opened_at: datetime
    decided_at: datetime | None
    decided_by: str | None
    reason: str


class TextKindOut(Out):
    name: str
    label: str


class TextKindsOut(Out):
    items: list[TextKindOut]


class DecideIn(Schema):
    decision: Decision
    reason: Sentence


class KeywordOut(Out):
    id: int
    word: str
    verdict: VerdictName


class KeywordIn(Schema):
    word: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
    verdict: VerdictName
