"""Who somebody is inside WeChat: the silent authorisation (snsapi_base) of an official account, and its codes.

Everybody who comes by a browser is one and the same person of the sandbox, unless `payer` names another.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from paysim.desk import PAYER
from paysim.faults import Event, Stage
from paysim.wechat.orders import CHANNEL, openid_of
from paysim.wechat.side import Wechat

CODE_S = 300.0
TOKEN_S = 7200
SLOW_S = 30.0
SCOPE = "snsapi_base"


@dataclass(frozen=True)
class _Code:
    openid: str
    until: float


class OAuth:
    def __init__(self, side: Wechat) -> None:
        self._side = side
        self._codes: dict[str, _Code] = {}
        self._used: set[str] = set()

    def routes(self) -> list[Route]:
        return [
            Route("/connect/oauth2/authorize", self.authorize),
            Route("/sns/oauth2/access_token", self.access_token),
        ]

    async def authorize(self, request: Request) -> Response:
        """Send the browser back at once, with a code; who asks for something else sees why not."""
        asked = request.query_params
        back = urlsplit(asked.get("redirect_uri", ""))
        is_good = (asked.get("appid"), asked.get("response_type"), asked.get("scope")) == (
            self._side.keys.appid,
            "code",
            SCOPE,
        )
        if not is_good or back.scheme not in ("http", "https") or not back.hostname:
            return PlainTextResponse("appid, response_type, scope or redirect_uri is wrong", 400)
        code = secrets.token_urlsafe(24)
        openid = openid_of(asked.get("payer") or PAYER)
        self._codes[code] = _Code(openid, self._side.clock.now() + CODE_S)
        query = urlencode({"code": code, "state": asked.get("state", "")})
        joined = f"{back.query}&{query}" if back.query else query
        return RedirectResponse(back._replace(query=joined).geturl(), 302)

    async def access_token(self, request: Request) -> Response:
        """Change a code for the person it stands for: once, and within five minutes. Refusals are 200 too."""
        for rule in self._side.faults.fire(Stage.BEFORE, Event(CHANNEL, "oauth")):
            if rule.action == "connect_timeout":
                await asyncio.sleep(rule.seconds(SLOW_S))
            return Response("", 502)
        return JSONResponse(self._exchanged(request.query_params))

    def _exchanged(self, asked: Mapping[str, str]) -> dict[str, object]:
        keys, code = self._side.keys, asked.get("code", "")
        if asked.get("appid") != keys.appid:
            return {"errcode": 40013, "errmsg": "invalid appid"}
        if not secrets.compare_digest(asked.get("secret", "").encode(), keys.app_secret.encode()):
            return {"errcode": 40125, "errmsg": "invalid appsecret"}
        if code in self._used:
            return {"errcode": 40163, "errmsg": "code been used"}
        found = self._codes.pop(code, None)
        if asked.get("grant_type") != "authorization_code" or found is None:
            return {"errcode": 40029, "errmsg": "invalid code"}
        self._used.add(code)
        if found.until < self._side.clock.now():
            return {"errcode": 42003, "errmsg": "code expired"}
        return {
            "access_token": secrets.token_urlsafe(48),
            "expires_in": TOKEN_S,
            "refresh_token": secrets.token_urlsafe(48),
            "openid": found.openid,
            "scope": SCOPE,
        }
