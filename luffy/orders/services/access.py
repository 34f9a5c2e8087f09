"""What a paid order opens."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from luffy.catalog.models import ProductKind
from luffy.core import jobs
from luffy.core.events import gathered
from luffy.core.failpoints import failpoint
from luffy.core.logging import get_logger
from luffy.degrees.services.enrol import enrol as enrol_in_degree
from luffy.learning.services import Joining, Purchase, join
from luffy.learning.services import enrol as enrol_in_courses
from luffy.orders.models import GIVEN_BACK, Fulfilment, OpenedAccess, Order, OrderLine
from luffy.orders.queries import lines_with_returns
from luffy.orders.services.moves import lock

log = get_logger(__name__)
BATCH = 500


def open_or_note(order: Order, lines: Sequence[OrderLine], *, now: datetime) -> Fulfilment:
    """Open everything in a locked, paid order; on an unexpected error nothing of it, and a job tries again.

    That money came in must never be undone by a fault in what it opens.
    """
    try:
        with transaction.atomic(), gathered():
            _open(order, lines, now=now)
    except Exception as error:
        log.exception("paid but not opened", order=order.number)
        order.opening_tries, order.opening_error = 1, _told(error)
        order.save(update_fields=["opening_tries", "opening_error"])
        jobs.defer("orders.open_access", order_id=order.pk)
        return Fulfilment.ERROR
    return Fulfilment.DONE


def open_again(*, order_id: int, now: datetime) -> Fulfilment:
    """Try again to open what a paid order has not opened and nobody gave back. Raises what went wrong."""
    try:
        return _open_waiting_order(order_id, now)
    except Exception as error:
        waiting = Order.objects.filter(pk=order_id, fulfilment=Fulfilment.ERROR)
        waiting.update(opening_tries=F("opening_tries") + 1, opening_error=_told(error))
        raise


@transaction.atomic
def _open_waiting_order(order_id: int, now: datetime) -> Fulfilment:
    order = lock(order_id)
    if order.fulfilment == Fulfilment.ERROR:
        lines = [line for line in lines_of(order) if line.refund_state not in GIVEN_BACK]
        _open(order, lines, now=now)
        order.fulfilment = Fulfilment.DONE
        order.save(update_fields=["fulfilment"])
        log.info("opened after all", order=order.number)
    return Fulfilment(order.fulfilment)


def open_waiting(*, now: datetime) -> int:
    """Try again every paid order that is not open yet; give the number of those that are now.

    One that fails again is told to a person and keeps none of the others from opening.
    """
    waiting = Order.objects.filter(fulfilment=Fulfilment.ERROR).order_by("id")
    opened = 0
    for order_id in list(waiting.values_list("pk", flat=True)[:BATCH]):
        try:
            opened += open_again(order_id=order_id, now=now) == Fulfilment.DONE
        except Exception:
            log.exception("still not opened", order_id=order_id)
    return opened


def lines_of(order: Order) -> list[OrderLine]:
    """The order's lines with their products and how far each is on its way back, in their order."""
    return list(lines_with_returns().filter(order=order))


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".partition("\n")[0][:200]


def _open(order: Order, lines: Sequence[OrderLine], *, now: datetime) -> None:
    courses = _open_courses(order, lines, now)
    failpoint("K10")
    opened = [*courses, *_open_degrees(order, lines, now), *_open_memberships(order, lines, now)]
    OpenedAccess.objects.bulk_create(opened)


def _open_courses(order: Order, lines: Sequence[OrderLine], now: datetime) -> list[OpenedAccess]:
    mine = [line for line in lines if line.product.kind == ProductKind.COURSE]
    if not mine:
        return []
    purchases = [Purchase(line.product.course_id or 0, line.access_days) for line in mine]
    enrolments = enrol_in_courses(account_id=order.account_id, purchases=purchases, now=now)
    return [
        OpenedAccess(line=line, course_enrolment=enrolment)
        for line, enrolment in zip(mine, enrolments, strict=True)
    ]


def _open_degrees(order: Order, lines: Sequence[OrderLine], now: datetime) -> list[OpenedAccess]:
    return [
        OpenedAccess(
            line=line,
            degree_enrolment=enrol_in_degree(
                account_id=order.account_id,
                degree_id=line.product.degree_id or 0,
                access_days=line.access_days,
                now=now,
            ),
        )
        for line in lines
        if line.product.kind == ProductKind.DEGREE
    ]


def _open_memberships(order: Order, lines: Sequence[OrderLine], now: datetime) -> list[OpenedAccess]:
    mine = [line for line in lines if line.product.kind == ProductKind.PLAN]
    if not mine:
        return []
    joinings = [Joining(line.product.plan_id or 0, line.access_days) for line in mine]
    periods = join(account_id=order.account_id, joinings=joinings, now=now)
    return [OpenedAccess(line=line, membership=period) for line, period in zip(mine, periods, strict=True)]
