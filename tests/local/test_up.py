"""The whole of `luffy up`, as somebody who types `make up` meets it."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import psutil
import pytest

from luffy.local.ports import any_free

ROOT = Path(__file__).resolve().parents[2]
OURS = ("DATABASE_URL", "REDIS_URL", "LUFFY_ENV", "LUFFY_HOME", "LUFFY_PORT", "PAYSIM_PORT", "SECRET_KEY")


class Terminal:
    """`luffy up` in a home and on ports of its own."""

    def __init__(self, home: Path) -> None:
        self.port, self.paysim_port = any_free(), any_free()
        self.env = {name: value for name, value in os.environ.items() if name not in OURS}
        self.env |= {
            "LUFFY_HOME": str(home),
            "LUFFY_PORT": str(self.port),
            "PAYSIM_PORT": str(self.paysim_port),
        }
        self.lines: list[str] = []

    def luffy(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "luffy.cli", *arguments]
        return subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=120, check=False)

    def up(self, *, patience: float = 120) -> float:
        """Start it; give the seconds until it said that it is ready."""
        began = time.monotonic()
        command = [sys.executable, "-m", "luffy.cli", "up"]
        self.process = subprocess.Popen(
            command, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.lines, said = [], threading.Event()
        threading.Thread(target=self._read, args=(said,), daemon=True).start()
        if not said.wait(patience) or self.process.poll() is not None:
            self.process.kill()
            pytest.fail("it did not start:\n" + "".join(self.lines))
        return time.monotonic() - began

    def _read(self, said: threading.Event) -> None:
        for line in self.process.stdout:
            self.lines.append(line)
            if "Ctrl-C stops everything" in line:
                said.set()
        said.set()

    def tree(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory):
    terminal = Terminal(tmp_path_factory.mktemp("up") / "home")
    terminal.up()
    yield terminal
    if terminal.process.poll() is None:
        terminal.process.terminate()
        terminal.process.wait(60)


def all_ended(processes: list[psutil.Process], *, within_s: float = 20) -> bool:
    _gone, alive = psutil.wait_procs(processes, timeout=within_s)
    return not [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]


def test_web_server_gateway_and_worker_answer(terminal: Terminal):
    assert httpx.get(f"http://127.0.0.1:{terminal.port}/readyz").json() == {"status": "ready"}
    assert httpx.get(f"http://127.0.0.1:{terminal.paysim_port}/_sim/health").status_code == 200
    assert any("waiting for jobs" in line for line in terminal.lines)


def test_a_second_one_in_the_same_home_is_refused_in_one_line(terminal: Terminal):
    second = terminal.luffy("up")

    assert second.returncode == 1
    assert second.stderr.startswith("luffy: Luffy already runs in ")
    assert len(second.stderr.splitlines()) == 1


def test_other_commands_find_the_running_engines(terminal: Terminal):
    migrated = terminal.luffy("migrate")

    assert migrated.returncode == 0
    assert "No migrations to apply" in migrated.stdout


def test_django_s_own_commands_find_them_too(terminal: Terminal):
    command = [sys.executable, str(ROOT / "manage.py"), "migrate", "--check"]
    done = subprocess.run(command, env=terminal.env, capture_output=True, text=True, timeout=120, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_the_doctor_finds_nothing_wrong(terminal: Terminal):
    examined = terminal.luffy("doctor", "--json")

    findings = json.loads(examined.stdout)
    assert [finding for finding in findings if finding["verdict"] == "wrong"] == []
    assert examined.returncode == 0
    assert "every migration is applied" in [finding["what"] for finding in findings]


def test_a_kill_leaves_nothing_behind_and_ctrl_c_stops_cleanly(terminal: Terminal):
    tree = terminal.tree()
    terminal.process.kill()
    terminal.process.wait()
    assert all_ended(tree)

    terminal.up()
    tree = terminal.tree()
    terminal.process.send_signal(signal.SIGINT)
    code = terminal.process.wait(60)

    assert code == 0
    assert all_ended(tree, within_s=1)
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{terminal.port}/healthz")
