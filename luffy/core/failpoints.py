"""Named places at which a test may have this process die, as a power cut would end it.

`LUFFY_FAILPOINT=K9` arms one of them, `K9:3` its third visit; nothing but LUFFY_ENV=test starts with that set.
Source: docs/evidence/README.md
"""

import os
import signal
from collections.abc import Callable
from pathlib import Path

from luffy.env import env


def failpoint(name: str) -> None:
    """Die here, if a test wants it. Otherwise nothing."""
    if _visit is not None:
        _visit(name)


def dying_at(wanted: str, *, folder: Path) -> Callable[[str], None]:
    """Give what kills this process at the point's n-th visit.

    Visits are counted in a file, over all processes: who starts again after the kill, lives.
    """
    point, _, nth = wanted.partition(":")
    dies_at = int(nth or 1)
    counter = folder / f"failpoint-{point}"

    def visit(name: str) -> None:
        if name != point:
            return
        with counter.open("ab") as file:
            file.write(b".")
            file.flush()
            visits = file.tell()
        if visits == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

    return visit


def _armed() -> Callable[[str], None] | None:
    settings = env()
    if not settings.may_fail:
        return None
    return dying_at(settings.failpoint, folder=settings.home)


_visit = _armed()
