"""Registration, tokens, sessions, password, and who I am. Browsers sign in at /_allauth/browser/v1/."""

from typing import Annotated, Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpRequest
from ninja import Path, Query, Router, Status
from pydantic import Field

from luffy.accounts import queries, services
from luffy.accounts.auth import (
    caller,
    current_token,
    has_shown,
    is_asked_for_second_factor,
    signed_in,
    signed_in_before_second_factor,
    visit,
)
from luffy.accounts.errors import (
    CodeMissing,
    CodeWrong,
    EmailRefused,
    EmailTaken,
    OldPasswordWrong,
    PasswordRefused,
    SecondFactorNeeded,
    SignInFailed,
    UsernameRefused,
    UsernameTaken,
)
from luffy.accounts.models import Account
from luffy.accounts.permissions import Action, Role, actions_of, may
from luffy.accounts.schemas import (
    AccountOut,
    NewTokenOut,
    PasswordIn,
    RegisterIn,
    SessionOut,
    TokenIn,
    TokenOut,
)
from luffy.core.clock import now
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotFound
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of

router = Router(tags=["accounts"])
Id = Annotated[int, Field(ge=1, le=MAX_ID)]


@router.post(
    "/auth/register",
    response=answers(
        AccountOut,
        UsernameTaken,
        EmailTaken,
        UsernameRefused,
        EmailRefused,
        PasswordRefused,
        status=201,
    ),
)
def register(request: HttpRequest, body: RegisterIn) -> Status[dict[str, Any]]:
    """Open an account. It can sign in at once."""
    account = services.register(**body.dict(), visit=visit(request), now=now())
    return Status(201, ok(_shown(account)))


@router.post(
    "/auth/tokens",
    response=answers(NewTokenOut, SignInFailed, CodeMissing, CodeWrong, SecondFactorNeeded, status=201),
)
def create_token(request: HttpRequest, body: TokenIn) -> Status[dict[str, Any]]:
    """Get a token for a program, by user name or e-mail and password."""
    key, token = services.create_token(
        name=body.username,
        password=body.password,
        code=body.code,
        wish=services.TokenWish(body.label, body.scopes),
        visit=visit(request),
        now=now(),
    )
    return Status(201, ok({"token": key, "expires_at": token.expires_at}))


@router.get("/auth/tokens", auth=signed_in, response=answers(Page[TokenOut]))
def my_tokens(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """My tokens that work, newest first. The keys themselves are not stored."""
    return ok(page_of(queries.tokens(caller(request), now=now()), asked))


@router.delete("/auth/tokens/{token_id}", auth=signed_in, response=answers(None, NotFound))
def revoke_token(request: HttpRequest, token_id: Path[Id]) -> dict[str, Any]:
    """End a token at once."""
    account = caller(request)
    services.revoke_token(token_id=token_id, account=account, visit=visit(request), now=now())
    return ok(None)


@router.post("/auth/password", auth=signed_in, response=answers(None, OldPasswordWrong, PasswordRefused))
def change_password(request: HttpRequest, body: PasswordIn) -> dict[str, Any]:
    """Change my password. All tokens and sessions end, but the one this call came by."""
    account = caller(request)
    services.change_password(
        account=account,
        old=body.old_password,
        new=body.new_password,
        visit=visit(request),
        now=now(),
    )
    if current_token(request) is None:
        # Gives the session a new key, so that the old one is of no use to whoever may have it.
        update_session_auth_hash(request, account)
        UserSession.objects.create_from_request(request)
    return ok(None)


@router.get("/auth/sessions", auth=signed_in, response=answers(Page[SessionOut]))
def my_sessions(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """Browsers in which I am signed in, newest first."""
    page = page_of(queries.sessions(caller(request), now=now()), asked)
    key = visit(request).session_key
    return ok({**page, "items": [_session(row, key) for row in page["items"]]})


@router.delete("/auth/sessions/{session_id}", auth=signed_in, response=answers(None, NotFound))
def end_session(request: HttpRequest, session_id: Path[Id]) -> dict[str, Any]:
    """Sign one browser out."""
    account = caller(request)
    services.end_session(session_id=session_id, account=account, visit=visit(request), now=now())
    return ok(None)


@router.delete("/auth/sessions", auth=signed_in, response=answers(None))
def end_other_sessions(request: HttpRequest) -> dict[str, Any]:
    """Sign out all browsers but this one; called with a token: all."""
    account = caller(request)
    services.end_other_sessions(account=account, visit=visit(request), now=now())
    return ok(None)


@router.post("/auth/logout", auth=signed_in_before_second_factor, response=answers(None))
def sign_out(request: HttpRequest) -> dict[str, Any]:
    """End what this call came by: the token or the session."""
    account, token_id = caller(request), current_token(request)
    if token_id is None:
        UserSession.objects.filter(session_key=request.session.session_key).delete()
        logout(request)
    else:
        services.revoke_token(token_id=token_id, account=account, visit=visit(request), now=now())
    return ok(None)


@router.get("/me", auth=signed_in_before_second_factor, response=answers(AccountOut))
def me(request: HttpRequest) -> dict[str, Any]:
    """Who I am."""
    account = caller(request)
    return ok(_shown(account, needs=is_asked_for_second_factor(account) and not has_shown(request)))


def _shown(account: Account, *, needs: bool = False) -> dict[str, Any]:
    return {
        "id": account.pk,
        "username": account.username,
        "email": account.email,
        "role": Role(account.role).name.lower(),
        "role_label": account.get_role_display(),
        "is_operator": may(account.role, account.is_superuser, Action.OPERATE),
        "may": [] if needs else actions_of(account.role, account.is_superuser),
        "needs_second_factor": needs,
    }


def _session(row: UserSession, current_key: str | None) -> dict[str, Any]:
    return {
        "id": row.pk,
        "ip": row.ip,
        "user_agent": row.user_agent,
        "created_at": row.created_at,
        "is_current": row.session_key == current_key,
    }
