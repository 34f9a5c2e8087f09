"""Several programs as one: one log, one end."""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

import httpx
import typer

from luffy.local.child import Child
from luffy.local.errors import CannotStart

COLOURS = {"web": "cyan", "worker": "magenta", "paysim": "yellow"}
GLANCE = 0.1


@dataclass
class Member:
    """A child, and how one knows that it works: an address that answers 200, or a line it says."""

    child: Child
    address: str = ""
    line: str = ""
    is_ready: threading.Event = field(default_factory=threading.Event, repr=False)

    def ask(self) -> bool:
        if self.address and not self.is_ready.is_set():
            try:
                if httpx.get(self.address, timeout=2).status_code == 200:
                    self.is_ready.set()
            except httpx.TransportError:
                return False
        return self.is_ready.is_set()


@dataclass
class Supervisor:
    """Watches engines and members; `stop` ends the members in the reverse of the order they came in."""

    engines: list[Child] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    width: int = 8
    _pumps: list[threading.Thread] = field(default_factory=list)

    def start(self, member: Member) -> None:
        member.child.start()
        self.members.append(member)
        pump = threading.Thread(target=self._pump, args=(member,), daemon=True)
        pump.start()
        self._pumps.append(pump)

    def wait_until_ready(self, *, patience: float) -> None:
        """Raises: CannotStart when one ends, or has not answered in time."""
        deadline = time.monotonic() + patience
        while waiting := [member for member in self.members if not member.ask()]:
            if problem := self._who_ended():
                raise CannotStart(problem)
            if time.monotonic() > deadline:
                names = ", ".join(member.child.name for member in waiting)
                raise CannotStart(f"{names} did not answer within {patience:.0f} seconds")
            time.sleep(GLANCE)

    def watch(self) -> str:
        """Wait for the end of any of them and say it in a line. A signal ends the waiting too."""
        while not (problem := self._who_ended()):
            time.sleep(GLANCE)
        return problem

    def stop(self) -> None:
        for member in reversed(self.members):
            member.child.stop()
        for pump in self._pumps:
            pump.join(1)

    def _who_ended(self) -> str:
        for child in [*self.engines, *(member.child for member in self.members)]:
            if (code := child.exit_code) is not None:
                how = f"by {signal.Signals(-code).name}" if code < 0 else f"with exit code {code}"
                words = child.last_words(1)
                return f"{child.name} ended {how}, so everything stops" + (f": {words}" if words else "")
        return ""

    def _pump(self, member: Member) -> None:
        process = member.child.process
        if process is None or process.stdout is None:
            return
        for raw in process.stdout:
            line = raw.decode(errors="replace").rstrip()
            if member.line and member.line in line:
                member.is_ready.set()
            self.say(member.child.name, line)

    def say(self, name: str, line: str) -> None:
        label = typer.style(f"{name:<{self.width}}|", fg=COLOURS.get(name))
        # In one piece, so that lines of two threads never mix; colours only where somebody looks.
        typer.echo(f"{label} {line}")


@contextmanager
def stopped_by_signals(farewell: Callable[[], None]) -> Iterator[None]:
    """Turn the first Ctrl-C, SIGTERM or SIGHUP into a SystemExit; ignore further ones while things stop."""
    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def leave(_number: int, _frame: FrameType | None) -> None:
        for each in signals:
            signal.signal(each, signal.SIG_IGN)
        farewell()
        raise SystemExit(0)

    before = {each: signal.signal(each, leave) for each in signals}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
