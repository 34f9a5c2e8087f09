"""The buttons of a case. Each asks the one service that may do it, any number of times, and says who pressed it."""

from datetime import datetime

from django.db import transaction

from luffy.accounts.audit import Actor, record
from luffy.core.logging import get_logger
from luffy.orders.models import Order
from luffy.orders.services.access import open_again
from luffy.payments.errors import OwnOrder
from luffy.payments.models import UNDER_WAY, WITH_A_PERSON, PaymentAttempt, Refund, RefundState
from luffy.payments.services import refund as refunds
from luffy.payments.services.query import query
from luffy.support.errors import BuyerAskedForIt, OrderHasNoSuchRefund, StillNotOpen

log = get_logger(__name__)


def query_again(order: Order, *, reason: str, now: datetime, by: Actor) -> None:
    """Have the gateway asked about each payment of the order that is not paid. Never inside a transaction.

    Also about closed ones: what the gateway took after all is taken in, or goes back.
    """
    record("support.query_again", f"order:{order.number}", by=by, now=now, reason=reason)
    attempts = PaymentAttempt.objects.filter(order=order, paid_at=None).order_by("pk")
    for attempt_id in list(attempts.values_list("pk", flat=True)):
        query(attempt_id, now=now, by=by)


def try_to_open(order: Order, *, reason: str, now: datetime, by: Actor) -> None:
    """Open what is paid for and not open; nothing to do is no fault.

    Raises:
        StillNotOpen
    """
    record("support.open_again", f"order:{order.number}", by=by, now=now, reason=reason)
    try:
        open_again(order_id=order.pk, now=now)
    except Exception as error:
        log.exception("still not opened", order=order.number)
        raise StillNotOpen from error


def refund_attempts(order: Order, *, reason: str, now: datetime, by: Actor) -> None:
    """Have each refund of the order that is not done tried now, with the number it has. Never in a transaction.

    It makes no refund: money that has no order asks for its own when it comes, and a buyer's are decided elsewhere.

    Raises:
        OwnOrder
    """
    _refuse_own(order, by)
    record("support.refund_attempt", f"order:{order.number}", by=by, now=now, reason=reason)
    waiting = Refund.objects.filter(attempt__order=order).exclude(state=RefundState.DONE).order_by("pk")
    for refund in waiting:
        if refund.state in WITH_A_PERSON:
            refunds.retry(refund.pk, reason=reason, now=now, by=by)
        else:
            Refund.objects.filter(pk=refund.pk, state__in=UNDER_WAY).update(next_try_at=now)
        refunds.send(refund.pk, now=now)


@transaction.atomic
def settle_refund_by_hand(
    order: Order, out_refund_no: str, *, reference: str, reason: str, now: datetime, by: Actor
) -> None:
    """Write down that money which was to go back by itself went back another way; no gateway is asked.

    Source: docs/rules/late-money.md

    Raises:
        OwnOrder, OrderHasNoSuchRefund, BuyerAskedForIt, RefundNotWithAPerson: nothing was changed.
    """
    _refuse_own(order, by)
    of_order = Refund.objects.filter(attempt__order=order).select_related("request")
    refund = of_order.filter(out_refund_no=out_refund_no).first()
    if refund is None:
        raise OrderHasNoSuchRefund
    if hasattr(refund, "request"):
        raise BuyerAskedForIt(refund=refund.request.number)
    refunds.settle_by_hand(refund.pk, reference=reference, reason=reason, now=now, by=by)
    told = {"refund": out_refund_no, "reference": reference}
    subject = f"order:{order.number}"
    record("support.settled_by_hand", subject, by=by, now=now, change=(None, told), reason=reason)


def _refuse_own(order: Order, by: Actor) -> None:
    if order.account_id == by.account_id:
        raise OwnOrder
