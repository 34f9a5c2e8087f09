"""Who did what, and who signed in from where."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from luffy.accounts import trail
from luffy.accounts.auth import allowed_to
from luffy.accounts.models import AuditEntry
from luffy.accounts.permissions import Action
from luffy.accounts.schemas import AuditEntryOut, AuditQuery, SignInOut, SignInQuery
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.paging import Page, page_of

router = Router(tags=["audit"], auth=allowed_to(Action.SEE_AUDIT))


@router.get("/ops/audit", response=answers(Page[AuditEntryOut], NotAllowed))
def ops_audit(request: HttpRequest, asked: Query[AuditQuery]) -> dict[str, Any]:
    """The audit trail, newest first."""
    del request
    wanted = trail.Wanted(**asked.model_dump(exclude={"page", "page_size"}))
    page = page_of(trail.entries(wanted), asked)
    return ok({**page, "items": [_entry(row) for row in page["items"]]})


@router.get("/ops/sign-ins", response=answers(Page[SignInOut], NotAllowed))
def ops_sign_ins(request: HttpRequest, asked: Query[SignInQuery]) -> dict[str, Any]:
    """Who came in or tried to, newest first."""
    del request
    is_good = None if asked.outcome is None else asked.outcome == "good"
    wanted = trail.Wanted(**asked.model_dump(include={"person", "address", "first_day", "last_day"}))
    page = page_of(trail.sign_ins(wanted, is_good=is_good), asked)
    names = trail.names_of(page["items"])
    return ok({**page, "items": [_sign_in(row, names) for row in page["items"]]})


def _entry(row: AuditEntry) -> AuditEntryOut:
    return AuditEntryOut(
        id=row.pk,
        at=row.at,
        actor=row.actor.username if row.actor else None,
        source=row.source,
        address=row.address,
        action=row.action,
        subject=row.subject,
        before=row.before,
        after=row.after,
        reason=row.reason,
    )


def _sign_in(row: AuditEntry, names: dict[str, str]) -> SignInOut:
    tried = row.after or {}
    number = row.subject.partition(":")[2]
    return SignInOut(
        id=row.pk,
        at=row.at,
        name=names.get(row.subject) or tried.get("name", ""),
        account_id=int(number) if number.isdecimal() else None,
        source=row.source,
        address=row.address or tried.get("address"),
        is_good=row.action in trail.GOOD_SIGN_INS,
        step="password"
        if row.action in ("sign_in", "sign_in.failed", "sign_in.password")
        else "second_factor",
    )
