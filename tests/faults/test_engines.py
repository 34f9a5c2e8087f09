"""Engines that die, stand still or have no room, while people buy: `luffy up`, as it runs on one's own machine.

Nobody helps: what died is started again by `luffy up` itself, and then every invariant holds, with the journal.
"""

import json
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import psutil
import pytest

from tests.faults.conftest import FULL
from tests.local.test_up import Terminal
from tests.paysim.server import Control
from tests.storms.report import report

BUYERS = 6
ROUNDS = int(os.environ.get("LUFFY_ENGINE_ROUNDS", "20" if FULL else "1"))
STANDSTILL_S = 30 if FULL else 3
STORM_S = 4
PATIENCE_S = 240


class School(Terminal):
    """`luffy up`, and people who buy in it, whatever happens."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.home = home
        # What the control API's client wants to know of a gateway.
        self.base_url = f"http://127.0.0.1:{self.paysim_port}"
        self.control = Control(self)  # type: ignore[arg-type]
        self.is_open = threading.Event()
        self.paid = 0

    @property
    def token(self) -> str:
        return (self.home / "paysim" / "token").read_text().strip()

    def server(self, name: str) -> psutil.Process:
        """The engine itself, not what it has started."""
        assert self.process.poll() is None, "".join(self.lines[-60:])
        own = psutil.Process(self.process.pid).children()
        alive = [it for it in own if it.status() != psutil.STATUS_ZOMBIE]
        (found,) = [it for it in alive if name in " ".join(it.cmdline())]
        return found

    def storm(self, misfortune: Callable[["School"], None]) -> None:
        """Have people buy; in the middle of it comes the misfortune."""
        self.is_open.set()
        crowd = [threading.Thread(target=self._buy_on, daemon=True) for _ in range(BUYERS)]
        for each in crowd:
            each.start()
        time.sleep(STORM_S / 2)
        misfortune(self)
        paid, deadline = self.paid, time.monotonic() + PATIENCE_S
        while self.paid == paid and time.monotonic() < deadline:
            time.sleep(0.5)
        self.is_open.clear()
        for each in crowd:
            each.join(120)

    def _buy_on(self) -> None:
        while self.is_open.is_set():
            # A buyer to whom the shop is down tries another day.
            with suppress(httpx.HTTPError, AssertionError, KeyError, ValueError):
                self._buy()

    def _buy(self) -> None:
        with httpx.Client(base_url=f"http://127.0.0.1:{self.port}/api/v1/", timeout=20) as client:
            name = f"buyer-{uuid4().hex[:12]}"
            who = {"username": name, "password": "many-waves-at-sea", "label": "storm"}
            client.post("auth/register", json=who)
            token = client.post("auth/tokens", json=who).json()["data"]["token"]
            client.headers["Authorization"] = f"Bearer {token}"
            buy_now = {"product": "course:2", "price_policy_id": 3}
            quote = client.put("settlement", json={"buy_now": buy_now}).json()["data"]
            order = {"payment_method": "alipay", "expected_payable_fen": quote["payable_fen"]}
            placed = client.post("orders", json=order, headers={"Idempotency-Key": name}).json()["data"]
            page = httpx.get(placed["payment"]["url"], follow_redirects=False, timeout=20).headers["location"]
            self.control.call("POST", "pay", {"cashier_token": page.rpartition("/")[2]})
            self.paid += 1

    def come_to_rest(self) -> None:
        """Until nothing is broken any more, by the command that an operator has for it."""
        deadline = time.monotonic() + PATIENCE_S
        while (answer := self._check()).returncode != 0:
            assert time.monotonic() < deadline, f"{answer.stdout}{answer.stderr}\n{''.join(self.lines[-60:])}"
            with suppress(httpx.HTTPError):
                # The gateway's next tries come minutes later: let them be over.
                self.control.clock("70s")
            time.sleep(1)
        self.control.clock(f"{-self.control.clock()['offset_s']}s")

    def _check(self) -> subprocess.CompletedProcess[str]:
        """Also after time for what was just settled; the invariants must then still hold."""
        answer = self.luffy("check-invariants", "--json", "--journal", self.base_url)
        if answer.returncode == 0:
            assert json.loads(answer.stdout) == []
        return answer


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory):
    school = School(tmp_path_factory.mktemp("engines") / "home")
    school.up(patience=180)
    yield school
    if school.process.poll() is None:
        school.process.terminate()
        school.process.wait(60)


def k24_postgres_dies(school: School) -> None:
    school.server("postgres").kill()


def k24_a_connection_of_postgres_dies(school: School) -> None:
    """Then PostgreSQL ends all others and recovers by itself."""
    workers = [it for it in school.server("postgres").children() if "luffy" in " ".join(it.cmdline())]
    workers[0].kill()


def k25_valkey_dies_and_forgets(school: School) -> None:
    """It comes back empty: carts and settlements are gone, money is not."""
    school.server("valkey").kill()
    shutil.rmtree(school.home / "valkey" / "appendonlydir", ignore_errors=True)


def k26_the_gateway_dies_with_notices_to_tell(school: School) -> None:
    school.control.add_fault("drop", times=8)
    time.sleep(1.5)
    school.server("paysim").kill()


def k27_the_disk_is_full(school: School) -> None:
    """No file of PostgreSQL may grow: it cannot write its log, panics, and starts again when there is room."""
    postgres = school.server("postgres")
    panicking = postgres.children()
    _files_may_grow_to(postgres, "8192")
    # All of them end, however soon there are others in their place.
    assert psutil.wait_procs(panicking, timeout=PATIENCE_S)[1] == []
    time.sleep(3)
    _files_may_grow_to(postgres, "unlimited")


def _files_may_grow_to(engine: psutil.Process, size_bytes: str) -> None:
    """For it and what it has started. As its own user: in a container root may not do it for others."""
    with suppress(psutil.NoSuchProcess):
        owner: dict[str, Any] = {"user": engine.uids().real, "group": engine.gids().real, "extra_groups": []}
        for each in [engine, *engine.children()]:
            limit = ["prlimit", f"--pid={each.pid}", f"--fsize={size_bytes}:"]
            # Some end meanwhile.
            subprocess.run(limit, **owner, check=False, capture_output=True)


def k28_the_database_stands_still(school: School) -> None:
    """Nobody answers for a while, as when a cable is pulled."""
    postgres = school.server("postgres")
    stopped = [postgres, *postgres.children()]
    for each in stopped:
        with suppress(psutil.NoSuchProcess):
            each.suspend()
    time.sleep(STANDSTILL_S)
    for each in stopped:
        with suppress(psutil.NoSuchProcess):
            each.resume()


def k28_the_connections_are_cut(school: School) -> None:
    postgres = school.server("postgres")
    for each in postgres.children():
        if "luffy" in " ".join(each.cmdline()):
            # What pg_terminate_backend sends.
            with suppress(psutil.NoSuchProcess):
                each.send_signal(signal.SIGTERM)


def the_web_server_dies(school: School) -> None:
    school.server("granian").kill()


def the_worker_dies(school: School) -> None:
    school.server("luffy.cli worker").kill()


ALL: list[Callable[[School], None]] = [
    k24_postgres_dies,
    k26_the_gateway_dies_with_notices_to_tell,
    k25_valkey_dies_and_forgets,
    k24_a_connection_of_postgres_dies,
    k27_the_disk_is_full,
    k28_the_database_stands_still,
    k28_the_connections_are_cut,
    the_web_server_dies,
    the_worker_dies,
]


def what(misfortune: Any) -> str:
    return str(misfortune.__name__)


@pytest.mark.parametrize("misfortune", ALL if FULL else ALL[:1], ids=what)
def test_what_dies_under_a_storm_comes_back_and_nothing_is_lost(
    school: School, misfortune: Callable[[School], None]
):
    for _ in range(ROUNDS):
        before = school.paid

        school.storm(misfortune)

        school.come_to_rest()
        report(misfortune=misfortune.__name__)
        assert school.paid > before
        # More than five ends of one part within a minute are given up, by design.
        time.sleep(12 if ROUNDS > 1 else 0)
