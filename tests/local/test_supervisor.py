import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest
from redis import Redis, RedisError

from luffy.local import restarts
from luffy.local.child import Child
from luffy.local.errors import CannotStart
from luffy.local.folders import home_folder
from luffy.local.postgres import Postgres
from luffy.local.restarts import Restarts
from luffy.local.supervisor import Member, Supervisor
from luffy.local.valkey import Valkey

TALK = "import time; print('first', flush=True); print('ready now', flush=True); time.sleep(60)"
FALL = "import sys, time; print('ready now', flush=True); time.sleep(0.2); sys.exit(3)"
FAREWELL = """
import pathlib, signal, sys, time
def leave(*_):
    with pathlib.Path(sys.argv[1]).open("a") as file:
        file.write(sys.argv[2] + " ")
    sys.exit()
signal.signal(signal.SIGTERM, leave)
print("ready now", flush=True)
time.sleep(60)
"""

WITH_CHILD = """
import pathlib, subprocess, sys, time
child = subprocess.Popen(["sleep", "60"])
with pathlib.Path(sys.argv[1]).open("a") as file:
    file.write(f"{child.pid} ")
time.sleep(60)
"""


@pytest.fixture
def supervisor():
    several = Supervisor()
    yield several
    several.stop()


def member(name: str, script: str, *arguments: str) -> Member:
    return Member(Child(name, [sys.executable, "-c", script, *arguments]), line="ready now")


def test_each_line_says_who_spoke(supervisor: Supervisor, capfd: pytest.CaptureFixture[str]):
    for name in ("web", "worker"):
        supervisor.start(member(name, TALK))
    supervisor.wait_until_ready(patience=20)

    lines = capfd.readouterr().out.splitlines()

    assert sorted(lines) == [
        "web     | first",
        "web     | ready now",
        "worker  | first",
        "worker  | ready now",
    ]


def test_one_that_ends_while_the_others_start_is_said_in_a_line(supervisor: Supervisor):
    supervisor.start(Member(Child("web", [sys.executable, "-c", TALK]), address="http://127.0.0.1:9/"))
    supervisor.start(Member(Child("worker", [sys.executable, "-c", "raise SystemExit(3)"]), line="never"))

    with pytest.raises(CannotStart, match=r"^worker ended with exit code 3, so everything stops$"):
        supervisor.wait_until_ready(patience=20)


def test_one_that_was_killed_starts_again(supervisor: Supervisor, capfd: pytest.CaptureFixture[str]):
    supervisor.start(member("worker", TALK))
    supervisor.wait_until_ready(patience=20)
    first = supervisor.members[0].child.pid

    os.kill(first, signal.SIGKILL)
    watch_until(supervisor, lambda: supervisor.members[0].child.pid != first)

    assert supervisor.members[0].child.is_running
    said = capfd.readouterr().out.splitlines()
    assert "luffy   | worker ended by SIGKILL; it starts again in 0.5 s" in said


def test_what_a_killed_one_left_behind_ends_before_it_starts_again(supervisor: Supervisor, tmp_path: Path):
    """Like a web server's processes, which hold the port."""
    supervisor.start(member("web", WITH_CHILD, str(tmp_path / "pids")))
    wait_for(lambda: (tmp_path / "pids").exists())
    left_behind = int((tmp_path / "pids").read_text().split()[0])

    os.kill(supervisor.members[0].child.pid, signal.SIGKILL)
    watch_until(supervisor, lambda: len((tmp_path / "pids").read_text().split()) == 2)

    assert is_gone(left_behind)


def test_one_that_ends_again_and_again_is_given_up(
    supervisor: Supervisor, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(restarts, "PAUSES", (0.01, 0.02, 0.03, 0.04))
    supervisor.start(member("worker", "import sys; sys.exit(3)"))

    problem = supervisor.watch()

    assert problem == "worker ended with exit code 3, 5 times within a minute, so everything stops"
    assert capfd.readouterr().out.count("starts again in") == 4


def test_pauses_grow_and_a_quiet_minute_makes_them_short_again():
    ends = Restarts()

    assert [ends.pause_after(second) for second in (0, 1, 3, 7)] == [0.5, 1, 3, 10]
    assert ends.pause_after(59.9) is None
    assert Restarts([0, 1, 3, 7]).pause_after(68) == 0.5


@pytest.mark.parametrize("engine", [Postgres, Valkey])
def test_a_killed_engine_comes_back_at_the_same_address(engine: type[Postgres | Valkey], tmp_path: Path):
    server = engine(home_folder(tmp_path / ("long" * 30)))
    address = server.start()
    first = server.child.pid
    try:
        supervisor = Supervisor()
        supervisor.adopt([server])
        os.kill(first, signal.SIGKILL)
        watch_until(supervisor, lambda: server.child.pid != first and answers(address))
    finally:
        server.stop()

    assert server.url == address


def test_a_query_that_still_runs_is_ended_before_its_data_gets_another_server(tmp_path: Path):
    server = Postgres(home_folder(tmp_path / "home"))
    try:
        with psycopg.connect(server.start()) as connection:
            query = connection.execute("SELECT pg_backend_pid()").fetchone()[0]
            busy = threading.Thread(target=keep_busy, args=(connection,))
            busy.start()
            wait_for(lambda: psutil.Process(query).cmdline()[0].endswith("SELECT"))
            os.kill(server.child.pid, signal.SIGKILL)
            server.child.process.wait()

            server.start()

            assert is_gone(query)
            busy.join(10)
    finally:
        server.stop()


def test_one_that_never_answers_is_not_waited_for_without_end(supervisor: Supervisor):
    supervisor.start(Member(Child("web", [sys.executable, "-c", TALK]), address="http://127.0.0.1:9/"))

    with pytest.raises(CannotStart, match="web did not answer within 1 seconds"):
        supervisor.wait_until_ready(patience=1)


def test_they_end_in_the_reverse_order(supervisor: Supervisor, tmp_path: Path):
    told = tmp_path / "told"
    for name in ("paysim", "web", "worker"):
        supervisor.start(member(name, FAREWELL, str(told), name))
    supervisor.wait_until_ready(patience=20)

    supervisor.stop()

    assert told.read_text().split() == ["worker", "web", "paysim"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ties a child to its parent")
def test_a_killed_parent_leaves_no_child_behind():
    script = (
        "import sys, time\n"
        "from luffy.local.child import Child\n"
        "child = Child('child', [sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "child.start()\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    child = int(parent.stdout.readline())
    # Until then it is still on its way to being tied.
    wait_for(lambda: psutil.Process(child).name() != "setpriv")

    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()

    wait_for(lambda: is_gone(child))


def watch_until(supervisor: Supervisor, check: Callable[[], bool], *, within_s: float = 30) -> None:
    """As `luffy up` does, in the main thread: the kernel ties a child to the thread that started it."""

    def looked() -> bool:
        assert supervisor.look() == ""
        return check()

    wait_for(looked, within_s=within_s)


def answers(address: str) -> bool:
    try:
        if address.startswith("postgresql:"):
            psycopg.connect(address).close()
        else:
            Redis.from_url(address).ping()
    except (psycopg.OperationalError, RedisError):
        return False
    return True


def keep_busy(connection: psycopg.Connection) -> None:
    """Unlike one that waits, a query that computes does not see that its server has died."""
    with suppress(psycopg.OperationalError):
        connection.execute("SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 100000) b")


def is_gone(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def wait_for(check: Callable[[], bool], *, within_s: float = 10) -> None:
    deadline = time.monotonic() + within_s
    while not check():
        assert time.monotonic() < deadline
        time.sleep(0.05)
