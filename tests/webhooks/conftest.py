"""A receiver that answers over HTTP, and an endpoint that leads to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from luffy.accounts.audit import Actor
from luffy.accounts.models import Role
from luffy.webhooks.models import Endpoint
from luffy.webhooks.services.endpoints import Wish, register
from tests.factories.accounts import an_account
from tests.paysim.receiver import Receiver

NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)
BY = Actor("api")


@dataclass
class Wired:
    receiver: Receiver
    endpoint: Endpoint
    secret: str


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as opened:
        yield opened


@pytest.fixture
def wired(receiver: Receiver, settings, db) -> Wired:
    settings.WEBHOOK_NETWORKS = ("127.0.0.0/8",)
    endpoint, secret = an_endpoint(receiver.url)
    return Wired(receiver, endpoint, secret)


def an_endpoint(url: str, *events: str, label: str = "仓库") -> tuple[Endpoint, str]:
    owner = an_account(role=Role.OPERATOR)
    wish = Wish(label, url, events)
    return register(wish, account_id=owner.pk, by=BY, now=NOW - timedelta(days=1))
