"""How a gateway is asked: once, following nobody, with limits of time and size, outside of transactions."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO

import httpx
from django.db import connection

TIMEOUT = httpx.Timeout(10.0, connect=3.0)
# The client's own limits are per read; a gateway that drips must not hold a worker either.
ANSWER_WITHIN_S = 15.0
FILE_WITHIN_S = 300.0
MAX_ANSWER_BYTES = 1024 * 1024
# A bill of a million payments is about that large, packed.
MAX_FILE_BYTES = 256 * 1024 * 1024
IN_MEMORY_BYTES = 4 * 1024 * 1024


class NoAnswer(Exception):
    """Nobody knows what happened: no answer, or one that proves nothing."""


@dataclass(frozen=True, slots=True)
class Received:
    status: int
    headers: httpx.Headers
    # As the headers name it, or empty.
    charset: str
    body: bytes


def new_client() -> httpx.Client:
    """One per process and gateway: it keeps connections, and may be used by many threads."""
    return httpx.Client(timeout=TIMEOUT, follow_redirects=False, trust_env=False)


def ask(client: httpx.Client, request: httpx.Request) -> Received:
    """Send it and receive the whole answer, whatever it is.

    Raises:
        NoAnswer: none, or too large, or too slow.
    """
    body = bytearray()
    response = _receive(client, request, body.extend, limit_bytes=MAX_ANSWER_BYTES, within_s=ANSWER_WITHIN_S)
    return Received(response.status_code, response.headers, response.charset_encoding or "", bytes(body))


def download(client: httpx.Client, request: httpx.Request) -> IO[bytes]:
    """A file, at its beginning; the caller closes it, and it is gone.

    Raises:
        NoAnswer: none, not 200, or too large, or too slow.
    """
    file = SpooledTemporaryFile(max_size=IN_MEMORY_BYTES)  # noqa: SIM115 - the caller closes it
    try:
        response = _receive(client, request, file.write, limit_bytes=MAX_FILE_BYTES, within_s=FILE_WITHIN_S)
        if response.status_code != 200:
            raise NoAnswer(f"HTTP {response.status_code}")
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def _receive(
    client: httpx.Client,
    request: httpx.Request,
    take: Callable[[bytes], object],
    *,
    limit_bytes: int,
    within_s: float,
) -> httpx.Response:
    if connection.in_atomic_block:
        raise RuntimeError("a gateway is called while a transaction is open")
    request.headers["accept-encoding"] = "identity"
    deadline = time.monotonic() + within_s
    received_bytes = 0
    try:
        response = client.send(request, stream=True)
        try:
            for chunk in response.iter_raw():
                received_bytes += len(chunk)
                if received_bytes > limit_bytes or time.monotonic() > deadline:
                    raise NoAnswer("too long or too slow")
                take(chunk)
        finally:
            response.close()
    except httpx.HTTPError as error:
        raise NoAnswer(type(error).__name__) from error
    return response
