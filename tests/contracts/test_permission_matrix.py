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
by_owned = pytest.mark.parametrize("row", [row for row in ROWS if row.own], ids=lambda row: row.call)


def shut_out(row: Row) -> list[Role]:
    """The roles that may not do it, whatever is theirs."""
    return [role for role in Role if isinstance(row.door, Action) and not may(role, False, row.door)]


def turns(row: Row) -> list[list[Role]]:
    """Who may do it. What is read stays, so that all may read the same; to change, each has things of her own."""
    let_in = [role for role in Role if role not in shut_out(row)]
    return [let_in] if let_in and row.call.startswith("GET ") else [[role] for role in let_in]


by_refusing = pytest.mark.parametrize("row", filter(shut_out, ROWS), ids=lambda row: row.call)
by_let_in = pytest.mark.parametrize(
    ("row", "roles"),
    [
        pytest.param(row, roles, id=f"{row.call}-{'-'.join(role.name.lower() for role in roles)}")
        for row in ROWS
        for roles in turns(row)
    ],
)


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
    return {**(row.given(account) or {}), **own_of(row, owner or account)}


def own_of(row: Row, owner: Account) -> Parts:
    return row.own(owner) if row.own else {}


def become(account: Account, role: Role) -> Account:
    """The same account in another role."""
    account.role = role
    account.save(update_fields=["role"])
    return account


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


@by_let_in
def test_each_role_that_may_with_its_own_things(row: Row, roles: list[Role]) -> None:
    account = an_account(role=roles[0])
    parts = prepare(row, account)

    for role in roles:
        answer = send(row, api_of(become(account, role)), parts)

        assert answer.status_code == row.status, (role, answer.content.decode())


@by_refusing
def test_each_role_that_may_not_though_all_of_it_is_there(row: Row) -> None:
    account = an_account()
    parts = prepare(row, account)

    refused = {role: send(row, api_of(become(account, role)), parts) for role in shut_out(row)}

    assert {(answer.status_code, answer.json()["code"]) for answer in refused.values()} == {(403, 1104)}


@by_row
def test_an_administrator_may_do_what_any_role_may(row: Row) -> None:
    account = an_account(is_superuser=True)

    assert send(row, api_of(account), prepare(row, account)).status_code == row.status


@by_owned
def test_somebody_elses_thing_looks_like_one_that_does_not_exist(row: Row) -> None:
    owner = an_account()
    owned = own_of(row, owner)

    for role in Role:
        account = an_account(role=role, is_superuser=role is Role.OPERATOR)
        foreign = {**(row.given(account) or {}), **owned}
        nowhere = {**foreign, **(row.missing or {})}
        caller = api_of(account)
        refused, missing = send(row, caller, foreign), send(row, caller, nowhere)

        assert (refused.status_code, missing.status_code) == (404, 404)
        assert told(refused, foreign) == told(missing, nowhere)
    # Nothing has happened to it: its owner can still do what she could.
    row.given(owner)
    assert send(row, api_of(owner), foreign).status_code == row.status
