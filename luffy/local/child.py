"""One child process that never outlives us."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import psutil

from luffy.local.errors import CannotStart


def tied_to_us(stop_signal: signal.Signals) -> list[str]:
    """What to put before a command so that it gets `stop_signal` when we die, even by kill -9."""
    setpriv = shutil.which("setpriv")
    # The name without "SIG", because old versions know no other.
    return [setpriv, "--pdeathsig", stop_signal.name.removeprefix("SIG")] if setpriv else []


@dataclass
class Child:
    """A program in a session of its own: Ctrl-C reaches only us, and we stop it in our order.

    Start it from the main thread: the kernel ties it to the thread that started it.
    """

    name: str
    command: Sequence[str | Path]
    env: Mapping[str, str] | None = None
    cwd: Path | None = None
    # None: what it says comes to us by a pipe.
    log: Path | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    # What it gets when we die without stopping it.
    orphan_signal: signal.Signals | None = None
    # A command of several arguments that drops rights and then becomes the program.
    privileges: Sequence[str] = ()
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        prefix = self.privileges or tied_to_us(self.orphan_signal or self.stop_signal)
        command = [*prefix, *map(str, self.command)]
        out: int | IO[bytes] = subprocess.PIPE
        try:
            if self.log:
                self.log.parent.mkdir(parents=True, exist_ok=True)
                out = self.log.open("ab")
            self.process = subprocess.Popen(  # noqa: S603 - commands are ours, never a visitor's
                command,
                env=dict(self.env) if self.env is not None else None,
                cwd=self.cwd,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as error:
            raise CannotStart(f"{self.name} cannot start: {error}") from error
        finally:
            if not isinstance(out, int):
                out.close()

    @property
    def pid(self) -> int:
        return self.process.pid if self.process else 0

    @property
    def exit_code(self) -> int | None:
        """None while it runs (and before it was started)."""
        return self.process.poll() if self.process else None

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self, *, patience: float = 20) -> None:
        """Ask it to stop, wait, and at the end of our patience kill it with all that it started."""
        if self.process is None:
            return
        if self.is_running:
            self.process.send_signal(self.stop_signal)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(patience)
        # Its session holds what it may have left behind: the workers of a web server that was killed.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def last_words(self, lines: int = 5) -> str:
        """What its log file says at the end, in one line."""
        if not self.log or not self.log.exists():
            return ""
        said = self.log.read_text(errors="replace").splitlines()
        return " | ".join(line.strip() for line in said[-lines:] if line.strip())


def is_alive(pid: int, *, program: str) -> bool:
    """Whether `pid` lives and is `program`: a number from an old file may belong to a stranger by now."""
    with suppress(psutil.Error):
        found = psutil.Process(pid)
        return program in found.name() and found.status() != psutil.STATUS_ZOMBIE
    return False


def end_orphan(pid_file: Path, *, program: str, stop_signal: signal.Signals, patience: float = 30) -> None:
    """End what an earlier run left behind, which can happen only where the kernel cannot tie it to us."""
    try:
        pid = int(pid_file.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return
    deadline = time.monotonic() + patience
    if is_alive(pid, program=program):
        os.kill(pid, stop_signal)
    while is_alive(pid, program=program):
        if time.monotonic() > deadline:
            raise CannotStart(f"{program} of an earlier run (process {pid}) does not end: end it by hand")
        time.sleep(0.05)


def end_all_in(folder: Path, *, program: str, patience: float = 10) -> None:
    """Kill what works in `folder` without its parent: a query may go on long after its server was killed."""
    where = folder.resolve()
    orphans = [each for each in psutil.process_iter() if _works_in(where, each, program=program)]
    for orphan in orphans:
        with suppress(psutil.NoSuchProcess):
            orphan.kill()
    _gone, alive = psutil.wait_procs(orphans, timeout=patience)
    if alive:
        raise CannotStart(
            f"{program} of an earlier run (process {alive[0].pid}) does not end: end it by hand"
        )


def _works_in(folder: Path, process: psutil.Process, *, program: str) -> bool:
    try:
        return program in process.name() and Path(process.cwd()) == folder
    except psutil.Error:
        # Gone meanwhile, or somebody else's and so not ours.
        return False
