"""A receiver that never comes to an end does not hold the worker: no wait goes beyond the moment set for the whole."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

import pytest

from luffy.webhooks import sending

pytestmark = pytest.mark.django_db(transaction=True)
HEAD = b"HTTP/1.1 200 OK\r\nX-Long: "
BODY = b"HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n"


@contextmanager
def dripping(beginning: bytes) -> Iterator[str]:
    """Answer so, and then go on for ever, a letter every 50 ms: no single read waits for long."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            with suppress(OSError):
                receiver, _ = listening.accept()
                with receiver:
                    receiver.sendall(beginning)
                    while True:
                        receiver.sendall(b"x")
                        time.sleep(0.05)

        thread = Thread(target=drip, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        thread.join(5)
        assert not thread.is_alive(), "the connection was not closed"


@pytest.fixture(autouse=True)
def brief(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.WEBHOOK_NETWORKS = ("127.0.0.0/8",)
    monkeypatch.setattr(sending, "WITHIN_S", 0.5)


def test_a_head_that_drips_is_given_up_in_time() -> None:
    with dripping(HEAD) as url:
        outcome = sending.send(url, b"{}", {})

    assert (outcome.status_code, outcome.problem) == (None, "ReadTimeout")
    assert 500 <= outcome.duration_ms < 5000


def test_a_body_that_drips_is_cut_and_the_head_counts() -> None:
    with dripping(BODY) as url:
        outcome = sending.send(url, b"{}", {})

    assert (outcome.status_code, outcome.problem) == (200, "")
    assert outcome.response.strip("x") == ""
    assert outcome.duration_ms < 5000
