"""Who may call what of accounts."""

from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from tests.contracts.matrix.row import NO_ID, WHY, Door, Parts, Row
from tests.factories.accounts import PASSWORD, a_key_for, an_account


def a_token(account: Account) -> Parts:
    a_key_for(account)
    return {"token_id": account.tokens.latest("id").pk}


def a_session(account: Account) -> Parts:
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store.create()
    row = UserSession.objects.create(
        user=account, session_key=store.session_key, ip="127.0.0.1", user_agent="test"
    )
    return {"session_id": row.pk}


def an_account_with_password(_account: Account) -> Parts:
    return {"username": an_account(password=PASSWORD).username}


def a_new_name(_account: Account) -> Parts:
    return {"username": f"new{Account.objects.count()}"}


def somebody(_account: Account) -> Parts:
    """And an administrator beside whoever asks."""
    an_account(is_superuser=True)
    return {"account_id": an_account().pk}


PROOF = {"password": "wrong", "code": "123456"}
ROWS = [
    Row(
        "POST /auth/register",
        Door.PUBLIC,
        201,
        {"username": "{username}", "password": PASSWORD},
        given=a_new_name,
    ),
    Row(
        "POST /auth/tokens",
        Door.PUBLIC,
        201,
        {"username": "{username}", "password": PASSWORD, "label": "x"},
        given=an_account_with_password,
    ),
    Row("GET /auth/tokens"),
    Row("DELETE /auth/tokens/{token_id}", own=a_token, missing={"token_id": NO_ID}),
    Row("POST /auth/password", status=422, body={"old_password": "wrong", "new_password": PASSWORD}),
    Row("GET /auth/sessions"),
    Row("DELETE /auth/sessions"),
    Row("DELETE /auth/sessions/{session_id}", own=a_session, missing={"session_id": NO_ID}),
    Row("POST /auth/logout"),
    Row("GET /me"),
    Row("GET /me/second-factor"),
    Row("POST /me/second-factor/set-up"),
    # No password, no code: what comes of good ones is in tests/accounts/test_second_factor.py.
    Row("POST /me/second-factor", status=409, body={**PROOF, "ticket": "none"}),
    Row("POST /me/second-factor/recovery-codes", status=409, body=PROOF),
    Row("DELETE /me/second-factor", status=409, body=PROOF),
    Row("GET /ops/roles", Action.MANAGE_ROLES),
    Row("GET /ops/accounts", Action.MANAGE_ROLES),
    Row(
        "PUT /ops/accounts/{account_id}/role",
        Action.MANAGE_ROLES,
        body={"role": "service", **WHY},
        given=somebody,
    ),
    Row(
        "POST /ops/accounts/{account_id}/second-factor/take-off",
        Action.MANAGE_ROLES,
        409,
        body=WHY,
        given=somebody,
    ),
    Row("GET /ops/audit", Action.SEE_AUDIT),
    Row("GET /ops/sign-ins", Action.SEE_AUDIT),
]
