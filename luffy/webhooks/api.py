"""Endpoints of programs of others, what they were told, and telling it again. For operators."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from luffy.accounts.auth import allowed_to, caller, visit
from luffy.accounts.permissions import Action
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of
from luffy.webhooks import queries
from luffy.webhooks.errors import (
    AddressRefused,
    DeliveryNotFound,
    DeliveryUnderWay,
    EndpointNotFound,
    EndpointOff,
    TooManyEndpoints,
)
from luffy.webhooks.schemas import (
    DeliveriesQuery,
    DeliveryDetailOut,
    DeliveryOut,
    EndpointChangeIn,
    EndpointIn,
    EndpointOut,
    EventKindOut,
    NewEndpointOut,
    ReplayedOut,
)
from luffy.webhooks.services import deliver, endpoints
from luffy.webhooks.shapes import catalogue_shape, delivery_detail_shape, delivery_shape, endpoint_shape

router = Router(tags=["webhooks"])
integrators = allowed_to(Action.INTEGRATE)
IdPath = Annotated[int, Path(ge=1, le=MAX_ID)]


@router.get("/ops/webhooks/events", auth=integrators, response=answers(list[EventKindOut], NotAllowed))
def ops_webhook_events(request: HttpRequest) -> dict[str, Any]:
    """What an endpoint can be told of, with an example of each."""
    del request
    return ok(catalogue_shape())


@router.get("/ops/webhooks", auth=integrators, response=answers(Page[EndpointOut], NotAllowed))
def ops_webhooks(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """All endpoints, newest first."""
    del request
    page = page_of(queries.endpoints(), asked)
    return ok({**page, "items": [endpoint_shape(row) for row in page["items"]]})


@router.post(
    "/ops/webhooks",
    auth=integrators,
    response=answers(NewEndpointOut, NotAllowed, AddressRefused, TooManyEndpoints, status=201),
)
def ops_add_webhook(request: HttpRequest, given: EndpointIn) -> tuple[int, dict[str, Any]]:
    """Register an endpoint. Its secret is in this answer and in no later one."""
    account_id = caller(request).pk
    wish = endpoints.Wish(given.label, given.url, given.events)
    by = visit(request).by(account_id)
    row, secret = endpoints.register(wish, account_id=account_id, by=by, now=clock.now())
    return 201, ok({**endpoint_shape(row), "secret": secret})


@router.get("/ops/webhooks/deliveries", auth=integrators, response=answers(Page[DeliveryOut], NotAllowed))
def ops_webhook_deliveries(request: HttpRequest, asked: Query[DeliveriesQuery]) -> dict[str, Any]:
    """What was sent, newest first; of one endpoint, of one state, of one event."""
    del request
    rows = queries.deliveries(endpoint_id=asked.endpoint, status=asked.status, event=asked.event)
    page = page_of(rows, asked)
    return ok({**page, "items": [delivery_shape(row) for row in page["items"]]})


@router.get(
    "/ops/webhooks/deliveries/{delivery_id}",
    auth=integrators,
    response=answers(DeliveryDetailOut, NotAllowed, DeliveryNotFound),
)
def ops_webhook_delivery(request: HttpRequest, delivery_id: IdPath) -> dict[str, Any]:
    """One delivery: the message and every try."""
    del request
    return ok(delivery_detail_shape(queries.delivery(delivery_id), queries.attempts(delivery_id)))


@router.post(
    "/ops/webhooks/deliveries/{delivery_id}/replay",
    auth=integrators,
    response=answers(
        DeliveryOut, NotAllowed, DeliveryNotFound, EndpointNotFound, DeliveryUnderWay, EndpointOff
    ),
)
def ops_replay_delivery(request: HttpRequest, delivery_id: IdPath) -> dict[str, Any]:
    """Send it again: the same number and the same words."""
    by = visit(request).by(caller(request).pk)
    deliver.replay(delivery_id, by=by, now=clock.now())
    return ok(delivery_shape(queries.delivery(delivery_id)))


@router.put(
    "/ops/webhooks/{endpoint_id}",
    auth=integrators,
    response=answers(EndpointOut, NotAllowed, EndpointNotFound, AddressRefused),
)
def ops_change_webhook(request: HttpRequest, endpoint_id: IdPath, given: EndpointChangeIn) -> dict[str, Any]:
    """Change an endpoint, turn it off or on again. What waited while it was off goes out then."""
    wish = endpoints.Wish(given.label, given.url, given.events)
    by = visit(request).by(caller(request).pk)
    endpoints.change(endpoint_id, wish, is_on=given.is_on, by=by, now=clock.now())
    return ok(endpoint_shape(queries.endpoint(endpoint_id)))


@router.delete(
    "/ops/webhooks/{endpoint_id}", auth=integrators, response=answers(None, NotAllowed, EndpointNotFound)
)
def ops_remove_webhook(request: HttpRequest, endpoint_id: IdPath) -> dict[str, Any]:
    """Tell it nothing more. What it was told stays on record."""
    endpoints.remove(endpoint_id, by=visit(request).by(caller(request).pk), now=clock.now())
    return ok(None)


@router.post(
    "/ops/webhooks/{endpoint_id}/secret",
    auth=integrators,
    response=answers(NewEndpointOut, NotAllowed, EndpointNotFound),
)
def ops_renew_webhook_secret(request: HttpRequest, endpoint_id: IdPath) -> dict[str, Any]:
    """Give it a new secret; messages are signed by the former one too for a day."""
    by = visit(request).by(caller(request).pk)
    _row, secret = endpoints.renew_secret(endpoint_id, by=by, now=clock.now())
    return ok({**endpoint_shape(queries.endpoint(endpoint_id)), "secret": secret})


@router.post(
    "/ops/webhooks/{endpoint_id}/ping",
    auth=integrators,
    response=answers(DeliveryOut, NotAllowed, EndpointNotFound, EndpointOff, status=201),
)
def ops_ping_webhook(request: HttpRequest, endpoint_id: IdPath) -> tuple[int, dict[str, Any]]:
    """Send it something to try it out."""
    account_id = caller(request).pk
    by = visit(request).by(account_id)
    row = endpoints.ping(endpoint_id, account_id=account_id, by=by, now=clock.now())
    return 201, ok(delivery_shape(row))


@router.post(
    "/ops/webhooks/{endpoint_id}/replay",
    auth=integrators,
    response=answers(ReplayedOut, NotAllowed, EndpointNotFound, EndpointOff),
)
def ops_replay_dead(request: HttpRequest, endpoint_id: IdPath) -> dict[str, Any]:
    """Send everything again that was given up for this endpoint."""
    by = visit(request).by(caller(request).pk)
    return ok({"count": deliver.replay_dead(endpoint_id, by=by, now=clock.now())})
