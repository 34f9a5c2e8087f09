"""Who is calling: a program by its bearer token, or a browser by its session cookie (then with CSRF).

    @router.get("/me", auth=signed_in, …)
    def me(request: HttpRequest) -> …:
        account = caller(request)

Source: docs/rules/sign-in.md
"""

import hashlib
from contextlib import suppress
from typing import Any, NoReturn
from urllib.parse import quote

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer
from ninja.utils import check_csrf

from luffy.accounts.audit import record
from luffy.accounts.errors import ScopeMissing, SecondFactorNeeded
from luffy.accounts.models import Account
from luffy.accounts.permissions import OFFICE, Action, may
from luffy.accounts.scopes import SAFE_METHODS, allows, needed
from luffy.accounts.visit import Visit
from luffy.core.client import client_address
from luffy.core.clock import now
from luffy.core.errors import CsrfRefused, Malformed, NotAllowed, Unauthenticated


def digest_of(key: str) -> bytes:
    """What is stored of a token. The key has 256 random bits, so one plain SHA-256 cannot be reversed."""
    return hashlib.sha256(key.encode()).digest()


def is_asked_for_second_factor(account: Account) -> bool:
    """Whether this account belongs to staff of a site where staff need a second factor."""
    is_staff = account.is_superuser or account.is_staff or account.role in OFFICE
    return is_staff and bool(settings.STAFF_SECOND_FACTOR)


def has_shown(request: HttpRequest) -> bool:
    """Whether the caller, a program or a browser, came in by a second factor."""
    if current_token(request) is not None:
        return bool(request.token_has_second_factor)  # type: ignore[attr-defined]
    return any(step["method"] == "mfa" for step in get_authentication_records(request, request.user))


# Written out: every request of a program asks this, and having it built anew took four times as long as running it.
_CALLER = """SELECT account.*, token.id AS token_id, token.scopes AS token_scopes,
    token.has_second_factor AS token_has_second_factor
FROM accounts_apitoken token JOIN accounts_account account ON account.id = token.account_id
WHERE token.digest = %s AND token.revoked_at IS NULL AND token.expires_at > %s AND account.is_active
"""


class BearerToken(HttpBearer):
    """A program. One query finds token and account; nothing is written."""

    is_for_second_factor = False

    def authenticate(self, request: HttpRequest, token: str) -> Account | None:
        """The token's account, if the token may be used for this call.

        Raises:
            Unauthenticated: a bad token never falls back to a cookie that came along.
            SecondFactorNeeded: it belongs to staff, who show more than a password.
            ScopeMissing: it was made for something else; the account's own permissions are asked afterwards.
        """
        found = next(iter(Account.objects.raw(_CALLER, [digest_of(token), now()])), None)
        if found is None:
            raise Unauthenticated
        has_shown = found.token_has_second_factor  # type: ignore[attr-defined]
        if not (self.is_for_second_factor or has_shown) and is_asked_for_second_factor(found):
            raise SecondFactorNeeded
        request.token_id = found.token_id  # type: ignore[attr-defined]
        request.token_has_second_factor = has_shown  # type: ignore[attr-defined]
        scopes = found.token_scopes  # type: ignore[attr-defined]
        if not allows(scopes, request.method or "", request.path):
            request.auth = found  # type: ignore[attr-defined]  # so that `visit` tells the door
            _refuse_scope(request, found)
        return found


def _refuse_scope(request: HttpRequest, account: Account) -> NoReturn:
    scope = needed(request.method or "", request.path) or ""
    record(
        "permission.denied",
        f"account:{account.pk}",
        by=visit(request).by(account.pk),
        now=now(),
        reason=f"scope {scope}: {request.method} {quote(request.path)}"[:255],
    )
    raise ScopeMissing(scope=scope)


class SessionCookie(APIKeyCookie):
    """A browser. What changes something carries the CSRF token and is JSON, no form of another site."""

    is_for_second_factor = False
    param_name = settings.SESSION_COOKIE_NAME
    content_types = frozenset({"", "application/json"})

    def _get_key(self, request: HttpRequest) -> str | None:
        return request.COOKIES.get(self.param_name)

    def authenticate(self, request: HttpRequest, key: str | None) -> Account | None:
        if not key or not isinstance(request.user, Account):
            return None
        if request.method not in SAFE_METHODS:
            if request.content_type not in self.content_types:
                raise Malformed
            if check_csrf(request):
                raise CsrfRefused
        is_short = is_asked_for_second_factor(request.user) and not has_shown(request)
        if is_short and not self.is_for_second_factor:
            raise SecondFactorNeeded
        return request.user


def anonymous(request: HttpRequest) -> AnonymousUser:
    """Let nobody in particular pass, on pages that show a little more to those signed in."""
    del request
    return AnonymousUser()


class SessionCookieWithFiles(SessionCookie):
    """The same for a browser that sends a file, the one thing that is no JSON; the CSRF token is asked for as ever."""

    content_types = frozenset({"multipart/form-data"})


class _TokenBefore(BearerToken):
    """The door to where a second factor is set up: staff pass without one."""

    is_for_second_factor = True


class _CookieBefore(SessionCookie):
    is_for_second_factor = True


class _TokenOrNobody(BearerToken):
    """Public pages: staff without a second factor see them as nobody in particular."""

    def authenticate(self, request: HttpRequest, token: str) -> Account | None:
        with suppress(SecondFactorNeeded):
            return super().authenticate(request, token)
        return None


class _CookieOrNobody(SessionCookie):
    def authenticate(self, request: HttpRequest, key: str | None) -> Account | None:
        with suppress(SecondFactorNeeded):
            return super().authenticate(request, key)
        return None


class _Allowed:
    """The same door, for those who may do `action`."""

    def __init__(self, *, action: Action) -> None:
        super().__init__()
        self.action = action

    def __call__(self, request: HttpRequest) -> Account | None:
        account: Account | None = super().__call__(request)  # type: ignore[misc]
        if account is not None and not may(account.role, account.is_superuser, self.action):
            request.auth = account  # type: ignore[attr-defined]  # so that `visit` tells the door
            record(
                "permission.denied",
                f"account:{account.pk}",
                by=visit(request).by(account.pk),
                now=now(),
                reason=f"{self.action}: {request.method} {request.path}"[:255],
            )
            raise NotAllowed
        return account


class _AllowedToken(_Allowed, BearerToken): ...


class _AllowedCookie(_Allowed, SessionCookie): ...


class _AllowedCookieWithFiles(_Allowed, SessionCookieWithFiles): ...


def allowed_to(action: Action) -> list[Any]:
    """The `auth=` of an endpoint that not everybody may use: 403 and an audit row for the others."""
    return [_AllowedToken(action=action), _AllowedCookie(action=action)]


def allowed_to_with_files(action: Action) -> list[Any]:
    """`allowed_to`, for an endpoint that takes a file."""
    return [_AllowedToken(action=action), _AllowedCookieWithFiles(action=action)]


signed_in: list[Any] = [BearerToken(), SessionCookie()]
signed_in_with_files: list[Any] = [BearerToken(), SessionCookieWithFiles()]
signed_in_before_second_factor: list[Any] = [_TokenBefore(), _CookieBefore()]
maybe_signed_in: list[Any] = [_TokenOrNobody(), _CookieOrNobody(), anonymous]


def caller(request: HttpRequest) -> Account:
    """The account that `signed_in` found."""
    account = maybe_caller(request)
    if account is None:
        raise Unauthenticated
    return account


def maybe_caller(request: HttpRequest) -> Account | None:
    """The account that `maybe_signed_in` found, if any."""
    found = getattr(request, "auth", None)
    return found if isinstance(found, Account) else None


def current_token(request: HttpRequest) -> int | None:
    """The id of the token that the caller came with; None for a browser."""
    return getattr(request, "token_id", None)


def visit(request: HttpRequest) -> Visit:
    """Where the caller comes from and by what she is signed in."""
    token_id, address = current_token(request), client_address(request)
    if token_id is not None:
        return Visit("api", address, token_id=token_id)
    if maybe_caller(request) is not None:
        return Visit("browser", address, session_key=request.session.session_key)
    return Visit("api", address)
