from typing import Annotated, Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from ninja import Path, Query, Router

from luffy.accounts.auth import caller, signed_in
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.paging import MAX_ID, Page, page_of
from luffy.notify import queries, services
from luffy.notify.errors import NotificationNotFound
from luffy.notify.schemas import (
    NotificationOut,
    NotificationQuery,
    PreferencesIn,
    PreferencesOut,
    ReadAllIn,
    UnreadOut,
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
    return ok(queries.preferences_shown(caller(request)))


@router.put("/notification-preferences", auth=signed_in, response=answers(PreferencesOut))
def choose_notifications(request: HttpRequest, given: PreferencesIn) -> dict[str, Any]:
    """Choose of what I am told, and by which ways."""
    account = caller(request)
    kinds = {kind: services.Choice(one.in_app, one.email) for kind, one in given.kinds.items()}
    services.choose(account_id=account.pk, language=given.language, kinds=kinds)
    return ok(queries.preferences_shown(account))
