"""Requests that arrive together: everything but the last byte is sent first, then all last bytes at once.

Plain threads spread 200 arrivals over most of a second; races last milliseconds.
"""

import json
import selectors
import socket
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

PATIENCE_S = 60
_stopwatches: list[list[float]] = []


@dataclass(frozen=True)
class Call:
    """One request; without a body it has none."""

    method: str
    path: str
    token: str = ""
    body: Mapping[str, Any] | None = None
    headers: Mapping[str, str] | None = None

    def wire(self, host: str) -> bytes:
        body = b"" if self.body is None else json.dumps(self.body).encode()
        fields = {
            "Host": host,
            "Connection": "close",
            "Content-Length": str(len(body)),
            **({"Content-Type": "application/json"} if body else {}),
            **({"Authorization": f"Bearer {self.token}"} if self.token else {}),
            **(self.headers or {}),
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        return f"{self.method} {self.path} HTTP/1.1\r\n{head}\r\n".encode() + body


@dataclass(frozen=True)
class Answer:
    status: int
    body: dict[str, Any]

    @property
    def code(self) -> int:
        return int(self.body["code"])

    @property
    def data(self) -> Any:
        return self.body["data"]


def burst(port: int, calls: Sequence[Call]) -> list[Answer]:
    """Send all calls so that they complete at the same moment; give their answers in the same order.

    Raises: TimeoutError where nothing more is answered.
    """
    wires = [call.wire(f"127.0.0.1:{port}") for call in calls]
    sockets = [socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S) for _ in wires]
    try:
        for connection, wire in zip(sockets, wires, strict=True):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection.sendall(wire[:-1])
        for connection, wire in zip(sockets, wires, strict=True):
            connection.sendall(wire[-1:])
        return [_answer(received) for received in _received(sockets)]
    finally:
        for connection in sockets:
            connection.close()


@contextmanager
def stopwatch() -> Iterator[list[float]]:
    """In how many seconds each answer of the bursts inside was there, since all had arrived."""
    seconds: list[float] = []
    _stopwatches.append(seconds)
    try:
        yield seconds
    finally:
        _stopwatches.remove(seconds)


def p95(seconds: list[float]) -> float:
    """What 95 of 100 answers took at most; it says something about the machine too, and is not asserted."""
    return round(sorted(seconds)[len(seconds) * 95 // 100], 2) if seconds else 0


def _received(sockets: Sequence[socket.socket]) -> list[bytes]:
    """All that each is told until it is closed, read as it comes."""
    began, received = time.monotonic(), [b""] * len(sockets)
    with selectors.DefaultSelector() as waiting:
        for number, connection in enumerate(sockets):
            waiting.register(connection, selectors.EVENT_READ, number)
        while waiting.get_map():
            ready = waiting.select(PATIENCE_S)
            if not ready:
                raise TimeoutError(f"{len(waiting.get_map())} of {len(sockets)} are not answered")
            for key, _ in ready:
                if chunk := sockets[key.data].recv(65_536):
                    received[key.data] += chunk
                    continue
                waiting.unregister(key.fileobj)
                for seconds in _stopwatches:
                    seconds.append(time.monotonic() - began)
    return received


def _answer(received: bytes) -> Answer:
    head, _, body = received.partition(b"\r\n\r\n")
    status = int(head.split(b" ", 2)[1])
    if b"transfer-encoding: chunked" in head.lower():
        body = _unchunked(body)
    return Answer(status, json.loads(body))


def _unchunked(body: bytes) -> bytes:
    whole = b""
    while body:
        size, _, body = body.partition(b"\r\n")
        length = int(size, 16)
        whole, body = whole + body[:length], body[length + 2 :]
    return whole
