from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field, StringConstraints

from luffy.core.envelope import Out
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


class EditionDifferenceOut(Out):
    from_number: int
    to_number: int
    new_modules: list[str]
    new_homework: list[str]
    dropped_homework: list[str]
    changed_homework: list[str]


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
