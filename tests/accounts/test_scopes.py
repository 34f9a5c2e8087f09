"""What a token may be used for: the table, and every operation of the API with the narrowest token."""

import re

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from luffy.accounts.auth import digest_of
from luffy.accounts.models import Account, ApiToken, AuditEntry, Role
from luffy.accounts.scopes import Noun, Scope, allows, needed
from luffy.api import openapi
from tests.contracts.matrix import ROWS, Door, Row
from tests.factories.accounts import PASSWORD, Api, a_key_for, an_account

WHERE = {row.call: row for row in ROWS}


def path_of(row: Row) -> tuple[str, str]:
    method, path = row.call.split(" ")
    return method, "/api/v1" + re.sub(r"\{[^}]*\}", "1", path)


def a_token_with(account: Account, *scopes: str) -> Api:
    key = a_key_for(account)
    ApiToken.objects.filter(digest=digest_of(key)).update(scopes=list(scopes))
    return Api(key)


def test_there_is_a_scope_to_read_and_one_to_write_each_noun() -> None:
    assert set(Scope) == {f"{noun}:{verb}" for noun in Noun for verb in ("read", "write")}


@pytest.mark.parametrize(
    ("scopes", "method", "path", "is_allowed"),
    [
        (["orders:read"], "GET", "/api/v1/orders", True),
        (["orders:read"], "POST", "/api/v1/orders", False),
        (["orders:write"], "GET", "/api/v1/orders", True),
        (["orders:write"], "POST", "/api/v1/orders/1/refunds", False),
        (["refunds:write"], "POST", "/api/v1/orders/1/refunds", True),
        (["orders:write"], "POST", "/api/v1/orders/1/invoices", False),
        ([], "GET", "/api/v1/courses", True),
        ([], "GET", "/api/v1/courses/1", True),
        ([], "GET", "/api/v1/me", False),
        ([], "POST", "/api/v1/auth/logout", True),
        (["account:read"], "POST", "/api/v1/auth/password", False),
        (["account:read"], "GET", "/api/v1/me/wallet", False),
        (["learning:write"], "GET", "/api/v1/ops/orders", False),
        (list(Scope), "GET", "/api/v1/nobody-thought-of-this", False),
        (None, "GET", "/api/v1/nobody-thought-of-this", True),
    ],
)
def test_what_scopes_allow(scopes: list[str] | None, method: str, path: str, is_allowed: bool) -> None:
    assert allows(scopes, method, path) is is_allowed


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.door is not Door.PUBLIC], ids=lambda row: row.call
)
def test_every_operation_is_about_a_noun(row: Row) -> None:
    """A new one: say in accounts/scopes.py what it is about."""
    scope = needed(*path_of(row))

    assert scope is None or scope in set(Scope), f"{row.call} is about nothing"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.door is not Door.PUBLIC], ids=lambda row: row.call
)
def test_a_token_for_everything_else_is_refused_before_anything_is_looked_up(row: Row) -> None:
    method, path = path_of(row)
    scope = needed(method, path)
    if scope is None:
        return
    noun = scope.partition(":")[0]
    others = [one for one in Scope if not one.startswith(f"{noun}:")]
    others += [Scope(f"{noun}:read")] if scope.endswith(":write") else []
    api = a_token_with(an_account(is_superuser=True), *others)

    answer = api.send(method, path.removeprefix("/api/v1"), {})

    assert (answer.status_code, answer.json()["code"]) == (403, 1219)
    assert answer.json()["detail"] == {"scope": scope}
    denied = AuditEntry.objects.get(action="permission.denied")
    assert denied.reason.startswith(f"scope {scope}: {method} {path}")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "row", [WHERE["GET /orders"], WHERE["GET /me"], WHERE["GET /me/wallet"]], ids=lambda row: row.call
)
def test_the_scope_that_it_needs_is_enough(row: Row) -> None:
    method, path = path_of(row)

    answer = a_token_with(an_account(), needed(method, path) or "").send(method, path.removeprefix("/api/v1"))

    assert answer.status_code == 200


@pytest.mark.django_db
def test_a_scope_gives_nobody_more_than_the_account_may() -> None:
    api = a_token_with(an_account(role=Role.LEARNER), *Scope)

    answer = api.get("/ops/orders")

    assert (answer.status_code, answer.json()["code"]) == (403, 1104)


@pytest.mark.django_db
def test_a_public_page_is_read_with_any_token() -> None:
    assert a_token_with(an_account()).get("/courses").status_code == 200


@pytest.mark.django_db
def test_a_token_is_made_with_scopes_and_shows_them() -> None:
    an_account("nami", password=PASSWORD)
    asked = {
        "username": "nami",
        "password": PASSWORD,
        "label": "ci",
        "scopes": ["orders:read", "account:read"],
    }

    key = Api().post("/auth/tokens", asked).json()["data"]["token"]

    api = Api(key)
    # It may not list tokens of itself otherwise.
    assert api.get("/auth/tokens").json()["data"]["items"][0]["scopes"] == ["account:read", "orders:read"]
    assert api.get("/orders").status_code == 200
    assert api.post("/cart/items", {"product": "course:1", "price_policy_id": 1}).json()["code"] == 1219
    assert AuditEntry.objects.get(action="token.created").after == {"scopes": ["account:read", "orders:read"]}
    assert api.post("/auth/logout", None).status_code == 200
    assert api.get("/orders").status_code == 401


@pytest.mark.django_db
def test_without_the_field_a_token_may_what_the_account_may() -> None:
    an_account("nami", password=PASSWORD)

    key = Api().post("/auth/tokens", {"username": "nami", "password": PASSWORD}).json()["data"]["token"]

    assert ApiToken.objects.get().scopes is None
    assert Api(key).get("/auth/tokens").json()["data"]["items"][0]["scopes"] is None


@pytest.mark.django_db
def test_a_scope_that_there_is_not_is_refused_here_and_by_the_database() -> None:
    account = an_account("nami", password=PASSWORD)
    asked = {"username": "nami", "password": PASSWORD, "scopes": ["orders:eat"]}

    assert Api().post("/auth/tokens", asked).json()["code"] == 1101
    a_key_for(account)
    with pytest.raises(IntegrityError), transaction.atomic():
        ApiToken.objects.update(scopes=["orders:eat"])


@pytest.mark.django_db
def test_a_browser_s_session_has_no_scopes() -> None:
    account = an_account()
    a_token_with(account)
    browser = Client()
    browser.force_login(account)

    assert browser.get("/api/v1/orders").status_code == 200


def test_the_description_of_the_api_says_what_each_call_needs() -> None:
    document = openapi()
    calls = {(row.call): path_of(row) for row in ROWS if row.door is not Door.PUBLIC}

    for call, (method, path) in calls.items():
        operation = document["paths"].get("/api/v1" + call.split(" ")[1], {}).get(method.lower())
        if operation is None:
            continue  # for browsers on their way, and in no description
        assert operation.get("x-scope") == needed(method, path), call
