# ruff: noqa: ARG002 - ASGI fixes the arguments
"""HTTP answers that go wrong below HTTP: reset connections, silence, half a body, one byte per second."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from paysim.faults import Rule

_transports: dict[tuple[str, int], asyncio.Transport] = {}
RESET = struct.pack("ii", 1, 0)
SILENCE_S = 60.0


class Connection(H11Protocol):
    """uvicorn's connection, findable by the client's address, so that an answer can break it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if self.client:
            _transports[self.client] = transport

    def connection_lost(self, exc: Exception | None) -> None:
        if self.client:
            _transports.pop(self.client, None)
        super().connection_lost(exc)


async def hang_up(scope: Scope, *, politely: bool = False) -> None:
    """Close the client's connection now: by a reset, or politely after what was already sent."""
    transport = _transports.get(tuple(scope["client"] or ()))
    if transport is None:
        return
    if politely:
        transport.close()
    else:
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        transport.abort()
    await asyncio.sleep(0.01)


class Reset(Response):
    """No answer: the connection is reset after `after_s` seconds of silence."""

    def __init__(self, *, after_s: float = 0) -> None:
        super().__init__()
        self._after_s = after_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._after_s:
            await _until_client_leaves(receive, self._after_s)
        await hang_up(scope)


class Truncated(Response):
    """The head and half the body, then the end."""

    def __init__(self, whole: Response) -> None:
        super().__init__(whole.body, whole.status_code, dict(whole.headers))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        half = bytes(self.body)[: len(self.body) // 2]
        await send({"type": "http.response.body", "body": half, "more_body": True})
        await hang_up(scope, politely=True)


class Drip(Response):
    """The right answer, so slowly that nobody can wait for it."""

    def __init__(self, whole: Response, *, bytes_per_s: float) -> None:
        super().__init__(whole.body, whole.status_code, dict(whole.headers))
        self._pause_s = 1 / bytes_per_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        for byte in bytes(self.body):
            await send({"type": "http.response.body", "body": bytes([byte]), "more_body": True})
            if await _until_client_leaves(receive, self._pause_s):
                return
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def instead_of_effect(rules: list[Rule]) -> Response | None:
    """Give what goes wrong before a call has any effect, if anything does."""
    for rule in rules:
        match rule.action:
            case "refuse_connection":
                return Reset()
            case "connect_timeout":
                return Reset(after_s=rule.seconds(SILENCE_S))
            case "http_502" | "http_503":
                return Response("<html>Bad Gateway</html>", int(rule.action[-3:]))
    return None


def after_effect(whole: Response, rules: list[Rule]) -> Response:
    """Give what is left of the answer to a call that had its effect."""
    for rule in rules:
        match rule.action:
            case "reset_after_commit":
                return Reset()
            case "read_timeout_after_commit":
                return Reset(after_s=rule.seconds(SILENCE_S))
            case "http_500_after_commit":
                return Response("<html>Internal Server Error</html>", 500)
            case "truncated_body":
                return Truncated(whole)
            case "slow_drip":
                return Drip(whole, bytes_per_s=float(rule.args.get("bytes_per_s", 1)))
    return whole


class TooLarge(Exception):
    """The request's body passes the limit."""


async def read_body(request: Request, limit: int) -> bytes:
    """Give the request's body.

    Raises: TooLarge.
    """
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise TooLarge(f"more than {limit} bytes")
    return body


async def _until_client_leaves(receive: Receive, at_most_s: float) -> bool:
    async def gone() -> bool:
        message: Any = await receive()
        return bool(message["type"] == "http.disconnect")

    try:
        return await asyncio.wait_for(gone(), at_most_s)
    except TimeoutError:
        return False
