"""What certificates take and give over the API."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from luffy.certificates.rule import Terms
from luffy.core.envelope import Out
from luffy.core.paging import PageQuery

Percent = Annotated[int, Field(ge=1, le=100)]
CertificateKind = Literal["course", "degree"]


class CertificateReasonIn(Schema):
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]


class CertificateRuleIn(Schema):
    """`exercise_percent` null: results of exercises do not matter. A degree asks for graduation alone."""

    is_active: bool = True
    course_percent: Percent = 100
    exercise_percent: Percent | None = None

    def terms(self) -> Terms:
        return Terms(self.course_percent, self.exercise_percent)


class CertificatesQuery(PageQuery):
    """Which page, counted from 1; revoked, or those that count; of one number, or with words in name or title."""

    revoked: bool | None = None
    q: Annotated[str, Field(max_length=64)] = ""


class CertificateRulesQuery(PageQuery):
    """Which page, counted from 1; of courses or degrees, with words in the name."""

    kind: CertificateKind = "course"
    q: Annotated[str, Field(max_length=64)] = ""


class CertificateOut(Out):
    """`address`: where anybody sees whether it counts."""

    number: str
    kind: CertificateKind
    title: str
    holder: str
    completed_date: date
    issued_at: datetime
    revoked_at: datetime | None
    address: str


class VerifiedCertificateOut(Out):
    """What strangers are told: `holder` is masked, the reason of revoking is not told. `qr`: an SVG element."""

    number: str
    kind: CertificateKind
    title: str
    holder: str
    completed_date: date
    issued_at: datetime
    revoked_at: datetime | None
    school: str
    qr: str


class OpsCertificateOut(CertificateOut):
    username: str
    reason: str


class CertificateRuleOut(Out):
    """`target`: `course:3`; without a rule `is_active` is false."""

    target: str
    name: str
    is_active: bool
    course_percent: int
    exercise_percent: int | None
