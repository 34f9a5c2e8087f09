"""How an unpaid order ends: everything it held is given back, once.

The gateway is asked first (payments.services.close_order): somebody may just be paying.
"""

from datetime import datetime

from luffy.accounts.audit import Actor
from luffy.core.events import happened
from luffy.core.failpoints import failpoint
from luffy.coupons import services as coupons
from luffy.orders import deductions
from luffy.orders.models import Order
from luffy.orders.services import moves
from luffy.orders.services.pay import coupon_ids, move_berries
from luffy.orders.states import Move
from luffy.wallet.services import RELEASE, lock_wallet


def cancel(order: Order, *, now: datetime, by: Actor) -> None:
    """The buyer says no. The order must be locked. Raises: OrderCannotMove."""
    _close(order, Move.CANCEL, now=now, by=by)


def expire(order: Order, *, now: datetime, by: Actor) -> None:
    """Its time is over. The order must be locked. Raises: OrderCannotMove."""
    _close(order, Move.EXPIRE, now=now, by=by)


def _close(order: Order, move: Move, *, now: datetime, by: Actor) -> None:
    moves.require(order, move)
    move_berries(order, RELEASE, lock_wallet(order.account_id), now=now)
    failpoint("K15")
    coupons.give_back(coupon_ids(order))
    order.coupons.update(released_at=now)
    if order.credit_fen:
        deductions.release(list(order.lines.values_list("pk", flat=True)), now=now)
    moves.make(order, move, by=by, now=now, cancelled_at=now)
    facts = {
        "order": order.number,
        "account_id": order.account_id,
        "reason": move.name.lower(),
        "closed_at": now.isoformat(),
    }
    happened("order.closed", f"order:{order.number}", facts, now=now)
