"""Numbers for Prometheus, counted in the database when asked: the same from every worker, right after a restart."""

import hmac
from collections.abc import Iterator
from datetime import datetime, timedelta
from ipaddress import ip_address

from django.db.models import Count, Min, Q, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from procrastinate.contrib.django.models import ProcrastinateJob
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest
from redis import RedisError

from luffy.core import clock
from luffy.core.valkey import valkey
from luffy.env import env
from luffy.orders.models import Fulfilment, Order
from luffy.payments.models import (
    NEEDS_A_PERSON,
    UNDER_WAY,
    WITH_A_PERSON,
    BillDifference,
    DifferenceKind,
    ForeignRefund,
    GatewayEvent,
    PaymentAttempt,
    Refund,
    RefundState,
    Verdict,
)
from luffy.payments.services import reconcile
from luffy.payments.services.attempts import UNFINISHED
from luffy.payments.services.follow_up import GRACE
from luffy.payments.services.receive import REJECTED_KEY


def metrics_view(request: HttpRequest) -> HttpResponse:
    """For a scraper on our own network, or one that brings METRICS_TOKEN."""
    if not _may_scrape(request):
        return HttpResponseForbidden()
    return HttpResponse(generate_latest(_counted(clock.now())), content_type=CONTENT_TYPE_LATEST)


def _may_scrape(request: HttpRequest) -> bool:
    token = env().metrics_token
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if token and hmac.compare_digest(given.encode(), token.encode()):
        return True
    # Behind a proxy everybody seems to come from next door.
    if "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_private
    except ValueError:
        # A unix socket: whoever reaches it is on this machine.
        return not request.META.get("REMOTE_ADDR")


def _counted(now: datetime) -> CollectorRegistry:
    registry = CollectorRegistry()
    notices = Gauge(
        "luffy_payment_notices", "Deliveries of notices, by verdict", ["verdict"], registry=registry
    )
    for verdict, deliveries in _notices():
        notices.labels(verdict).set(deliveries)
    differences = Gauge(
        "luffy_reconciliation_differences",
        "Open differences from bills, by kind",
        ["kind"],
        registry=registry,
    )
    for kind, total in _differences():
        differences.labels(kind).set(total)
    refunds = Gauge("luffy_refunds_waiting", "Refunds not done, by age at least", ["age"], registry=registry)
    for age, total in _refunds_by_age(now):
        refunds.labels(age).set(total)
    for name, text, value in (*_single_numbers(now), *_about_bills(now)):
        Gauge(name, text, registry=registry).set(value)
    return registry


def _notices() -> Iterator[tuple[str, int]]:
    found = dict(GatewayEvent.objects.values_list("verdict").annotate(Sum("deliveries")))
    for verdict in Verdict.values:
        yield verdict, found.get(verdict, 0)
    try:
        rejected: dict[str, str] = valkey().hgetall(REJECTED_KEY)  # type: ignore[assignment]
    except RedisError:
        return
    for reason, count in rejected.items():
        yield f"rejected_{reason}", int(count)


def _differences() -> Iterator[tuple[str, int]]:
    waiting = BillDifference.objects.filter(resolved_at=None)
    found = dict(waiting.values_list("kind").annotate(Count("pk")))
    return ((kind, found.get(kind, 0)) for kind in DifferenceKind.values)


REFUND_AGES = {
    "0s": timedelta(),
    "1h": timedelta(hours=1),
    "1d": timedelta(days=1),
    "7d": timedelta(days=7),
}


def _refunds_by_age(now: datetime) -> Iterator[tuple[str, int]]:
    """Of all that are not done, also of those with a person: how many are at least so old."""
    waiting = Refund.objects.filter(state__in=(*UNDER_WAY, *WITH_A_PERSON))
    counts = {age: Count("pk", filter=Q(created_at__lte=now - length)) for age, length in REFUND_AGES.items()}
    found = waiting.aggregate(**{f"at_least_{age}": count for age, count in counts.items()})
    return ((age, found[f"at_least_{age}"]) for age in REFUND_AGES)


def _about_bills(now: datetime) -> Iterator[tuple[str, str, float]]:
    yield (
        "luffy_bills_late",
        "Days whose bill should long be compared and is not",
        len(reconcile.due(now=now - reconcile.LATE_AFTER)),
    )
    foreign = ForeignRefund.objects.exclude(state=RefundState.DONE).aggregate(at=Min("created_at"))["at"]
    yield (
        "luffy_foreign_refund_oldest_age_seconds",
        "Age of the oldest refund of money without an order that is not done",
        _age_seconds(foreign, now),
    )


def _single_numbers(now: datetime) -> Iterator[tuple[str, str, float]]:
    yield (
        "luffy_payment_attempts_overdue",
        "Attempts that are neither paid nor closed although their time and the grace after it are over",
        PaymentAttempt.objects.filter(state__in=UNFINISHED, expires_at__lt=now - GRACE).count(),
    )
    refunds = Refund.objects.aggregate(
        waiting=Count("pk", filter=Q(state__in=UNDER_WAY)),
        rejected=Count("pk", filter=Q(state=RefundState.REJECTED)),
        oldest=Min("created_at", filter=Q(state__in=UNDER_WAY)),
    )
    yield "luffy_refunds_in_progress", "Refunds asked for and not done", refunds["waiting"]
    yield "luffy_refunds_rejected", "Refunds the gateway refused: a person must look", refunds["rejected"]
    yield (
        "luffy_refund_oldest_age_seconds",
        "Age of the oldest refund in progress",
        _age_seconds(refunds["oldest"], now),
    )
    yield (
        "luffy_fulfilment_errors",
        "Paid orders whose access could not be opened yet",
        Order.objects.filter(fulfilment=Fulfilment.ERROR).count(),
    )
    yield (
        "luffy_payment_anomalies",
        "Genuine notices and answers that do not fit our books, and that nobody has dealt with",
        GatewayEvent.objects.filter(verdict__in=NEEDS_A_PERSON, resolved_at=None).count(),
    )
    yield "luffy_job_oldest_due_age_seconds", "How long the oldest job that is due has waited", _job_age(now)


def _job_age(now: datetime) -> float:
    waiting = ProcrastinateJob.objects.filter(status="todo")
    planned = waiting.filter(scheduled_at__lte=now).aggregate(at=Min("scheduled_at"))["at"]
    at_once = waiting.filter(scheduled_at=None, procrastinateevent__type="deferred").aggregate(
        at=Min("procrastinateevent__at")
    )["at"]
    return max(_age_seconds(planned, now), _age_seconds(at_once, now))


def _age_seconds(since: datetime | None, now: datetime) -> float:
    return max(0.0, (now - since).total_seconds()) if since else 0.0
