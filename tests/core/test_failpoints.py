import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import django
django.setup()
from luffy.core.failpoints import failpoint
for number in range(int({visits})):
    failpoint("K9")
    failpoint("K10")
    print(number, flush=True)
"""


def run(home: Path, *, visits: int = 5, **env: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **{name: value for name, value in os.environ.items() if name != "LUFFY_FAILPOINT"},
        "DJANGO_SETTINGS_MODULE": "luffy.settings",
        "LUFFY_HOME": str(home),
        **env,
    }
    return subprocess.run(
        [sys.executable, "-c", SCRIPT.format(visits=visits)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_unarmed_nothing_happens(tmp_path: Path):
    done = run(tmp_path)

    assert (done.returncode, done.stdout.split()) == (0, ["0", "1", "2", "3", "4"])
    assert list(tmp_path.iterdir()) == []


def test_an_armed_point_kills_once_and_who_starts_again_lives(tmp_path: Path):
    first = run(tmp_path, LUFFY_FAILPOINT="K9:3")
    second = run(tmp_path, LUFFY_FAILPOINT="K9:3")

    assert (first.returncode, first.stdout.split()) == (-9, ["0", "1"])
    assert (second.returncode, second.stdout.split()) == (0, ["0", "1", "2", "3", "4"])


@pytest.mark.parametrize("mode", ["demo", "production"])
def test_outside_of_tests_nothing_starts_with_a_failpoint(tmp_path: Path, mode: str):
    done = run(tmp_path, LUFFY_ENV=mode, LUFFY_FAILPOINT="K9")

    assert done.returncode == 1
    assert done.stdout == ""
    assert f"{mode} refuses to start: " in done.stderr
    assert "LUFFY_FAILPOINT is set, which is for tests" in done.stderr


def test_a_point_that_cannot_be_meant_is_refused(tmp_path: Path):
    done = run(tmp_path, LUFFY_FAILPOINT="everywhere")

    assert done.returncode == 1
    assert "LUFFY_FAILPOINT" in done.stderr
