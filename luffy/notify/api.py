from typing import Annotated, Any

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from ninja import Path, Query, Router

from luffy.accounts.auth import caller, signed_in
from luffy.accounts.models import Account
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import ServiceUnavailable
from luffy.core.paging import MAX_ID, Page, page_of
from luffy.notify import queries, reach, services, unsubscribe
from luffy.notify.errors import NotificationNotFound, PhoneCodeWrong, UnsubscribeTokenWrong, WayClosed
from luffy.notify.models import Channel
from luffy.notify.providers import CannotReach, TryLater
from luffy.notify.schemas import (
    NotificationOut,
    NotificationQuery,
    PhoneCodeIn,
    PhoneIn,
    PreferencesIn,
    PreferencesOut,
    ReadAllIn,
    UnreadOut,
    UnsubscribedOut,
)

router = Router(tags=["notifications"])


@router.get("/notifications", auth=signed_in, response=answers(Page[NotificationOut]))
def list_notifications(request: HttpRequest, asked: Query[NotificationQuery]) -> dict[str, Any]:
    """What I was told, newest first; all of it, or what I have not read."""
    page = page_of(queries.inbox(caller(request).pk, only_unread=asked.unread), asked)
    return ok({**page, "items": [queries.notification_shown(row) for row in page["items"]]})


@router.get("/notifications/unread-count", auth=signed_in, response=answers(UnreadOut))
def unread_notifications(request: HttpRequest) -> HttpResponse:
    """How many I have not read. Made to be asked often: with `If-None-Match` it answers 304 while nothing changed."""
    account_id = caller(request).pk
    unread = queries.unread_count(account_id)
    etag = f'"{account_id}-{unread}"'
    response = HttpResponse(orjson.dumps(ok({"unread": unread})), content_type="application/json")
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ["Authorization", "Cookie"])
    return get_conditional_response(request, etag=etag, response=response) or response


@router.post("/notifications/read-all", auth=signed_in, response=answers(UnreadOut))
def read_all_notifications(request: HttpRequest, given: ReadAllIn) -> dict[str, Any]:
    """I have read all up to the newest that I was shown; how many unread ones came since."""
    account_id = caller(request).pk
    services.mark_all_read(account_id=account_id, newest_id=given.newest_id, now=clock.now())
    return ok({"unread": queries.unread_count(account_id)})


@router.post(
    "/notifications/{notification_id}/read",
    auth=signed_in,
    response=answers(NotificationOut, NotificationNotFound),
)
def read_notification(
    request: HttpRequest, notification_id: Annotated[int, Path(ge=1, le=MAX_ID)]
) -> dict[str, Any]:
    """I have read this one. The first time counts."""
    row = services.mark_read(account_id=caller(request).pk, notification_id=notification_id, now=clock.now())
    return ok(queries.notification_shown(row))


@router.get("/notification-preferences", auth=signed_in, response=answers(PreferencesOut))
def notification_preferences(request: HttpRequest) -> dict[str, Any]:
    """Of what I am told, and by which ways."""
    return ok(_preferences(caller(request)))


@router.put("/notification-preferences", auth=signed_in, response=answers(PreferencesOut))
def choose_notifications(request: HttpRequest, given: PreferencesIn) -> dict[str, Any]:
    """Choose of what I am told, and by which ways."""
    account = caller(request)
    kinds = {kind: services.Choice(**one.model_dump()) for kind, one in given.kinds.items()}
    services.choose(account_id=account.pk, language=given.language, rhythm=given.rhythm, kinds=kinds)
    return ok(_preferences(account))


@router.post("/notification-phone", auth=signed_in, response=answers(None, WayClosed))
def send_phone_code(request: HttpRequest, given: PhoneIn) -> dict[str, Any]:
    """Send a code to a telephone, to have messages sent there."""
    account = caller(request)
    try:
        reach.send_code(account_id=account.pk, username=account.username, phone=given.phone)
    except (CannotReach, TryLater) as error:
        raise ServiceUnavailable from error
    return ok(None)


@router.put("/notification-phone", auth=signed_in, response=answers(PreferencesOut, PhoneCodeWrong))
def confirm_phone(request: HttpRequest, given: PhoneCodeIn) -> dict[str, Any]:
    """The code that came: the telephone is mine."""
    account = caller(request)
    reach.confirm(account_id=account.pk, code=given.code, now=clock.now())
    return ok(_preferences(account))


@router.delete("/notification-phone", auth=signed_in, response=answers(PreferencesOut))
def forget_phone(request: HttpRequest) -> dict[str, Any]:
    """Send nothing to my telephone any more."""
    account = caller(request)
    reach.forget(account_id=account.pk, channel=Channel.SMS)
    return ok(_preferences(account))


@router.post("/notifications/unsubscribe/{token}", response=answers(UnsubscribedOut, UnsubscribeTokenWrong))
def unsubscribe_by_link(request: HttpRequest, token: Annotated[str, Path(max_length=200)]) -> dict[str, Any]:
    """No letters of this kind any more: the link in each letter, without signing in. Twice is once."""
    del request
    account_id, kind = unsubscribe.read_token(token)
    services.stop_letters(account_id=account_id, kind=kind)
    return ok({"name": str(kind.label) if kind else None})


def _preferences(account: Account) -> dict[str, Any]:
    ways = {"has_sms": bool(settings.SMS_PROVIDER), "has_wechat": bool(settings.WECHAT_MESSAGE_PROVIDER)}
    return {**queries.preferences_shown(account), **reach.masked(account.pk), **ways}
