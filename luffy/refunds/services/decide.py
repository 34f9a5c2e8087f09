"""What becomes of a request: granted by one person or two, refused, or withdrawn by its buyer."""

from datetime import datetime

from django.db import transaction

from luffy.accounts.audit import Actor
from luffy.core.calendar import day_of
from luffy.core.failpoints import failpoint
from luffy.core.money import Berries
from luffy.invoices.services import redden
from luffy.orders.models import Order
from luffy.orders.services import returns
from luffy.payments.models import Refund, RefundReason
from luffy.payments.services import refund as payments
from luffy.refunds.errors import SecondPersonNeeded
from luffy.refunds.models import UNDECIDED, RefundRequest, RequestState
from luffy.refunds.queries import earned_by
from luffy.refunds.services import conclude, steps
from luffy.wallet.models import Origin
from luffy.wallet.services import Gift, give_back, grant, lock_wallet


@transaction.atomic
def approve(request_id: int, *, now: datetime, by: Actor) -> RefundRequest:
    """Grant it, or, above the limit, agree as the first of two. What was quoted when it was asked is paid.

    Granted, it is done in this transaction: access ends, berries come back, and the cash is on its way.

    Raises:
        RefundCannotMove, OwnRefund, SecondPersonNeeded: nothing was changed.
    Source: docs/rules/refunds.md
    """
    order, request = steps.lock(request_id)
    steps.require(request, *UNDECIDED)
    steps.refuse_own(request, by)
    if request.state == RequestState.ASKED and request.needs_two:
        first = {"first_approver_id": by.account_id}
        steps.move(request, RequestState.APPROVED_ONCE, now=now, by=by, **first)
    else:
        if request.first_approver_id == by.account_id:
            raise SecondPersonNeeded
        _grant(order, request, now=now, by=by)
    return request


@transaction.atomic
def refuse(request_id: int, *, reason: str, now: datetime, by: Actor) -> RefundRequest:
    """Say no, and why; the lines stay with their buyer, who may ask again.

    Raises:
        RefundCannotMove, OwnRefund: nothing was changed.
    """
    order, request = steps.lock(request_id)
    steps.refuse_own(request, by)
    request.decision_reason = reason
    _drop(order, request, RequestState.REFUSED, now=now, by=by)
    steps.tell(order, request, "refused", now=now)
    return request


@transaction.atomic
def withdraw(request_id: int, *, now: datetime, by: Actor) -> RefundRequest:
    """The buyer keeps it after all. Raises: RefundCannotMove."""
    order, request = steps.lock(request_id)
    _drop(order, request, RequestState.WITHDRAWN, now=now, by=by)
    return request


def _drop(order: Order, request: RefundRequest, state: RequestState, *, now: datetime, by: Actor) -> None:
    steps.require(request, *UNDECIDED)
    line_ids = list(request.lines.values_list("line_id", flat=True))
    request.lines.update(is_live=False)
    changes = {"decided_at": now, "decision_reason": request.decision_reason}
    steps.move(request, state, now=now, by=by, **changes)
    returns.keep(order, line_ids, now=now, by=by)


def _grant(order: Order, request: RefundRequest, *, now: datetime, by: Actor) -> None:
    """Locks as everywhere: order, attempt, enrolments in degrees, wallet, coupons, enrolments in courses."""
    cash = _send_cash(order, request, now=now, by=by)
    back_fen = dict(request.lines.values_list("line_id", "cash_fen"))
    returns.lock_degrees(list(back_fen))
    failpoint("K30")
    if request.berries:
        number = order.number
        give_back(
            lock_wallet(order.account_id),
            Berries(request.berries),
            order_number=number,
            key=f"order:{number}:refund:{request.ordinal}",
            now=now,
            memo=f"退费 {request.number}",
        )
    _take_back_scholarship(order, request, now=now, by=by)
    if request.gives_coupons:
        returns.free_coupons(order, now=now)
    returns.end_access(order, list(back_fen), by=by, now=now)
    redden(list(back_fen), now=now, by=by, back_fen=back_fen)
    which = "second" if request.first_approver_id else "first"
    changes = {f"{which}_approver_id": by.account_id, "cash_refund": cash, "decided_at": now}
    steps.move(request, RequestState.RETURNING, now=now, by=by, **changes)
    if cash is None:
        # All of it is back at once, which is told as such.
        conclude.finish(order, request, now=now, by=by)
    else:
        steps.tell(order, request, "approved", now=now)


def _send_cash(order: Order, request: RefundRequest, *, now: datetime, by: Actor) -> Refund | None:
    if not request.cash_fen:
        return None
    attempt = payments.money_of(order.pk)
    if attempt is None:
        raise LookupError(f"order {order.number} has cash to give back and took none")
    return payments.request(
        attempt,
        amount_fen=request.cash_fen,
        number=payments.number_for(attempt.out_trade_no, suffix=f"N{request.ordinal}"),
        reason=RefundReason.CUSTOMER,
        now=now,
        by=by,
    )


def _take_back_scholarship(order: Order, request: RefundRequest, *, now: datetime, by: Actor) -> None:
    """What was earned by now with what is given back, as far as it is still there: she may have studied on since she
    asked, and a grade may have changed. Earned berries first: gifts stay.
    """
    line_ids = set(request.lines.values_list("line_id", flat=True))
    earned = earned_by(order, line_ids, today=day_of(now))
    taken = min(earned, lock_wallet(request.account_id).available)
    if taken:
        reason = f"退费 {request.number} 收回奖学金"
        gift = Gift(Berries(-taken), f"refund:{request.number}", reason, origin=Origin.EARNED)
        grant(owner_id=request.account_id, gift=gift, by=by, now=now)
