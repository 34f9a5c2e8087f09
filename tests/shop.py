"""A shop that runs for real: web server and job worker, sandbox gateway, and buyers that speak HTTP.

One for all flows and storms of a test process: starting it takes longer than any of them.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from pytest_django import DjangoDbBlocker

from tests.live import LiveLuffy
from tests.paysim.server import PaysimServer

PASSWORD = "many-waves-at-sea"


@dataclass
class Buyer:
    """One account and its token. Every call gives (HTTP status, body)."""

    client: httpx.Client
    username: str

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, dict[str, Any]]:
        answer = self.client.request(method, path, json=body, headers=headers)
        return answer.status_code, answer.json()

    def get(self, path: str) -> Any:
        """The data of a call that must succeed."""
        return self.done("GET", path)

    def done(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        status, answer = self.call(method, path, body, **headers)
        assert answer["code"] == 1000, (status, answer)
        return answer["data"]

    def order(self, *, expected_payable_fen: int, key: str = "", method: str = "alipay") -> Any:
        body = {"payment_method": method, "expected_payable_fen": expected_payable_fen}
        return self.done("POST", "orders", body, **{"Idempotency-Key": key or uuid4().hex})


@dataclass
class Shop:
    luffy: LiveLuffy
    paysim: PaysimServer
    buyers: list[Buyer] = field(default_factory=list)

    def buyer(self, username: str = "") -> Buyer:
        """Register somebody new, and sign in as a program does."""
        name = username or f"buyer-{uuid4().hex[:12]}"
        with self.luffy.client() as visitor:
            answer = visitor.post("auth/register", json={"username": name, "password": PASSWORD})
            assert answer.status_code == 201, answer.text
            answer = visitor.post(
                "auth/tokens", json={"username": name, "password": PASSWORD, "label": "test"}
            )
            assert answer.status_code == 201, answer.text
        buyer = Buyer(self.luffy.client(token=answer.json()["data"]["token"]), name)
        self.buyers.append(buyer)
        return buyer

    def close(self) -> None:
        """Let go of the buyers' connections."""
        while self.buyers:
            self.buyers.pop().client.close()


@contextmanager
def open_shop(
    folder: Path, *, workers: int = 2, jobs: bool = True, time_scale: float = 3600, **env: str
) -> Iterator[Shop]:
    """Start everything on free loopback ports, and stop it all afterwards."""
    paysim = PaysimServer(folder / "paysim", time_scale=time_scale, notify_twice=0)
    with paysim:
        luffy = LiveLuffy(workers=workers, jobs=jobs, env={**paysim.client_env, **env})
        luffy.extra["PUBLIC_BASE_URL"] = luffy.base_url
        with luffy:
            shop = Shop(luffy, paysim)
            try:
                yield shop
            finally:
                shop.close()


def eventually(check: Callable[[], Any], *, within_s: float = 20) -> Any:
    """What `check` gives as soon as it is true; fails when the time is over."""
    deadline = time.monotonic() + within_s
    while not (found := check()):
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.05)
    return found


@pytest.fixture(scope="session")
def running_shop(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shop]:
    with (
        django_db_blocker.unblock(),
        open_shop(
            tmp_path_factory.mktemp("shop"),
            workers=4,
            # Receivers of events stand on this machine.
            WEBHOOK_NETWORKS="127.0.0.0/8",
            VIDEO_WATERMARK="true",
        ) as opened,
    ):
        yield opened


@pytest.fixture
def shop(transactional_db: None, running_shop: Shop) -> Iterator[Shop]:
    """The shop with nothing in it yet, here and at the gateway."""
    running_shop.paysim.control.reset()
    yield running_shop
    running_shop.close()
