"""One message to one address: once, following nobody, with limits of time and size, outside of transactions."""

import time
from dataclasses import dataclass

import httpx
from django.db import connection

from luffy import __version__
from luffy.webhooks.errors import AddressRefused
from luffy.webhooks.guard import look_up

TIMEOUT = httpx.Timeout(10.0, connect=5.0)
# The client's own limits are per read; a receiver that drips must not hold a worker.
WITHIN_S = 15.0
READ_BYTES = 4096
KEPT_LETTERS = 500
GONE = 410


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
        status_code, response = _post(url, body, headers, begun)
    except AddressRefused as refused:
        return Outcome(_ms(begun), problem=f"address refused: {refused.detail['reason']}")
    except httpx.HTTPError as error:
        return Outcome(_ms(begun), problem=type(error).__name__)
    problem = "" if 200 <= status_code < 300 else f"HTTP {status_code}"
    return Outcome(_ms(begun), status_code, response, problem)


def _post(url: str, body: bytes, headers: dict[str, str], begun: float) -> tuple[int, str]:
    place = look_up(url)
    # The name stays what the certificate is checked against; the connection goes to the judged address.
    extensions = {"sni_hostname": place.parts.hostname}
    all_headers = {
        **headers,
        "host": place.parts.netloc,
        "content-type": "application/json",
        "user-agent": f"luffy/{__version__}",
        "accept-encoding": "identity",
    }
    with httpx.Client(timeout=TIMEOUT, follow_redirects=False, trust_env=False) as client:
        request = client.build_request("POST", place.url, content=body, headers=all_headers)
        request.extensions.update(extensions)
        answer = client.send(request, stream=True)
        try:
            return answer.status_code, _beginning(answer, begun)
        finally:
            answer.close()


def _beginning(answer: httpx.Response, begun: float) -> str:
    """The first letters of the body; whoever talks on is not listened to."""
    read = bytearray()
    for chunk in answer.iter_raw():
        read += chunk
        if len(read) >= READ_BYTES or time.monotonic() - begun > WITHIN_S:
            break
    text = bytes(read[:READ_BYTES]).decode(errors="replace").replace("\x00", "\ufffd")
    return text[:KEPT_LETTERS]


def _ms(begun: float) -> int:
    return round((time.monotonic() - begun) * 1000)
