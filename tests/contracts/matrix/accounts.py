"""Who may call what of accounts."""

from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings

from luffy.accounts.models import Account
from tests.contracts.matrix.row import NO_ID, Door, Parts, Row
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
]
