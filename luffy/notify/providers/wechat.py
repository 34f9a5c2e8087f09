"""Template messages of a WeChat official account (服务号).

The template has three places: `first` for the title, `content` for the text, `remark` for where to choose otherwise.
"""

from typing import Any

import httpx
from django.conf import settings
from django.utils.translation import gettext as _

from luffy.core.valkey import valkey
from luffy.notify.providers.letter import CannotReach, Letter, Reader, TryLater

TIMEOUT = httpx.Timeout(5, connect=3)
_KEPT_AT = "notify:wechat-token"
# Ends before WeChat ends it.
_EARLIER_SECONDS = 300
_TOKEN_IS_OVER = {40001, 40014, 42001}
# No such follower, not a follower (any more), refused by her.
_NEVER = {40003, 43004, 43101, 43019}


class WechatTemplate:
    def send(self, letter: Letter, *, to: Reader) -> None:
        """Raises: CannotReach, TryLater."""
        if not to.openid:
            raise CannotReach("the account is not bound to WeChat")
        message = {
            "touser": to.openid,
            "template_id": settings.WECHAT_MESSAGE_TEMPLATE,
            "url": letter.page_url,
            "data": {
                "first": {"value": letter.title},
                "content": {"value": letter.text[:200]},
                "remark": {"value": _("在消息设置里可以关闭")},
            },
        }
        params = {"access_token": _token()}
        _check(_asked("POST", "/cgi-bin/message/template/send", params=params, json=message))


def _token() -> str:
    """WeChat's key for this hour; a new one ends the former, so all workers share it."""
    kept = valkey().get(_KEPT_AT)
    if kept:
        return str(kept)
    params = {
        "grant_type": "client_credential",
        "appid": settings.WECHAT_MESSAGE_APPID,
        "secret": settings.WECHAT_MESSAGE_SECRET,
    }
    given = _asked("GET", "/cgi-bin/token", params=params)
    _check(given)
    token, seconds = str(given["access_token"]), int(given["expires_in"])
    valkey().set(_KEPT_AT, token, ex=max(60, seconds - _EARLIER_SECONDS))
    return token


def _asked(method: str, path: str, **more: Any) -> dict[str, Any]:
    try:
        answer = httpx.request(method, f"{settings.WECHAT_MESSAGE_BASE}{path}", timeout=TIMEOUT, **more)
        answer.raise_for_status()
        given: dict[str, Any] = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        raise TryLater(type(error).__name__) from error
    return given


def _check(given: dict[str, Any]) -> None:
    code = int(given.get("errcode", 0))
    if code in _TOKEN_IS_OVER:
        valkey().delete(_KEPT_AT)
    if code:
        kind = CannotReach if code in _NEVER else TryLater
        raise kind(f"WeChat answers {code}")
