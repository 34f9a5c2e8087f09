from datetime import datetime
from typing import Annotated, Any, Literal

from django.utils.translation import get_language
from ninja import Schema
from pydantic import Field

from luffy.accounts.schemas import Password
from luffy.core.envelope import Out
from luffy.core.paging import MAX_ID
from luffy.privacy.models import Consent, DataExport, Deletion, PolicyVersion
from luffy.privacy.queries import Blocker

Text = Annotated[str, Field(min_length=1, max_length=100_000)]


class PrivacyPolicyOut(Out):
    """`text` is Markdown, in the language that was asked for."""

    number: int
    text: str
    changes: str
    published_at: datetime


class PrivacyPolicyIn(Schema):
    text_zh: Text
    text_en: Text
    changes: Annotated[str, Field(max_length=500)] = ""


class ConsentIn(Schema):
    number: Annotated[int, Field(ge=1, le=MAX_ID)]


class ConsentOut(Out):
    number: int
    agreed_at: datetime


class ConsentStateOut(Out):
    """`asks`: the newest version, if she has not agreed to it. `agreed_before`: to an earlier one."""

    asks: int | None
    changes: str
    agreed_before: bool


class DataExportOut(Out):
    number: str
    state: Literal["waiting", "ready", "failed", "expired"]
    size_bytes: int
    requested_at: datetime
    ready_at: datetime | None
    expires_at: datetime | None
    downloads: int


class OpsDataExportOut(DataExportOut):
    account_id: int
    username: str


class LinkOut(Out):
    """`url` works for ten minutes."""

    url: str


class BlockerOut(Out):
    kind: Literal["order", "refund", "payment_refund", "withdrawal", "student", "role"]
    number: str


class DeletionIn(Schema):
    password: Password


class DeletionOut(Out):
    asked_at: datetime
    due_at: datetime


class PrivacyOut(Out):
    consents: list[ConsentOut]
    asks: int | None
    exports: list[DataExportOut]
    deletion: DeletionOut | None
    blockers: list[BlockerOut]


def policy_shape(row: PolicyVersion) -> dict[str, Any]:
    is_english = (get_language() or "").startswith("en")
    return {
        "number": row.number,
        "text": row.text_en if is_english else row.text_zh,
        "changes": row.changes,
        "published_at": row.published_at,
    }


def consent_shape(row: Consent) -> dict[str, Any]:
    return {"number": row.policy_id, "agreed_at": row.agreed_at}


def export_shape(row: DataExport) -> dict[str, Any]:
    names = ("number", "state", "size_bytes", "requested_at", "ready_at", "expires_at", "downloads")
    return {name: getattr(row, name) for name in names}


def ops_export_shape(row: DataExport) -> dict[str, Any]:
    return {**export_shape(row), "account_id": row.account_id, "username": row.account.username}


def deletion_shape(row: Deletion | None) -> dict[str, Any] | None:
    return None if row is None else {"asked_at": row.asked_at, "due_at": row.due_at}


def blocker_shape(one: Blocker) -> dict[str, Any]:
    return {"kind": one.kind, "number": one.number}
