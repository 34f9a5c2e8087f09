"""A merchant's notify address: keeps what arrives and answers what it is told to answer."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import parse_qs

Answer = tuple[int, bytes]


class Receiver:
    def __init__(self) -> None:
        self.answer: Callable[[bytes], Answer] = lambda _body: (200, b"success")
        self.bodies: list[bytes] = []
        self.headers: list[dict[str, str]] = []
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/notify"

    def reset(self) -> None:
        self.bodies.clear()
        self.headers.clear()
        self.answer = lambda _body: (200, b"success")

    def forms(self, out_trade_no: str | None = None) -> list[dict[str, str]]:
        """Give the notices that arrived, as forms."""
        forms = [
            {k: v[0] for k, v in parse_qs(body.decode("utf-8", "replace")).items()} for body in self.bodies
        ]
        return [form for form in forms if out_trade_no in (None, form.get("out_trade_no"))]

    def wait_for(
        self, count: int, out_trade_no: str | None = None, *, within_s: float = 10
    ) -> list[dict[str, str]]:
        """Wait until at least `count` notices have come."""
        deadline = time.monotonic() + within_s
        while len(self.forms(out_trade_no)) < count:
            assert time.monotonic() < deadline, f"{len(self.forms(out_trade_no))} of {count} notices came"
            time.sleep(0.02)
        return self.forms(out_trade_no)

    def wait_for_bodies(self, count: int, *, within_s: float = 10) -> list[bytes]:
        """Wait until at least `count` messages have come, whatever they are."""
        deadline = time.monotonic() + within_s
        while len(self.bodies) < count:
            assert time.monotonic() < deadline, f"{len(self.bodies)} of {count} messages came"
            time.sleep(0.02)
        return list(self.bodies)

    def wait_for_message(self, nth: int = 1) -> tuple[bytes, dict[str, str]]:
        """Wait for the n-th message; give its body and headers."""
        body = self.wait_for_bodies(nth)[nth - 1]
        return body, self.headers[nth - 1]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["content-length"])
                body = self.rfile.read(length)
                if len(body) < length:  # the sender was killed half-way
                    return
                receiver.headers.append({name.lower(): value for name, value in self.headers.items()})
                receiver.bodies.append(body)
                status, text = receiver.answer(body)
                self.send_response(status)
                if status == 302:
                    self.send_header("location", receiver.url)
                self.send_header("content-length", str(len(text)))
                self.end_headers()
                with contextlib.suppress(ConnectionError):  # the sender may have lost patience
                    self.wfile.write(text)

            def log_message(self, *_arguments: object) -> None:
                pass

        return Handler

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    request_queue_size = 512
    daemon_threads = True
