"""Who pays inside WeChat, as this browser's session knows it. The state of the way there and back is the session's.

Source: docs/flows/buy.md, docs/rules/notifications.md
"""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme

from luffy.core.logging import get_logger
from luffy.notify import reach
from luffy.notify.models import Channel
from luffy.payments.gateways import wechat_login
from luffy.payments.gateways.transport import NoAnswer

log = get_logger(__name__)
ASKED, KNOWN = "wechat_asked", "wechat_openid"
COMES_BACK_WITHIN = timedelta(minutes=5)
NOWHERE = "/"


def openid_of(request: HttpRequest) -> str:
    """Empty where nobody asked yet, or whoever calls is no browser."""
    return str(request.session.get(KNOWN, ""))


def can_ask() -> bool:
    """Whether this school has an official account that tells."""
    return wechat_login.configured_app() is not None


def begin(request: HttpRequest, then: str, *, now: datetime) -> str:
    """Where the browser goes to be recognised; at last it is on the page `then`, at once if there is no account."""
    then, app = _ours(then), wechat_login.configured_app()
    if app is None:
        return then
    state = secrets.token_urlsafe(24)
    request.session[ASKED] = {"state": state, "then": then, "until": (now + COMES_BACK_WITHIN).timestamp()}
    return wechat_login.authorize_address(app, state)


def finish(request: HttpRequest, *, code: str, state: str, now: datetime) -> str:
    """Where the browser goes on to. She is known afterwards, if this session asked, just now, and the code is hers.

    Whatever goes wrong ends on that page all the same: a code to scan is offered there.
    """
    asked, app = request.session.pop(ASKED, None), wechat_login.configured_app()
    if not isinstance(asked, dict) or app is None:
        return NOWHERE
    if not constant_time_compare(state, asked["state"]):
        log.warning("an authorisation came back that this browser did not ask for")
        return NOWHERE
    if code and now.timestamp() <= asked["until"]:
        try:
            openid = wechat_login.openid_for(app, code)
        except NoAnswer as error:
            log.warning("wechat does not tell who pays", error=str(error))
        else:
            if openid:
                request.session[KNOWN] = openid
                _tell_messages(request, app.appid, openid, now=now)
    return _ours(asked["then"])


def _tell_messages(request: HttpRequest, appid: str, openid: str, *, now: datetime) -> None:
    """Messages can reach her where they come from the same official account; another one calls her otherwise."""
    if settings.WECHAT_MESSAGE_PROVIDER and appid == settings.WECHAT_MESSAGE_APPID and request.user.pk:
        reach.keep(account_id=request.user.pk, channel=Channel.WECHAT, address=openid, now=now)


def _ours(then: str) -> str:
    """A page of this site, or the first one."""
    is_path = then.startswith("/") and url_has_allowed_host_and_scheme(then, allowed_hosts=None)
    return then if is_path else NOWHERE
