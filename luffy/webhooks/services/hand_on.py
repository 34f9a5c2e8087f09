"""From what happened to who is told of it.

Source: docs/rules/webhooks.md
"""

from datetime import datetime, timedelta

from django.db import transaction

from luffy.core import jobs
from luffy.core.models import Event
from luffy.webhooks.catalogue import SUBSCRIBABLE
from luffy.webhooks.models import Delivery, DeliveryStatus, Endpoint

BATCH = 500
# A delivery that is tried holds this long; who finds it waiting after that takes it that its worker died.
HELD_FOR = timedelta(minutes=2)
KEEP_UNTOLD = timedelta(days=30)
KEEP_TOLD = timedelta(days=180)


@transaction.atomic
def hand_on(*, now: datetime) -> int:
    """Write a delivery for each endpoint that wants an event which nobody has looked at; give the number of events.

    Runs beside itself: each event is taken by one.
    """
    events = list(
        Event.objects.select_for_update(skip_locked=True)
        .filter(handed_on_at__isnull=True)
        .order_by("id")[:BATCH]
    )
    if not events:
        return 0
    endpoints = list(Endpoint.objects.on().order_by("id"))
    Delivery.objects.bulk_create(
        Delivery(endpoint=endpoint, event=event, created_at=now, next_try_at=now)
        for event in events
        for endpoint in endpoints
        if wants(endpoint, event.name)
    )
    Event.objects.filter(pk__in=[event.pk for event in events]).update(handed_on_at=now)
    return len(events)


def wants(endpoint: Endpoint, name: str) -> bool:
    return name in SUBSCRIBABLE and (not endpoint.events or name in endpoint.events)


@transaction.atomic
def start_due(*, now: datetime) -> int:
    """Have the worker try every delivery that is due; give their number. Each is held for a while."""
    due = Delivery.objects.filter(
        status=DeliveryStatus.WAITING, next_try_at__lte=now, endpoint__in=Endpoint.objects.on()
    )
    locked = due.select_for_update(skip_locked=True, of=("self",)).order_by("next_try_at", "id")
    ids = list(locked.values_list("pk", flat=True)[:BATCH])
    Delivery.objects.filter(pk__in=ids).update(next_try_at=now + HELD_FOR)
    for delivery_id in ids:
        jobs.defer("webhooks.deliver", delivery_id=delivery_id)
    return len(ids)


def forget_old(*, now: datetime) -> None:
    """Delete what nobody was told of, and after half a year what somebody was."""
    told = Delivery.objects.filter(finished_at__lt=now - KEEP_TOLD)
    told.delete()
    Event.objects.filter(handed_on_at__lt=now - KEEP_UNTOLD, deliveries__isnull=True).delete()
