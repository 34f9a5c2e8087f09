"""The privacy policy, what I agreed to, a copy of my data, and the end of my account."""

from typing import Annotated, Any

from django.http import FileResponse, HttpRequest
from ninja import Path, Query, Router

from luffy.accounts.auth import allowed_to, caller, signed_in, visit
from luffy.accounts.errors import PasswordWrong
from luffy.accounts.permissions import Action
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.files.giving import attachment
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of
from luffy.privacy import queries
from luffy.privacy.errors import (
    CannotDelete,
    DeletionUnderWay,
    ExportNotFound,
    ExportNotReady,
    ExportUnderWay,
    NoDeletion,
    PolicyNotFound,
    PolicyOutdated,
)
from luffy.privacy.schemas import (
    ConsentIn,
    ConsentOut,
    ConsentStateOut,
    DataExportOut,
    DeletionIn,
    DeletionOut,
    LinkOut,
    OpsDataExportOut,
    PrivacyOut,
    PrivacyPolicyIn,
    PrivacyPolicyOut,
    blocker_shape,
    consent_shape,
    deletion_shape,
    export_shape,
    ops_export_shape,
    policy_shape,
)
from luffy.privacy.services import consent, deletion, export

router = Router(tags=["privacy"])
guardians = allowed_to(Action.PROTECT_DATA)
NumberPath = Annotated[str, Path(max_length=26)]
VersionPath = Annotated[int, Path(ge=1, le=MAX_ID)]
TicketPath = Annotated[str, Path(max_length=200)]
FILE = {200: {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}}


@router.get("/privacy/policy", auth=None, response=answers(PrivacyPolicyOut | None))
def privacy_policy(request: HttpRequest) -> dict[str, Any]:
    """The newest version; null where the school has published none."""
    del request
    row = queries.current_policy()
    return ok(None if row is None else policy_shape(row))


@router.get("/privacy/policy/{number}", auth=None, response=answers(PrivacyPolicyOut, PolicyNotFound))
def privacy_policy_version(request: HttpRequest, number: VersionPath) -> dict[str, Any]:
    """One version, also one that is no longer the newest."""
    del request
    return ok(policy_shape(queries.policy(number)))


@router.get("/me/privacy", auth=signed_in, response=answers(PrivacyOut))
def my_privacy(request: HttpRequest) -> dict[str, Any]:
    """What I agreed to, copies of my data, whether my account is on its way out, and what keeps it here."""
    account_id = caller(request).pk
    given = list(queries.consents(account_id))
    return ok(
        {
            "consents": [consent_shape(row) for row in given],
            "asks": _asks(account_id)["asks"],
            "exports": [export_shape(row) for row in queries.exports(account_id)[:10]],
            "deletion": deletion_shape(queries.deletion(account_id)),
            "blockers": [blocker_shape(one) for one in queries.blockers(account_id)],
        }
    )


@router.get("/me/privacy/consent", auth=signed_in, response=answers(ConsentStateOut))
def my_consent(request: HttpRequest) -> dict[str, Any]:
    """Whether there is a version that I have yet to agree to."""
    return ok(_asks(caller(request).pk))


@router.post(
    "/me/privacy/consent", auth=signed_in, response=answers(ConsentOut, PolicyNotFound, PolicyOutdated)
)
def agree_to_policy(request: HttpRequest, given: ConsentIn) -> dict[str, Any]:
    """Agree to the newest version, after reading it."""
    account_id, here = caller(request).pk, visit(request)
    row = consent.agree(
        account_id=account_id,
        number=given.number,
        address=here.address,
        by=here.by(account_id),
        now=clock.now(),
    )
    return ok(consent_shape(row))


@router.post(
    "/me/privacy/exports", auth=signed_in, response=answers(DataExportOut, ExportUnderWay, status=201)
)
def ask_for_my_data(request: HttpRequest) -> tuple[int, dict[str, Any]]:
    """Have a copy of my data made; the list says when it is ready. One a day."""
    account_id = caller(request).pk
    row = export.ask(account_id=account_id, by=visit(request).by(account_id), now=clock.now())
    return 201, ok(export_shape(row))


@router.post(
    "/me/privacy/exports/{number}/link",
    auth=signed_in,
    response=answers(LinkOut, ExportNotFound, ExportNotReady),
)
def link_to_my_data(request: HttpRequest, number: NumberPath) -> dict[str, Any]:
    """An address of the copy, for ten minutes."""
    ticket = export.link(account_id=caller(request).pk, number=number)
    return ok({"url": f"/api/v1/privacy/files/{ticket}"})


@router.get(
    "/privacy/files/{ticket}",
    auth=None,
    response=answers(None, ExportNotFound),
    openapi_extra={"responses": FILE},
)
def my_data_file(request: HttpRequest, ticket: TicketPath) -> FileResponse:
    """The copy that a signed address opens."""
    del request
    row = export.opened(ticket, now=clock.now())
    return attachment(row.path, f"luffy-{row.number}.zip", "application/zip")


@router.post(
    "/me/privacy/deletion",
    auth=signed_in,
    response=answers(DeletionOut, PasswordWrong, CannotDelete, DeletionUnderWay, status=201),
)
def ask_for_deletion(request: HttpRequest, given: DeletionIn) -> tuple[int, dict[str, Any] | None]:
    """End my account in a week. Refused with what is still open."""
    row = deletion.ask(
        account=caller(request), password=given.password, visit=visit(request), now=clock.now()
    )
    return 201, ok(deletion_shape(row))


@router.delete("/me/privacy/deletion", auth=signed_in, response=answers(None, NoDeletion))
def withdraw_deletion(request: HttpRequest) -> dict[str, Any]:
    """Keep my account after all."""
    account_id = caller(request).pk
    deletion.withdraw(account_id=account_id, by=visit(request).by(account_id), now=clock.now())
    return ok(None)


@router.get("/ops/privacy/exports", auth=guardians, response=answers(Page[OpsDataExportOut], NotAllowed))
def ops_data_exports(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """Who asked for a copy of her data, and how often it was fetched."""
    del request
    page = page_of(queries.exports(), asked)
    return ok({**page, "items": [ops_export_shape(row) for row in page["items"]]})


@router.post(
    "/ops/privacy/policy", auth=guardians, response=answers(PrivacyPolicyOut, NotAllowed, status=201)
)
def ops_publish_policy(request: HttpRequest, given: PrivacyPolicyIn) -> tuple[int, dict[str, Any]]:
    """Publish a new version; everybody is asked again."""
    account_id = caller(request).pk
    wanted = consent.Policy(**given.model_dump())
    by = visit(request).by(account_id)
    row = consent.publish(wanted, account_id=account_id, by=by, now=clock.now())
    return 201, ok(policy_shape(row))


def _asks(account_id: int) -> dict[str, Any]:
    newest, given = queries.current_policy(), queries.consents(account_id).first()
    is_asked = newest is not None and (given is None or given.policy_id < newest.number)
    return {
        "asks": newest.number if newest and is_asked else None,
        "changes": newest.changes if newest and is_asked else "",
        "agreed_before": given is not None,
    }
