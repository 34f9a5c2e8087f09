import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from luffy.local.child import Child
from luffy.local.errors import CannotStart
from luffy.local.supervisor import Member, Supervisor

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


def test_the_end_of_one_is_said_in_a_line(supervisor: Supervisor):
    supervisor.start(member("web", TALK))
    supervisor.start(member("worker", FALL))
    supervisor.wait_until_ready(patience=20)

    assert supervisor.watch() == "worker ended with exit code 3, so everything stops"


def test_one_that_was_killed_is_said_to_be(supervisor: Supervisor):
    supervisor.start(member("web", TALK))
    supervisor.members[0].child.process.kill()

    assert supervisor.watch() == "web ended by SIGKILL, so everything stops"


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


def is_gone(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def wait_for(check: Callable[[], bool], *, within_s: float = 10) -> None:
    deadline = time.monotonic() + within_s
    while not check():
        assert time.monotonic() < deadline
        time.sleep(0.05)
