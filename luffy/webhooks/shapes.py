"""How endpoints and deliveries are shown."""

from typing import Any

import orjson

from luffy.webhooks.catalogue import CATALOGUE, SUBSCRIBABLE
from luffy.webhooks.models import Attempt, Delivery, Endpoint
from luffy.webhooks.services.deliver import body_of


def endpoint_shape(row: Endpoint) -> dict[str, Any]:
    return {
        "id": row.pk,
        "label": row.label,
        "url": row.url,
        "events": row.events,
        "is_on": row.disabled_at is None,
        "disabled_at": row.disabled_at,
        "disabled_reason": row.disabled_reason,
        "failing_since": row.failing_since,
        "created_at": row.created_at,
        "waiting": getattr(row, "waiting", 0),
        "dead": getattr(row, "dead", 0),
    }


def delivery_shape(row: Delivery) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.event.number,
        "event": row.event.name,
        "subject": row.event.subject,
        "endpoint_id": row.endpoint_id,
        "endpoint_label": row.endpoint.label,
        "status": row.status,
        "tries": row.tries,
        "created_at": row.created_at,
        "next_try_at": row.next_try_at,
        **{name: getattr(row, name, None) for name in ("last_at", "last_status_code", "last_duration_ms")},
    }


def delivery_detail_shape(row: Delivery, attempts: list[Attempt]) -> dict[str, Any]:
    names = ("at", "duration_ms", "status_code", "response", "problem")
    tries = [{name: getattr(one, name) for name in names} for one in attempts]
    return {**delivery_shape(row), "message": orjson.loads(body_of(row)), "attempts": tries}


def catalogue_shape() -> list[dict[str, Any]]:
    return [
        {"name": name, "text": str(CATALOGUE[name].text), "example": dict(CATALOGUE[name].example)}
        for name in SUBSCRIBABLE
    ]
