"""Who pays inside the WeChat app: the silent authorisation of an official account (snsapi_base).

Source: docs/flows/buy.md
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

import httpx

from luffy.env import env
from luffy.payments.gateways.transport import NoAnswer, ask, new_client

BACK_PATH = "/api/v1/payments/wechat/authorized"
LONGEST_OPENID = 128


@dataclass(frozen=True, slots=True)
class App:
    """An official account: its id and secret, where browsers are sent, and whom codes are changed at."""

    appid: str
    secret: str
    authorize_url: str
    base: str
    back_url: str


def authorize_address(app: App, state: str) -> str:
    """Where the browser goes; it comes back by itself, with a code and this state."""
    asked = {
        "appid": app.appid,
        "redirect_uri": app.back_url,
        "response_type": "code",
        "scope": "snsapi_base",
        "state": state,
    }
    return f"{app.authorize_url}?{urlencode(asked)}#wechat_redirect"


def openid_for(app: App, code: str) -> str | None:
    """Whom a code stands for; None if it stands for nobody. Raises: NoAnswer."""
    client = _client()
    asked = {"appid": app.appid, "secret": app.secret, "code": code, "grant_type": "authorization_code"}
    received = ask(client, client.build_request("GET", f"{app.base}/sns/oauth2/access_token", params=asked))
    if received.status != 200:
        raise NoAnswer(f"HTTP {received.status}")
    try:
        told = json.loads(received.body)
    except ValueError as error:
        raise NoAnswer("no JSON") from error
    openid = told.get("openid") if isinstance(told, dict) else None
    return openid if isinstance(openid, str) and 0 < len(openid) <= LONGEST_OPENID else None


@lru_cache(maxsize=1)
def configured_app() -> App | None:
    """The official account of this installation, if it has one."""
    settings = env()
    if not (settings.has_wechat and settings.wechat_app_secret_file):
        return None
    return App(
        appid=settings.wechat_appid,
        secret=settings.wechat_app_secret_file.read_text().strip(),
        authorize_url=settings.wechat_authorize_url,
        base=settings.wechat_app_base.rstrip("/"),
        back_url=settings.base_url + BACK_PATH,
    )


@lru_cache(maxsize=1)
def _client() -> httpx.Client:
    return new_client()
