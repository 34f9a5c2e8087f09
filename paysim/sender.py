"""Send HTTP messages to merchants: allowed hosts only, no redirects, N copies at the same moment if asked.

Copies in parallel share their last moment: all connections are opened and filled up to the last byte first,
then the last bytes leave together. Plain concurrency spreads arrivals over much more time and hides races.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import h11

TIMEOUT_S = 10.0
ANSWER_LIMIT = 64 * 1024
KEPT_TEXT = 2000


@dataclass(frozen=True)
class Message:
    """One POST, byte for byte."""

    url: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    patience_s: float = TIMEOUT_S


@dataclass(frozen=True)
class Answer:
    """What came back: a status and a body, or why there is none."""

    status: int | None
    body: bytes
    error: str | None = None
    took_ms: float = 0

    @property
    def text(self) -> str:
        return self.body[:KEPT_TEXT].decode("utf-8", "replace")

    def listed(self) -> dict[str, Any]:
        return {
            "status": self.status,
            "body": self.text,
            "error": self.error,
            "took_ms": round(self.took_ms, 1),
        }


class HostRefused(Exception):
    """The address is not on the allow-list."""


class Sender:
    def __init__(self, allowed_hosts: Collection[str]) -> None:
        self._allowed_hosts = allowed_hosts

    def check(self, url: str) -> None:
        """Refuse an address outside the allow-list.

        Raises: HostRefused.
        """
        try:
            parts = urlsplit(url)
        except ValueError as error:
            raise HostRefused(f"{url!r} is no address") from error
        if parts.scheme not in ("http", "https") or (parts.hostname or "") not in self._allowed_hosts:
            raise HostRefused(f"{parts.scheme}://{parts.hostname} is not in PAYSIM_NOTIFY_HOSTS")

    async def send(self, message: Message) -> Answer:
        """Send one message; a failure is an answer too."""
        return (await self.send_copies(message, count=1, parallel=False))[0]

    async def send_copies(self, message: Message, *, count: int, parallel: bool) -> list[Answer]:
        """Send `count` copies, one after the other or all at once."""
        if not parallel:
            return [(await self._send_together(message, 1))[0] for _ in range(count)]
        return await self._send_together(message, count)

    async def _send_together(self, message: Message, count: int) -> list[Answer]:
        exchanges = [_Exchange(message) for _ in range(count)]
        try:
            self.check(message.url)
        except HostRefused as refusal:
            return [Answer(None, b"", f"HostRefused: {refusal}") for _ in exchanges]
        await asyncio.gather(*(exchange.fill() for exchange in exchanges))
        return await asyncio.gather(*(exchange.finish() for exchange in exchanges))


class _Exchange:
    """One connection: filled up to the last byte first, finished later."""

    def __init__(self, message: Message) -> None:
        self._message = message
        self._protocol = h11.Connection(h11.CLIENT)
        self._last_byte = b""
        self._failure: str | None = None
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def fill(self) -> None:
        """Connect and send all but the last byte."""
        parts = urlsplit(self._message.url)
        secure = ssl.create_default_context() if parts.scheme == "https" else None
        try:
            port = parts.port or (443 if secure else 80)
            async with asyncio.timeout(TIMEOUT_S):
                self._streams = await asyncio.open_connection(parts.hostname, port, ssl=secure)
                data = _request_bytes(self._protocol, self._message)
                self._last_byte = data[-1:]
                await self._write(data[:-1])
        except (OSError, TimeoutError, ValueError, h11.LocalProtocolError) as error:
            self._failure = f"{type(error).__name__}: {error}"

    async def finish(self) -> Answer:
        """Send the last byte and read the answer, as long as the message's patience lasts."""
        begun = time.monotonic()
        try:
            if self._streams is None or self._failure:
                return Answer(None, b"", self._failure or "not connected")
            async with asyncio.timeout(self._message.patience_s):
                await self._write(self._last_byte)
                status, body = await _read(self._protocol, self._streams[0])
            return Answer(status, body, None, (time.monotonic() - begun) * 1000)
        except (OSError, TimeoutError, h11.RemoteProtocolError) as error:
            return Answer(None, b"", f"{type(error).__name__}: {error}", (time.monotonic() - begun) * 1000)
        finally:
            if self._streams:
                self._streams[1].close()

    async def _write(self, data: bytes) -> None:
        if self._streams:
            self._streams[1].write(data)
            # Who refuses a body early may close his side; his answer is still there to be read.
            with contextlib.suppress(ConnectionError):
                await self._streams[1].drain()


def _request_bytes(connection: h11.Connection, message: Message) -> bytes:
    parts = urlsplit(message.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"user-agent": "Mozilla/4.0 (paysim)", "connection": "close"}
    headers |= {name.lower(): value for name, value in message.headers.items()}
    headers |= {"host": parts.netloc.rpartition("@")[2], "content-length": str(len(message.body))}
    request = h11.Request(method="POST", target=target, headers=list(headers.items()))
    events = (request, h11.Data(data=message.body), h11.EndOfMessage())
    return b"".join(connection.send(event) or b"" for event in events)


async def _read(connection: h11.Connection, reader: asyncio.StreamReader) -> tuple[int, bytes]:
    status, body = 0, b""
    while True:
        event = connection.next_event()
        if event is h11.NEED_DATA:
            connection.receive_data(await reader.read(16 * 1024))
        elif isinstance(event, h11.Response):
            status = event.status_code
        elif isinstance(event, h11.Data):
            body += event.data
            if len(body) > ANSWER_LIMIT:
                return status, body[:ANSWER_LIMIT]
        elif isinstance(event, h11.EndOfMessage | h11.ConnectionClosed) or event is h11.PAUSED:
            return status, body
