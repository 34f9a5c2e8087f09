"""Start, drive and stop a sandbox gateway from tests, over HTTP only. Needs no pytest."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

REPOSITORY = Path(__file__).resolve().parents[2]

# One client, because each new one loads the certificates again; no kept connections, because servers get killed.
http = httpx.Client(limits=httpx.Limits(max_keepalive_connections=0), timeout=60)


class ControlRefused(Exception):
    """The control API answered with an error status."""

    def __init__(self, response: httpx.Response) -> None:
        super().__init__(f"{response.status_code} {response.text}")
        self.status = response.status_code
        self.code = (
            response.json().get("code")
            if response.headers["content-type"].startswith("application/json")
            else None
        )


def free_port() -> int:
    """Give a loopback port that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class PaysimServer:
    """One gateway process on loopback. `stop` and `start` again keep the port and the data folder.

    `chaos` is the legal variety of answers; `notify_twice` the probability that a payment notice comes twice
    (None = the gateway's default).
    """

    def __init__(
        self,
        data_dir: Path | str,
        *,
        port: int = 0,
        time_scale: float = 1,
        seed: int | None = 1,
        chaos: bool = True,
        notify_twice: float | None = None,
    ) -> None:
        self.data_dir = Path(data_dir).resolve()
        self.port = port or free_port()
        self.time_scale = time_scale
        self.seed = seed
        self.chaos = chaos
        self.notify_twice = notify_twice
        self.process: subprocess.Popen[bytes] | None = None
        self.control = Control(self)

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def gateway_url(self) -> str:
        return f"{self.base_url}/alipay/gateway.do"

    @property
    def token(self) -> str:
        """Give the control API's bearer token."""
        return (self.data_dir / "token").read_text().strip()

    @property
    def client_env(self) -> dict[str, str]:
        """Give the settings a merchant needs: ALIPAY_GATEWAY, WECHAT_BASE and so on."""
        lines = (self.data_dir / "client" / "client.env").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))

    def init(self) -> Self:
        """Write keys and client settings without serving, so that the product can be configured first."""
        arguments = ["init", "--data", str(self.data_dir), "--public-base", self.base_url]
        subprocess.run(
            [sys.executable, "-m", "paysim", *arguments], cwd=REPOSITORY, env=self._environment(), check=True
        )
        return self

    def start(self, *, within_s: float = 30) -> Self:
        """Start the process and wait until it answers."""
        self.data_dir.mkdir(parents=True, exist_ok=True)
        with (self.data_dir / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                self._command(), cwd=REPOSITORY, env=self._environment(), stdout=log, stderr=subprocess.STDOUT
            )
        deadline = time.monotonic() + within_s
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"paysim did not start:\n{self.log()}")
            time.sleep(0.05)
        return self

    def stop(self) -> None:
        """End the process in an orderly way."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End the process at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def log(self) -> str:
        """Give what the process has printed so far."""
        path = self.data_dir / "server.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def open_cashier(self, url: str) -> str:
        """Follow a payment URL as the buyer's browser would and give the cashier token.

        Raises: AssertionError with the error page when the gateway refuses the request.
        """
        answer = http.get(url, follow_redirects=False, timeout=30)
        if answer.status_code != 302:
            text = answer.content.decode("gbk", "replace")
            raise AssertionError(f"no cashier: {answer.status_code} {text}")
        return answer.headers["location"].rpartition("/")[2]

    def _command(self) -> list[str]:
        command = [sys.executable, "-m", "paysim", "--port", str(self.port), "--public-base", self.base_url]
        command += ["--data", str(self.data_dir), "--time-scale", str(self.time_scale)]
        command += ["--chaos" if self.chaos else "--no-chaos"]
        if self.seed is not None:
            command += ["--seed", str(self.seed)]
        if self.notify_twice is not None:
            command += ["--notify-twice", str(self.notify_twice)]
        return command

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "PAYSIM_ALLOW": "1"}

    def _answers(self) -> bool:
        try:
            return http.get(f"{self.base_url}/_sim/health", timeout=2).status_code == 200
        except httpx.TransportError:
            return False

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.send_signal(how)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self.process.wait()
        self.process = None

    def __enter__(self) -> Self:
        return self if self.process else self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.stop()


class Control:
    """The control API, one method per call. Answers are parsed JSON; an error raises `ControlRefused`."""

    def __init__(self, server: PaysimServer) -> None:
        self._server = server

    def call(self, verb: str, path: str, body: Any = None, **query: Any) -> Any:
        headers = {"authorization": f"Bearer {self._server.token}"}
        given = {name: value for name, value in query.items() if value is not None}
        url = f"{self._server.base_url}/_sim/{path}"
        answer = http.request(verb, url, json=body, params=given, headers=headers, timeout=60)
        if answer.is_error:
            raise ControlRefused(answer)
        return answer.json()

    def pay(
        self,
        out_trade_no: str | None = None,
        *,
        url: str | None = None,
        **named: str | None,
    ) -> Any:
        """Pay as the buyer: by number (its newest page or code), or the product's Alipay payment `url`.

        `named` may be `cashier_token`, `code_url`, `prepay_id`, `h5_token`, `channel` and `payer`.
        """
        return self.call("POST", "pay", self._page(out_trade_no, url, named))

    def scan(self, out_trade_no: str | None = None, *, url: str | None = None, **named: str | None) -> Any:
        """Scan the code without paying: from now on an Alipay trade exists."""
        return self.call("POST", "scan", self._page(out_trade_no, url, named))

    def clock(self, advance: str | float | None = None) -> Any:
        """Read the gateway's clock, or move it by "2h", "-6m", "3d" or seconds."""
        return (
            self.call("GET", "clock") if advance is None else self.call("POST", "clock", {"advance": advance})
        )

    def journal(self, since: int = 0) -> list[dict[str, Any]]:
        """Give the rows after sequence number `since`, oldest first."""
        rows: list[dict[str, Any]] = self.call("GET", "journal", since=since)["rows"]
        return rows

    def totals(self) -> dict[str, dict[str, int]]:
        """Give `{out_trade_no: {"paid_fen": …, "refunded_fen": …}}`."""
        totals: dict[str, dict[str, int]] = self.call("GET", "totals")["totals"]
        return totals

    def faults(self) -> list[dict[str, Any]]:
        rules: list[dict[str, Any]] = self.call("GET", "faults")["faults"]
        return rules

    def add_fault(
        self,
        action: str,
        *,
        match: dict[str, Any] | None = None,
        prob: float = 1,
        times: int | None = None,
        args: dict[str, Any] | None = None,
    ) -> Any:
        """Add one rule; `times` None means always."""
        rule = {"action": action, "match": match or {}, "prob": prob, "times": times, "args": args or {}}
        return self.call("POST", "faults", rule)

    def clear_faults(self) -> None:
        self.call("DELETE", "faults")

    def notify(
        self, out_trade_no: str, *, count: int = 1, parallel: bool = False, mutate: str | None = None
    ) -> dict[str, Any]:
        """Deliver the number's notice now, `count` times; give the product's `answers`."""
        body = {"out_trade_no": out_trade_no, "count": count, "parallel": parallel, "mutate": mutate}
        answer: dict[str, Any] = self.call("POST", "notify", body)
        return answer

    def notify_raw(
        self,
        url: str,
        body: str | bytes,
        *,
        headers: dict[str, str] | None = None,
        count: int = 1,
        parallel: bool = False,
    ) -> dict[str, Any]:
        """Send these very bytes to `url`."""
        text = body.encode() if isinstance(body, str) else body
        message = {
            "url": url,
            "body_hex": text.hex(),
            "headers": headers,
            "count": count,
            "parallel": parallel,
        }
        answer: dict[str, Any] = self.call("POST", "notify/raw", message)
        return answer

    def sign(self, params: dict[str, str]) -> str:
        """Sign any Alipay notice with the platform key; give the form body."""
        body: str = self.call("POST", "sign", {"channel": "alipay", "params": params})["body"]
        return body

    def seal(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Seal and sign any WeChat notice (envelope, `original_type`, clear `resource`); give body and headers."""
        sent: dict[str, Any] = self.call("POST", "sign", {"channel": "wechat", "fields": fields})
        return sent

    def mutations(self, channel: str = "alipay") -> list[dict[str, str]]:
        """List what `mutate` accepts: name, group (content, signature), expect (refuse, ignore, accept)."""
        names: list[dict[str, str]] = self.call("GET", "mutations", channel=channel)["mutations"]
        return names

    def notifications(self, out_trade_no: str | None = None) -> list[dict[str, Any]]:
        """List the notices with their delivery tries."""
        notices: list[dict[str, Any]] = self.call("GET", "notifications", out_trade_no=out_trade_no)[
            "notifications"
        ]
        return notices

    def settings(self, **changes: Any) -> Any:
        """Read or change chaos, notify_twice, refund_gap_s, products, wechat_mode and so on."""
        return self.call("POST", "settings", changes) if changes else self.call("GET", "settings")

    def rotate_keys(self, kind: str = "pubkey", *, overlap: str = "7d") -> str:
        """Give WeChat's platform a new public key (`pubkey`) or certificate (`cert`); give its id."""
        body = {"channel": "wechat", "kind": kind, "overlap": overlap}
        new: str = self.call("POST", "keys/rotate", body)["id"]
        return new

    def public_keys(self) -> dict[str, str]:
        keys: dict[str, str] = self.call("GET", "keys/public")
        return keys

    def reset(self) -> None:
        """Forget trades, journal, notices, faults and clock changes; keep keys and ids."""
        self.call("POST", "reset")

    def _page(
        self, out_trade_no: str | None, url: str | None, named: dict[str, str | None]
    ) -> dict[str, Any]:
        given = {"out_trade_no": out_trade_no, **named}
        if url is not None:
            given["cashier_token"] = self._server.open_cashier(url)
        return {name: value for name, value in given.items() if value is not None}
