"""Look after attempts nobody told us about: lost notices, orders whose time is over, pages given up."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Case, Exists, F, OuterRef, Value, When

from luffy.accounts.audit import SYSTEM_JOB
from luffy.core.failpoints import failpoint
from luffy.core.jobs import defer
from luffy.core.logging import get_logger
from luffy.orders.models import Order, OrderStatus
from luffy.payments.gateways import CloseResult
from luffy.payments.models import AttemptState, PaymentAttempt
from luffy.payments.services import attempts
from luffy.payments.services.close_order import close_attempt, expire_order
from luffy.payments.services.query import query

log = get_logger(__name__)

# With a look every 30 seconds, a payment whose notice got lost is found within two minutes.
ASK_AGAIN_AFTER = timedelta(seconds=75)
# How long after its end a page may still turn out to have been paid: clocks differ, and gateways are slow.
GRACE = timedelta(minutes=10)
# What is still unclear an hour later is with a person; the gateway need not be asked as often any more.
PATIENT_AFTER = 50
PATIENTLY = timedelta(hours=1)
BATCH = 500


def plan(*, now: datetime) -> int:
    """Have every attempt that is due looked at by a job of its own; give their number."""
    with transaction.atomic():
        due = (
            PaymentAttempt.objects.filter(state__in=attempts.UNFINISHED, next_query_at__lte=now)
            .order_by("next_query_at")
            .select_for_update(skip_locked=True)
        )
        ids = list(due.values_list("pk", flat=True)[:BATCH])
        pause = Case(When(queries__gte=PATIENT_AFTER, then=Value(PATIENTLY)), default=Value(ASK_AGAIN_AFTER))
        PaymentAttempt.objects.filter(pk__in=ids).update(
            next_query_at=Value(now) + pause, queries=F("queries") + 1
        )
        for attempt_id in ids:
            defer("payments.follow_up", attempt_id=attempt_id)
    return len(ids)


def follow_up(attempt_id: int, *, now: datetime) -> None:
    """Do what this attempt needs next. Harmless at any time and any number of times."""
    attempt = PaymentAttempt.objects.select_related("order").get(pk=attempt_id)
    if attempt.state not in attempts.UNFINISHED:
        return
    order = attempt.order
    if order.status == OrderStatus.PENDING and order.expires_at <= now:
        expire_order(order.pk, now=now, by=SYSTEM_JOB)
        return
    if order.status == OrderStatus.PENDING and attempt.state == AttemptState.OPEN:
        query(attempt_id, now=now, by=SYSTEM_JOB)
        return
    # Nobody should pay this any more.
    result = close_attempt(attempt_id, now=now, by=SYSTEM_JOB)
    if result is CloseResult.NOT_FOUND and now >= attempt.expires_at + GRACE:
        attempts.close(attempt_id, now=now, by=SYSTEM_JOB)


def expire_unattended(*, now: datetime) -> int:
    """Expire the orders whose time is over and that nobody can pay any more; give their number.

    Those that have a page, also one that was given up, are expired by its follow-up, a job of its own: a gateway
    that is silent holds up nothing else. One that cannot end is told to a person and keeps none of the others
    from ending.
    """
    attended = PaymentAttempt.objects.filter(order=OuterRef("pk"), state__in=attempts.UNFINISHED)
    due = Order.objects.filter(~Exists(attended), status=OrderStatus.PENDING, expires_at__lte=now)
    ids = list(due.order_by("expires_at").values_list("pk", flat=True)[:BATCH])
    for order_id in ids:
        failpoint("K16")
        try:
            expire_order(order_id, now=now, by=SYSTEM_JOB)
        except Exception:
            log.exception("order cannot expire", order_id=order_id)
    return len(ids)
