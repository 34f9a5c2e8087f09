"""How a request changes its state: under its order's lock and its own, with an audit row."""

from datetime import datetime
from typing import Any

from luffy.accounts.audit import Actor, record
from luffy.notify.models import Kind
from luffy.notify.services import notify
from luffy.orders.models import Order
from luffy.orders.services import moves
from luffy.refunds.errors import OwnRefund, RefundCannotMove
from luffy.refunds.models import RefundRequest, RequestState


def lock(request_id: int) -> tuple[Order, RefundRequest]:
    """The request and its order, locked until the transaction ends; the order first, as everywhere."""
    order_id = RefundRequest.objects.values_list("order_id", flat=True).get(pk=request_id)
    order = moves.lock(order_id)
    return order, RefundRequest.objects.select_for_update().get(pk=request_id)


def require(request: RefundRequest, *states: RequestState) -> None:
    """Raises: RefundCannotMove."""
    if request.state not in states:
        raise RefundCannotMove(refund=request.number, state=request.state)


def refuse_own(request: RefundRequest, by: Actor) -> None:
    """Nobody decides about her own money. Raises: OwnRefund."""
    if request.account_id == by.account_id:
        raise OwnRefund


def move(request: RefundRequest, state: RequestState, *, now: datetime, by: Actor, **changes: Any) -> None:
    """Write the new state and `changes` of a locked request down."""
    before, request.state = request.state, state
    for name, value in changes.items():
        setattr(request, name, value)
    request.save(update_fields=["state", *changes])
    record(
        f"refund_request.{state}",
        f"refund_request:{request.number}",
        by=by,
        now=now,
        change=({"state": str(before)}, {"state": str(state)}),
        reason=request.decision_reason[:255],
    )


def tell(order: Order, request: RefundRequest, outcome: str, *, now: datetime) -> None:
    """Let the buyer know how far it is; of each outcome once."""
    notify(
        request.account_id,
        Kind.REFUND,
        params={"number": order.number, "amount_fen": request.cash_fen, "outcome": outcome},
        link=f"/me/refunds/{request.number}",
        key=f"refund:{request.number}:{outcome}",
        now=now,
    )
