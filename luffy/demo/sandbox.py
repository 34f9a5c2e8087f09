"""The sandbox gateway beside us, played as a buyer plays it, and told what shall go wrong."""

from typing import Any, Self

import httpx

from luffy.env import env
from luffy.payments.gateways import Qr, Redirect, Start
from luffy.payments.gateways.configured import is_open
from luffy.payments.models import Channel

_PATIENCE_S = 10


class Sandbox:
    def __init__(self, base: str, token: str) -> None:
        """`token` opens what only its own machine may do."""
        headers = {"Authorization": f"Bearer {token}"}
        self._http = httpx.Client(base_url=base, headers=headers, timeout=_PATIENCE_S, trust_env=False)

    @classmethod
    def at_hand(cls) -> Self | None:
        """The one of this machine; None where there is none, or it does not run."""
        settings = env()
        token = settings.home / "paysim" / "token"
        if settings.is_wechat_real or not token.is_file() or not all(map(is_open, Channel)):
            return None
        found = cls(settings.wechat_base, token.read_text().strip())
        try:
            found._http.get("/_sim/health").raise_for_status()
        except httpx.HTTPError:
            return None
        return found

    def pay(self, way: Start) -> None:
        """Pay as the buyer does: in the browser that opened the page, or with the phone that scans."""
        match way:
            case Redirect(url=url):
                page = self._http.get(url, follow_redirects=False)
                self._do("pay", {"cashier_token": page.headers["location"].rpartition("/")[2]})
            case Qr(code_url=code_url):
                self._do("pay", {"code_url": code_url})
            case _:
                raise NotImplementedError

    def goes_wrong(self, action: str, *, out_trade_no: str) -> None:
        """From now on this befalls each refund of that payment."""
        self._do("faults", {"action": action, "match": {"op": "refund", "out_trade_no": out_trade_no}})

    def _do(self, call: str, body: dict[str, Any]) -> None:
        self._http.post(f"/_sim/{call}", json=body).raise_for_status()
