"""One message to one address: once, following nobody, with limits of time and size, outside of transactions."""

import time
from contextlib import suppress
from dataclasses import dataclass

import httpcore
import httpx
from django.db import connection

from luffy import __version__
from luffy.webhooks.deadline import Deadline, DeadlineBackend
from luffy.webhooks.errors import AddressRefused
from luffy.webhooks.guard import look_up

# A receiver that drips its answer, be it the head or the body, must not hold a worker.
WITHIN_S = 15.0
CONNECT_S, WAIT_S = 5.0, 10.0
TIMEOUTS = {"connect": CONNECT_S, "read": WAIT_S, "write": WAIT_S, "pool": CONNECT_S}
READ_BYTES = 4096
KEPT_LETTERS = 500
GONE = 410
_FAILURES = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a try. No status: no answer."""

    duration_ms: int
    status_code: int | None = None
    response: str = ""
    problem: str = ""

    @property
    def is_delivered(self) -> bool:
        return self.status_code is not None and 200 <= self.status_code < 300


def send(url: str, body: bytes, headers: dict[str, str]) -> Outcome:
    """Post it and say what came of it, whatever that is."""
    if connection.in_atomic_block:
        raise RuntimeError("a receiver is called while a transaction is open")
    begun = time.monotonic()
    try:
        status_code, response = _post(url, body, headers, Deadline(begun + WITHIN_S))
    except AddressRefused as refused:
        return Outcome(_ms(begun), problem=f"address refused: {refused.detail['reason']}")
    except _FAILURES as error:
        return Outcome(_ms(begun), problem=type(error).__name__)
    problem = "" if 200 <= status_code < 300 else f"HTTP {status_code}"
    return Outcome(_ms(begun), status_code, response, problem)


def _post(url: str, body: bytes, headers: dict[str, str], deadline: Deadline) -> tuple[int, str]:
    place = look_up(url)
    all_headers = {
        **headers,
        "host": place.parts.netloc,
        "content-type": "application/json",
        "content-length": str(len(body)),
        "user-agent": f"luffy/{__version__}",
        "accept": "*/*",
        "accept-encoding": "identity",
        "connection": "close",
    }
    # The name stays what the certificate is checked against; the connection goes to the judged address.
    extensions = {"sni_hostname": place.parts.hostname, "timeout": TIMEOUTS}
    with (
        httpcore.ConnectionPool(
            httpx.create_ssl_context(), network_backend=DeadlineBackend(deadline)
        ) as pool,
        pool.stream(
            "POST", place.url, headers=list(all_headers.items()), content=body, extensions=extensions
        ) as answer,
    ):
        return answer.status, _beginning(answer, deadline)


def _beginning(answer: httpcore.Response, deadline: Deadline) -> str:
    """The first letters of the body; whoever talks on is not listened to: the head has said what counts."""
    read = bytearray()
    with suppress(httpcore.ReadTimeout):
        for chunk in answer.iter_stream():
            read += chunk
            if len(read) >= READ_BYTES or deadline.has_passed:
                break
    text = bytes(read[:READ_BYTES]).decode(errors="replace").replace("\x00", "\ufffd")
    return text[:KEPT_LETTERS]


def _ms(begun: float) -> int:
    return round((time.monotonic() - begun) * 1000)
