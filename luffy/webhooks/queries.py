"""Endpoints and how each telling went, for operators."""

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from luffy.webhooks.errors import DeliveryNotFound, EndpointNotFound
from luffy.webhooks.models import Attempt, Delivery, DeliveryStatus, Endpoint

_NEWEST = Attempt.objects.filter(delivery=OuterRef("pk")).order_by("-id")


def endpoints() -> QuerySet[Endpoint]:
    """Those that are kept, newest first, with how many deliveries wait and were given up."""
    return (
        Endpoint.objects.kept()
        .annotate(
            waiting=Count("deliveries", filter=Q(deliveries__status=DeliveryStatus.WAITING)),
            dead=Count("deliveries", filter=Q(deliveries__status=DeliveryStatus.DEAD)),
        )
        .order_by("-id")
    )


def endpoint(endpoint_id: int) -> Endpoint:
    """One of them. Raises: EndpointNotFound."""
    row = endpoints().filter(pk=endpoint_id).first()
    if row is None:
        raise EndpointNotFound
    return row


def deliveries(
    *, endpoint_id: int | None = None, status: str | None = None, event: str | None = None
) -> QuerySet[Delivery]:
    """What was sent, newest first, with what came of the last try."""
    asked = {"endpoint_id": endpoint_id, "status": status, "event__name": event}
    rows = Delivery.objects.filter(**{name: value for name, value in asked.items() if value is not None})
    return (
        rows.select_related("endpoint", "event")
        .annotate(
            last_at=Subquery(_NEWEST.values("at")[:1]),
            last_status_code=Subquery(_NEWEST.values("status_code")[:1]),
            last_duration_ms=Subquery(_NEWEST.values("duration_ms")[:1]),
        )
        .order_by("-id")
    )


def delivery(delivery_id: int) -> Delivery:
    """One of them. Raises: DeliveryNotFound."""
    row = deliveries().filter(pk=delivery_id).first()
    if row is None:
        raise DeliveryNotFound
    return row


def attempts(delivery_id: int) -> list[Attempt]:
    """Every try, newest first; of a delivery that was replayed over and over the last hundred."""
    return list(Attempt.objects.filter(delivery_id=delivery_id).order_by("-id")[:100])
