"""An endpoint that came to fail, what it was told until then, and the first steps of the conversion."""

from datetime import datetime, timedelta
from secrets import token_bytes

from luffy.accounts.models import Account
from luffy.core.calendar import day_of
from luffy.core.models import Event
from luffy.core.sealed import seal
from luffy.figures.models import FunnelDay
from luffy.webhooks.models import Attempt, Delivery, DeliveryStatus, Endpoint
from luffy.webhooks.services.deliver import PAUSES
from luffy.webhooks.services.endpoints import PURPOSE
from luffy.webhooks.signing import secret_text

_TOLD = 6


def load_integrations(people: dict[str, Account], *, now: datetime) -> None:
    """The endpoint is off, so that nothing leaves this machine."""
    endpoint = Endpoint.objects.create(
        label="客户关系系统",
        url="https://crm.example.com/hooks/luffy",
        events=["order.paid", "refund.done"],
        sealed_secret=seal(secret_text(token_bytes(32)), PURPOSE),
        created_by=people["operator"],
        created_at=now - timedelta(days=20),
        failing_since=now - timedelta(days=4),
        disabled_at=now - timedelta(days=1),
        disabled_reason="failing",
    )
    events = Event.objects.filter(name__in=endpoint.events).order_by("id")
    for nth, event in enumerate(events[:_TOLD]):
        _tell(endpoint, event, is_dead=nth % 3 == 2)
    _load_funnel(now)


def _tell(endpoint: Endpoint, event: Event, *, is_dead: bool) -> None:
    begun = event.happened_at + timedelta(seconds=4)
    delivery = Delivery.objects.create(
        endpoint=endpoint,
        event=event,
        created_at=begun,
        status=DeliveryStatus.DEAD if is_dead else DeliveryStatus.DELIVERED,
        tries=len(PAUSES) + 1 if is_dead else 1,
        finished_at=begun + (sum(PAUSES, timedelta()) if is_dead else timedelta()),
    )
    at = begun
    for pause in (timedelta(), *PAUSES) if is_dead else (timedelta(),):
        at += pause
        answer = (
            {"status_code": 503, "response": "maintenance", "problem": "HTTP 503"}
            if is_dead
            else {"status_code": 200}
        )
        Attempt.objects.create(delivery=delivery, at=at, duration_ms=182, **answer)


def _load_funnel(now: datetime) -> None:
    today = day_of(now)
    FunnelDay.objects.bulk_create(
        FunnelDay(day=today - timedelta(days=nth), carts=14 + 5 * nth % 9, settlements=6 + 3 * nth % 5)
        for nth in range(1, 31)
    )
