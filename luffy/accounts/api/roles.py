"""Who has which role. For administrators."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from luffy.accounts import queries, roles, second_factor
from luffy.accounts.auth import allowed_to, caller, visit
from luffy.accounts.errors import AccountNotFound, LastAdministrator, SecondFactorIsOff
from luffy.accounts.models import Account
from luffy.accounts.permissions import Action, Role, actions_of
from luffy.accounts.schemas import OpsAccountOut, OpsAccountQuery, RankIn, ReasonIn, RoleOut
from luffy.core.clock import now
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.paging import MAX_ID, Page, page_of

router = Router(tags=["roles"], auth=allowed_to(Action.MANAGE_ROLES))
Id = Annotated[int, Path(ge=1, le=MAX_ID)]


@router.get("/ops/roles", response=answers(list[RoleOut], NotAllowed))
def ops_roles(request: HttpRequest) -> dict[str, Any]:
    """Each role with what it may do."""
    del request
    return ok(
        [
            RoleOut(role=role.name.lower(), role_label=queries.role_label(role), may=actions_of(role, False))
            for role in Role
        ]
    )


@router.get("/ops/accounts", response=answers(Page[OpsAccountOut], NotAllowed))
def ops_accounts(request: HttpRequest, asked: Query[OpsAccountQuery]) -> dict[str, Any]:
    """Accounts whose name or e-mail begins so; those of one role, or all who work here."""
    del request
    role = None if asked.role is None else Role[asked.role.upper()]
    found = queries.accounts(asked.q, role=role, staff=asked.staff)
    page = page_of(found, asked)
    return ok({**page, "items": [_shown(account) for account in page["items"]]})


@router.put(
    "/ops/accounts/{account_id}/role",
    response=answers(OpsAccountOut, NotAllowed, AccountNotFound, LastAdministrator),
)
def ops_appoint(request: HttpRequest, account_id: Id, body: RankIn) -> dict[str, Any]:
    """Give a role, and the rights of an administrator, or take them away. The account has to sign in anew."""
    by = visit(request).by(caller(request).pk)
    rank = roles.Rank(Role[body.role.upper()], body.is_superuser)
    roles.appoint(account_id, rank, reason=body.reason, by=by, now=now())
    return ok(_shown(_account(account_id)))


@router.post(
    "/ops/accounts/{account_id}/second-factor/take-off",
    response=answers(OpsAccountOut, NotAllowed, AccountNotFound, SecondFactorIsOff),
)
def ops_take_off_second_factor(request: HttpRequest, account_id: Id, body: ReasonIn) -> dict[str, Any]:
    """Somebody lost app and recovery codes. Make sure that it is she who asks."""
    by = visit(request).by(caller(request).pk)
    second_factor.take_off(account_id, reason=body.reason, by=by, now=now())
    return ok(_shown(_account(account_id)))


def _account(account_id: int) -> Account:
    return queries.with_second_factor(Account.objects.filter(pk=account_id)).get()


def _shown(account: Account) -> OpsAccountOut:
    return OpsAccountOut(
        id=account.pk,
        username=account.username,
        email=account.email,
        role=Role(account.role).name.lower(),
        role_label=str(account.get_role_display()),
        is_superuser=account.is_superuser,
        is_active=account.is_active,
        has_second_factor=account.has_totp,  # type: ignore[attr-defined]
        last_login=account.last_login,
        may=actions_of(account.role, account.is_superuser),
    )
