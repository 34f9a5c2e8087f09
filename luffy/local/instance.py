"""One instance for each LUFFY_HOME, and where others find it while it runs."""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from luffy.local.errors import CannotStart

PATIENCE = 0.5


@dataclass(frozen=True, slots=True)
class Running:
    """What the holder of a home tells others. `settings` is empty until they can be used."""

    by: str
    pid: int
    address: str = ""
    settings: dict[str, str] = field(default_factory=dict)


@contextmanager
def claim(home: Path, *, by: str) -> Iterator[None]:
    """Hold `home` for us alone, until we end in whatever way.

    Raises: CannotStart when somebody else holds it.
    """
    with (home / "lock").open("a") as file:
        deadline = time.monotonic() + PATIENCE
        while not _lock(file, fcntl.LOCK_EX):
            # Somebody may just be looking whether we run.
            if time.monotonic() > deadline:
                raise CannotStart(_taken(home))
            time.sleep(0.02)
        tell(home, Running(by=by, pid=os.getpid()))
        try:
            yield
        finally:
            _note(home).unlink(missing_ok=True)


def tell(home: Path, running: Running) -> None:
    """Let other commands of the same home find our engines."""
    unfinished = _note(home).with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    unfinished.write_text(json.dumps(asdict(running), indent=1))
    unfinished.rename(_note(home))


def running(home: Path) -> Running | None:
    """Who holds `home` now. The lock decides: a note may be left over from a kill -9."""
    try:
        with (home / "lock").open() as file:
            if _lock(file, fcntl.LOCK_SH):
                return None
        return Running(**json.loads(_note(home).read_text()))
    except (OSError, ValueError):
        return None


def _note(home: Path) -> Path:
    return home / "run.json"


def _lock(file: IO[str], kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _taken(home: Path) -> str:
    holder = running(home)
    who = f" ({holder.by}, process {holder.pid}, {holder.address or 'no address yet'})" if holder else ""
    return (
        f"Luffy already runs in {home}{who}: stop it there, or start a second copy with "
        "LUFFY_HOME=.luffy-2 LUFFY_PORT=8001 PAYSIM_PORT=9010 make up"
    )
