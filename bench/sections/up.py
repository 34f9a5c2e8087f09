"""`luffy up`, started a second time: from the command to the moment when all of it answers."""

import os
import re
import subprocess
import sys
import time

from bench.figures import Figure, Report, Target
from bench.stage import Stage
from luffy.local.ports import any_free

SECTION = "`luffy up`"
PATIENCE_S = 180
OURS = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE")


def measure(stage: Stage, report: Report) -> None:
    env = {name: value for name, value in os.environ.items() if name not in OURS}
    env |= {
        "LUFFY_HOME": str(stage.home / "up"),
        "LUFFY_PORT": str(any_free()),
        "PAYSIM_PORT": str(any_free()),
        "PYTHONUNBUFFERED": "1",
    }
    first, second = _start(env), _start(env)
    report.add(
        Figure(SECTION, "first start (new database, demo data)", first, "s", target=Target(at_most=60))
    )
    report.add(Figure(SECTION, "second start", second, "s", target=Target(at_most=8)))


def _start(env: dict[str, str]) -> float:
    """Seconds until it says that everything answers; it is stopped then."""
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "luffy.cli", "up"],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        said = []
        for line in process.stdout or ():
            said.append(line)
            if re.search(r"Luffy is ready after", line):
                return time.monotonic() - began
            if time.monotonic() - began > PATIENCE_S:
                break
        raise RuntimeError(f"luffy up did not get ready: {''.join(said[-20:])}")
    finally:
        process.terminate()
        process.communicate(timeout=60)
