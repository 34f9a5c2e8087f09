"""Every operation of the API for everybody: nobody, each role, and somebody else's things."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action, Role, may
from luffy.api import api
from luffy.payments.gateways import configured
from tests.contracts.matrix import ROWS, Door, Parts, Row
from tests.factories.accounts import Api, an_account, api_of
from tests.payments.keys import our_alipay
from tests.payments.wechat_keys import our_wechat

pytestmark = pytest.mark.django_db

by_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.call)
by_role = pytest.mark.parametrize("role", Role, ids=lambda role: role.name.lower())
by_owned = pytest.mark.parametrize("row", [row for row in ROWS if row.own], ids=lambda row: row.call)


@pytest.fixture(autouse=True)
def a_configured_gateway(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(configured, "alipay", our_alipay)
    monkeypatch.setattr(configured, "wechat", our_wechat)


def send(row: Row, caller: Api, parts: Parts) -> Any:
    method, path = row.call.split(" ")
    body = None if row.body is None else fill(row.body, parts)
    return caller.send(method, path.format(**parts), body, **(row.headers or {}))


def fill(body: Any, parts: Parts) -> Any:
    """The body with each `"{name}"` replaced by the part of that name, with its type."""
    if isinstance(body, dict):
        return {key: fill(value, parts) for key, value in body.items()}
    if isinstance(body, str) and body.startswith("{"):
        return parts[body.strip("{}")]
    return body


def prepare(row: Row, account: Account, *, owner: Account | None = None) -> Parts:
    parts = dict(row.given(account) or {})
    if row.own:
        parts.update(row.own(owner or account))
    return parts


def told(answer: Any, parts: Parts) -> Any:
    """The answer without its request id and without what only repeats the question."""
    body = answer.json()
    detail = {name: value for name, value in body["detail"].items() if value != parts.get(name)}
    return {**body, "detail": detail, "request_id": ""}


def operations(routers: Any = api._routers) -> Iterator[str]:
    for prefix, router, *_ in routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                for method in operation.methods:
                    yield f"{method} {(prefix + path).replace('//', '/')}"
        yield from operations(router._routers)


def test_every_operation_has_exactly_one_row() -> None:
    calls = [row.call for row in ROWS]

    assert sorted(calls) == sorted(set(operations()))


def test_every_other_address_of_the_site_is_known() -> None:
    """The back office has permissions of its own; of allauth's pages see tests/accounts/test_browser.py."""
    stranger = Client(REMOTE_ADDR="8.8.8.8", raise_request_exception=False)
    addresses = [str(entry.pattern) for entry in get_resolver().url_patterns]

    assert {address: stranger.get(f"/{address}").status_code for address in addresses} == {
        "": 200,
        "healthz": 200,
        "readyz": 200,
        "metrics": 403,
        "admin/": 302,
        "_allauth/": 404,
        "api/v1/": 404,
    }


@by_row
def test_nobody_in_particular(row: Row) -> None:
    parts = prepare(row, an_account())

    answer = send(row, Api(), parts)

    if row.door is Door.PUBLIC:
        assert answer.status_code == row.status
    else:
        assert (answer.status_code, answer.json()["code"]) == (401, 1103)


@by_role
@by_row
def test_each_role_with_its_own_things(row: Row, role: Role) -> None:
    account = an_account(role=role)

    answer = send(row, api_of(account), prepare(row, account))

    if isinstance(row.door, Action) and not may(role, False, row.door):
        assert (answer.status_code, answer.json()["code"]) == (403, 1104)
    else:
        assert answer.status_code == row.status, answer.content.decode()


@by_row
def test_an_administrator_may_do_what_any_role_may(row: Row) -> None:
    account = an_account(is_superuser=True)

    assert send(row, api_of(account), prepare(row, account)).status_code == row.status


@by_role
@by_owned
def test_somebody_elses_thing_looks_like_one_that_does_not_exist(row: Row, role: Role) -> None:
    owner, account = an_account(), an_account(role=role, is_superuser=role is Role.OPERATOR)
    foreign = prepare(row, account, owner=owner)

    refused = send(row, api_of(account), foreign)
    nowhere = {**foreign, **(row.missing or {})}
    missing = send(row, api_of(account), nowhere)

    assert (refused.status_code, missing.status_code) == (404, 404)
    assert told(refused, foreign) == told(missing, nowhere)
    # Nothing has happened to it: its owner can still do what she could.
    row.given(owner)
    assert send(row, api_of(owner), foreign).status_code == row.status
