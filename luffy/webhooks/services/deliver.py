"""One try of a delivery, what follows from it, and sending again by hand.

Source: docs/rules/webhooks.md
"""

from datetime import datetime, timedelta

import orjson
from django.db import transaction

from luffy.accounts.audit import SYSTEM_JOB, Actor, record
from luffy.accounts.models import Account
from luffy.accounts.permissions import Action, Role, may
from luffy.core.logging import get_logger
from luffy.notify.models import Kind
from luffy.notify.services import Note, notify_all
from luffy.webhooks import signing
from luffy.webhooks.errors import DeliveryNotFound, DeliveryUnderWay, EndpointOff
from luffy.webhooks.models import Attempt, Delivery, DeliveryStatus, Endpoint
from luffy.webhooks.sending import GONE, Outcome, send
from luffy.webhooks.services.endpoints import lock, secrets_of

# After the first, second, … failure; after the last of them there is one more try.
PAUSES = (
    timedelta(seconds=5),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=12),
    timedelta(hours=24),
)
# An endpoint through which nothing got for so long is turned off.
OFF_AFTER = timedelta(days=3)

log = get_logger(__name__)


def body_of(delivery: Delivery) -> bytes:
    """The message: the same bytes at every try."""
    event = delivery.event
    return orjson.dumps(
        {"type": event.name, "timestamp": event.happened_at, "data": event.facts},
        option=orjson.OPT_SORT_KEYS,
    )


def deliver(delivery_id: int, *, now: datetime) -> Outcome | None:
    """Try it once, if it still waits for an endpoint that is on. A failure plans the next try."""
    waiting = Delivery.objects.filter(
        pk=delivery_id, status=DeliveryStatus.WAITING, endpoint__in=Endpoint.objects.on()
    )
    delivery = waiting.select_related("endpoint", "event").first()
    if delivery is None:
        return None
    body, number = body_of(delivery), delivery.event.number
    secrets = secrets_of(delivery.endpoint, now=now)
    headers = signing.headers(secrets, number=number, timestamp_s=int(now.timestamp()), body=body)
    outcome = send(delivery.endpoint.url, body, headers)
    _note(delivery, outcome, now=now)
    return outcome


@transaction.atomic
def _note(tried: Delivery, outcome: Outcome, *, now: datetime) -> None:
    # The endpoint before the delivery, as everywhere.
    endpoint = Endpoint.objects.select_for_update().get(pk=tried.endpoint_id)
    delivery = Delivery.objects.select_for_update().get(pk=tried.pk)
    Attempt.objects.create(
        delivery=delivery,
        at=now,
        duration_ms=outcome.duration_ms,
        status_code=outcome.status_code,
        response=outcome.response,
        problem=outcome.problem,
    )
    if delivery.status != DeliveryStatus.WAITING:
        return
    _move(delivery, outcome, now=now)
    if outcome.is_delivered:
        endpoint.failing_since = None
    else:
        endpoint.failing_since = endpoint.failing_since or now
    endpoint.save(update_fields=["failing_since"])
    if outcome.status_code == GONE:
        _turn_off(endpoint, "gone", now=now)
    elif endpoint.failing_since is not None and now - endpoint.failing_since >= OFF_AFTER:
        _turn_off(endpoint, "failing", now=now)


def _move(delivery: Delivery, outcome: Outcome, *, now: datetime) -> None:
    delivery.tries += 1
    if outcome.is_delivered:
        delivery.status = DeliveryStatus.DELIVERED
    elif delivery.tries > len(PAUSES):
        delivery.status = DeliveryStatus.DEAD
        log.warning("webhook given up", delivery=delivery.pk, endpoint=delivery.endpoint_id)
    is_over = delivery.status != DeliveryStatus.WAITING
    delivery.finished_at = now if is_over else None
    delivery.next_try_at = None if is_over else now + PAUSES[delivery.tries - 1]
    delivery.save(update_fields=["status", "tries", "next_try_at", "finished_at"])


def _turn_off(endpoint: Endpoint, reason: str, *, now: datetime) -> None:
    """Tell it nothing more until a person turns it on again, and tell those who can."""
    if endpoint.disabled_at is not None:
        return
    endpoint.disabled_at, endpoint.disabled_reason = now, reason
    endpoint.save(update_fields=["disabled_at", "disabled_reason"])
    change = ({"is_on": True}, {"is_on": False})
    record(
        "webhook.turned_off", f"endpoint:{endpoint.pk}", by=SYSTEM_JOB, now=now, change=change, reason=reason
    )
    key = f"webhook_off:{endpoint.pk}:{int(now.timestamp())}"
    notes = [
        Note(account.pk, Kind.WEBHOOK_OFF, {"label": endpoint.label}, "/ops/webhooks", key)
        for account in Account.objects.filter(is_active=True).exclude(role=Role.LEARNER, is_superuser=False)
        if may(account.role, account.is_superuser, Action.INTEGRATE)
    ]
    notify_all(notes, now=now)


@transaction.atomic
def replay(delivery_id: int, *, by: Actor, now: datetime) -> Delivery:
    """Have a finished delivery sent again, with the same number and the same words.

    Raises:
        DeliveryNotFound, DeliveryUnderWay, EndpointNotFound, EndpointOff: nothing was changed.
    """
    endpoint_id = Delivery.objects.filter(pk=delivery_id).values_list("endpoint_id", flat=True).first()
    if endpoint_id is None:
        raise DeliveryNotFound
    _require_on(lock(endpoint_id))
    delivery = Delivery.objects.select_for_update().get(pk=delivery_id)
    if delivery.status == DeliveryStatus.WAITING:
        raise DeliveryUnderWay
    _begin_anew(delivery, now=now)
    record("webhook.replayed", f"delivery:{delivery.pk}", by=by, now=now)
    return delivery


@transaction.atomic
def replay_dead(endpoint_id: int, *, by: Actor, now: datetime) -> int:
    """Have everything that was given up for an endpoint sent again; give its number.

    Raises: EndpointNotFound, EndpointOff.
    """
    _require_on(lock(endpoint_id))
    dead = Delivery.objects.select_for_update().filter(endpoint_id=endpoint_id, status=DeliveryStatus.DEAD)
    count = dead.order_by().update(status=DeliveryStatus.WAITING, tries=0, next_try_at=now, finished_at=None)
    record(
        "webhook.replayed_dead", f"endpoint:{endpoint_id}", by=by, now=now, change=(None, {"count": count})
    )
    return count


def _require_on(endpoint: Endpoint) -> None:
    if endpoint.disabled_at is not None:
        raise EndpointOff


def _begin_anew(delivery: Delivery, *, now: datetime) -> None:
    delivery.status, delivery.tries = DeliveryStatus.WAITING, 0
    delivery.next_try_at, delivery.finished_at = now, None
    delivery.save(update_fields=["status", "tries", "next_try_at", "finished_at"])
