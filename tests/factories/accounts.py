"""Accounts and signed-in clients for tests."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.test import Client

from luffy.accounts.auth import digest_of
from luffy.accounts.models import Account, ApiToken
from luffy.accounts.permissions import Role

PASSWORD = "correct horse 9"
_numbers = count(1)


def an_account(
    username: str = "", *, role: Role = Role.LEARNER, password: str = "", **fields: Any
) -> Account:
    """An account; without a password it can only come in by `api_of`, which saves the time of hashing."""
    account = Account(username=username or f"user{next(_numbers)}", role=role.value, **fields)
    if password:
        account.set_password(password)
    else:
        account.set_unusable_password()
    account.save()
    return account


def a_key_for(account: Account, *, expires_at: datetime | None = None) -> str:
    """A token that works, issued without the password."""
    key = f"luffy_test_{next(_numbers)}"
    now = datetime.now(UTC)
    ApiToken.objects.create(
        account=account,
        label="test",
        digest=digest_of(key),
        created_at=now - timedelta(days=400),
        expires_at=expires_at or now + timedelta(days=1),
    )
    return key


class Api:
    """A client of /api/v1 that speaks JSON: `api.post("/cart/items", {"product": …})`."""

    def __init__(self, key: str = "", *, client: Client | None = None, **headers: str) -> None:
        self.client = client or Client(raise_request_exception=False)
        self.headers = {**headers, **({"Authorization": f"Bearer {key}"} if key else {})}

    def get(self, path: str, **query: Any) -> Any:
        return self.client.get(f"/api/v1{path}", query, headers=self.headers)

    def send(self, method: str, path: str, body: Mapping[str, Any] | None = None, **headers: str) -> Any:
        return self.client.generic(
            method,
            f"/api/v1{path}",
            "" if body is None else _json(body),
            content_type="" if body is None else "application/json",
            headers={**self.headers, **headers},
        )

    def post(self, path: str, body: Mapping[str, Any] | None = None, **headers: str) -> Any:
        return self.send("POST", path, body, **headers)

    def put(self, path: str, body: Mapping[str, Any] | None = None) -> Any:
        return self.send("PUT", path, body)

    def patch(self, path: str, body: Mapping[str, Any] | None = None) -> Any:
        return self.send("PATCH", path, body)

    def delete(self, path: str, body: Mapping[str, Any] | None = None) -> Any:
        return self.send("DELETE", path, body)


def api_of(account: Account) -> Api:
    """The API as this account, by token."""
    return Api(a_key_for(account))


def _json(body: Mapping[str, Any]) -> str:
    return json.dumps(body, default=str)
