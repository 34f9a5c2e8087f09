"""How a granted request ends: the gateway did its part, or a person did."""

from datetime import datetime

from django.db import transaction

from luffy.accounts.audit import SYSTEM_JOB, Actor
from luffy.core.events import happened
from luffy.core.jobs import defer
from luffy.orders.models import Order
from luffy.orders.services import returns
from luffy.payments.models import Refund, RefundState
from luffy.payments.services import refund as payments
from luffy.refunds.errors import RefundCannotMove
from luffy.refunds.models import RefundRequest, RequestState
from luffy.refunds.services import steps

BATCH = 200


def finish(order: Order, request: RefundRequest, *, now: datetime, by: Actor) -> None:
    """All of it is back: the order moves on. Both must be locked, the request returning."""
    line_ids = list(request.lines.values_list("line_id", flat=True))
    steps.move(request, RequestState.DONE, now=now, by=by, done_at=now)
    returns.finish(order, line_ids, now=now, by=by)
    facts = {
        "refund": request.number,
        "order": order.number,
        "account_id": order.account_id,
        "cash_fen": request.cash_fen,
        "berries": request.berries,
        "done_at": now.isoformat(),
    }
    happened("refund.done", f"refund_request:{request.number}", facts, now=now)
    steps.tell(order, request, "done", now=now)


@transaction.atomic
def conclude(request_id: int, *, now: datetime, by: Actor) -> None:
    """End a request whose cash has gone back. Changes nothing if it has not, or if it was ended before."""
    order, request = steps.lock(request_id)
    cash = request.cash_refund
    if request.state == RequestState.RETURNING and (cash is None or cash.state == RefundState.DONE):
        finish(order, request, now=now, by=by)


def conclude_refund(refund_id: int, *, now: datetime) -> None:
    """`conclude`, as payments tells of it by the refund that is done."""
    for request_id in RefundRequest.objects.filter(cash_refund_id=refund_id).values_list("pk", flat=True):
        conclude(request_id, now=now, by=SYSTEM_JOB)


def plan() -> int:
    """Have those concluded whose own job got lost; give their number."""
    done = RefundRequest.objects.filter(
        state=RequestState.RETURNING, cash_refund__state=RefundState.DONE
    ).order_by("pk")
    refund_ids = list(done.values_list("cash_refund_id", flat=True)[:BATCH])
    for refund_id in refund_ids:
        defer("refunds.conclude", refund_id=refund_id)
    return len(refund_ids)


@transaction.atomic
def retry(request_id: int, *, reason: str, now: datetime, by: Actor) -> None:
    """Have the gateway asked once more about the cash that it could not give back.

    Raises:
        RefundCannotMove, OwnRefund, RefundNotWithAPerson: nothing was changed.
    """
    _, _, cash = _stuck(request_id, by)
    payments.retry(cash.pk, reason=reason, now=now, by=by)


@transaction.atomic
def settle_by_hand(request_id: int, *, reference: str, reason: str, now: datetime, by: Actor) -> None:
    """A person gave the cash back another way: write that down, and end the request.

    Raises:
        RefundCannotMove, OwnRefund, RefundNotWithAPerson: nothing was changed.
    """
    order, request, cash = _stuck(request_id, by)
    payments.settle_by_hand(cash.pk, reference=reference, reason=reason, now=now, by=by)
    finish(order, request, now=now, by=by)


def _stuck(request_id: int, by: Actor) -> tuple[Order, RefundRequest, Refund]:
    order, request = steps.lock(request_id)
    steps.require(request, RequestState.RETURNING)
    steps.refuse_own(request, by)
    if request.cash_refund is None:
        raise RefundCannotMove(refund=request.number, state=request.state)
    return order, request, request.cash_refund
