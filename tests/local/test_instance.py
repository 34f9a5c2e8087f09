import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from luffy.local.errors import CannotStart
from luffy.local.instance import Running, claim, running, tell

HOLD = """
import pathlib, sys, time
from luffy.local.instance import claim
with claim(pathlib.Path(sys.argv[1]), by="another"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path):
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_one_is_refused_in_one_line_that_names_the_first(tmp_path: Path, holder):
    with pytest.raises(CannotStart) as refusal, claim(tmp_path, by="we"):
        pass

    assert f"another, process {holder.pid}" in str(refusal.value)
    assert "LUFFY_HOME=" in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_kill_frees_the_home_although_its_note_stays(tmp_path: Path, holder):
    assert running(tmp_path).pid == holder.pid

    holder.send_signal(signal.SIGKILL)
    holder.wait()

    assert (tmp_path / "run.json").exists()
    assert running(tmp_path) is None
    with claim(tmp_path, by="we"):
        pass


def test_what_the_holder_tells_is_for_us_alone(tmp_path: Path):
    told = Running(
        by="we", pid=os.getpid(), address="http://127.0.0.1:1", settings={"REDIS_URL": "unix:///x"}
    )

    with claim(tmp_path, by="we"):
        tell(tmp_path, told)
        seen, mode = running(tmp_path), (tmp_path / "run.json").stat().st_mode & 0o777

    assert seen == told
    assert mode == 0o600
    assert not (tmp_path / "run.json").exists()
