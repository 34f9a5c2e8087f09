"""Several programs as one: one log, one end. What ends by itself is started again."""

import http.client
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from types import FrameType
from typing import Protocol
from urllib.parse import urlsplit

import typer

from luffy.core.printable import printable
from luffy.local.child import Child
from luffy.local.errors import CannotStart
from luffy.local.restarts import Restarts

COLOURS = {"web": "cyan", "worker": "magenta", "paysim": "yellow"}
GLANCE = 0.05


class Engine(Protocol):
    """A server that knows by itself how to start, and when it answers."""

    child: Child | None

    def start(self) -> str: ...


@dataclass
class Member:
    """A child, and how one knows that it works: an address that answers 200, or a line it says."""

    child: Child
    address: str = ""
    line: str = ""
    is_ready: threading.Event = field(default_factory=threading.Event, repr=False)

    def ask(self) -> bool:
        if self.address and not self.is_ready.is_set() and _answers(self.address):
            self.is_ready.set()
        return self.is_ready.is_set()


@dataclass
class Part:
    """An engine or a member while it is watched."""

    of: Engine | Member
    start: Callable[[], object]
    restarts: Restarts = field(default_factory=Restarts)
    # None: it runs, as far as we know.
    again_at: float | None = None


@dataclass
class Supervisor:
    """Watches engines and members; `stop` ends the members in the reverse of the order they came in."""

    members: list[Member] = field(default_factory=list)
    width: int = 8
    _parts: list[Part] = field(default_factory=list)
    _pumps: list[threading.Thread] = field(default_factory=list)

    def adopt(self, engines: Sequence[Engine]) -> None:
        """Look after engines too, before the members, which need them."""
        self._parts = [Part(engine, engine.start) for engine in engines] + self._parts

    def start(self, member: Member) -> None:
        self.members.append(member)
        start = partial(self._run, member)
        self._parts.append(Part(member, start))
        start()

    def wait_until_ready(self, *, patience: float) -> None:
        """Raises: CannotStart when one ends, or has not answered in time."""
        deadline = time.monotonic() + patience
        while waiting := [member for member in self.members if not member.ask()]:
            if problem := self._who_ended():
                raise CannotStart(f"{problem}, so everything stops")
            if time.monotonic() > deadline:
                names = ", ".join(member.child.name for member in waiting)
                raise CannotStart(f"{names} did not answer within {patience:.0f} seconds")
            time.sleep(GLANCE)

    def watch(self) -> str:
        """Start again what ends; come back with a line when one ends too often. A signal ends it too."""
        while not (problem := self.look()):
            time.sleep(GLANCE)
        return problem

    def look(self) -> str:
        """Look after each part once; the answer is why it must be given up, or empty."""
        return next(filter(None, map(self._look_after, self._parts)), "")

    def stop(self) -> None:
        for member in reversed(self.members):
            member.child.stop()
        for pump in self._pumps:
            pump.join(1)

    def say(self, name: str, line: str) -> None:
        label = typer.style(f"{name:<{self.width}}|", fg=COLOURS.get(name))
        # In one piece, so that lines of two threads never mix; colours only where somebody looks.
        typer.echo(f"{label} {printable(line)}")

    def _run(self, member: Member) -> None:
        member.child.start()
        pump = threading.Thread(target=self._pump, args=(member,), daemon=True)
        pump.start()
        self._pumps = [old for old in self._pumps if old.is_alive()] + [pump]

    def _look_after(self, part: Part) -> str:
        child = part.of.child
        if child is None or child.is_running:
            return ""
        now = time.monotonic()
        if part.again_at is None:
            pause = part.restarts.pause_after(now)
            if pause is None:
                times = len(part.restarts.ends)
                return f"{_how_it_ended(child)}, {times} times within a minute, so everything stops"
            self.say("luffy", f"{_how_it_ended(child)}; it starts again in {pause:g} s")
            part.again_at = now + pause
        elif now >= part.again_at:
            part.again_at = None
            # Ends what it left behind: workers of a web server still hold the port.
            child.stop()
            # One that cannot start has ended again, which the next look finds.
            with suppress(CannotStart):
                part.start()
        return ""

    def _who_ended(self) -> str:
        children = [part.of.child for part in self._parts]
        ended = (child for child in children if child and child.exit_code is not None)
        return next(map(_how_it_ended, ended), "")

    def _pump(self, member: Member) -> None:
        process = member.child.process
        if process is None or process.stdout is None:
            return
        for raw in process.stdout:
            line = raw.decode(errors="replace").rstrip()
            if member.line and member.line in line:
                member.is_ready.set()
            self.say(member.child.name, line)


def _how_it_ended(child: Child) -> str:
    code = child.exit_code or 0
    if code < 0:
        return f"{child.name} ended by {signal.Signals(-code).name}"
    words = child.last_words(1)
    return f"{child.name} ended with exit code {code}" + (f" ({printable(words)})" if words else "")


def _answers(address: str) -> bool:
    """Whether a server of ours says 200.

    A web server takes connections before it has loaded: who hangs up early makes it answer to nobody.
    """
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    try:
        connection.request("GET", parts.path)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


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
