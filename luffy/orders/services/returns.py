"""How lines of a paid order are given back, as far as the order knows. How much comes back is decided above it.

The order must be locked. Source: docs/rules/refunds.md
"""

from collections.abc import Collection
from datetime import datetime

from luffy.accounts.audit import Actor
from luffy.core.calendar import day_of
from luffy.coupons import services as coupons
from luffy.degrees.services.end import end_access as end_degrees
from luffy.degrees.services.end import lock_all
from luffy.learning.services import end_access as end_courses
from luffy.learning.services import end_membership
from luffy.orders import deductions
from luffy.orders.models import GIVEN_BACK, LineReturn, OpenedAccess, Order, ReturnState
from luffy.orders.services import moves
from luffy.orders.services.pay import coupon_ids
from luffy.orders.states import Move
from luffy.reviews.services import recount_given_back


def ask(order: Order, line_ids: Collection[int], *, now: datetime, by: Actor) -> None:
    """The buyer wants these lines back; they stay hers until it is granted. Raises: OrderCannotMove."""
    moves.make(order, Move.ASK_REFUND, by=by, now=now)
    _mark(line_ids, ReturnState.ASKED)


def keep(order: Order, line_ids: Collection[int], *, now: datetime, by: Actor) -> None:
    """They stay with the buyer after all. Raises: OrderCannotMove."""
    moves.make(order, Move.KEEP, by=by, now=now)
    _mark(line_ids, ReturnState.KEPT)


def end_access(order: Order, line_ids: Collection[int], *, by: Actor, now: datetime) -> None:
    """It was granted: what exactly these lines opened ends now. Other purchases of the same things stay."""
    _mark(line_ids, ReturnState.RETURNING)
    if order.credit_fen:
        deductions.release(line_ids, now=now)
    opened = OpenedAccess.objects.filter(line_id__in=line_ids)
    courses = [row.course_enrolment_id for row in opened if row.course_enrolment_id is not None]
    end_courses(courses, account_id=order.account_id, now=now)
    recount_given_back(courses)
    end_degrees(_degrees(line_ids), by=by, now=now)
    memberships = [row.membership_id for row in opened if row.membership_id is not None]
    end_membership(memberships, account_id=order.account_id, now=now)


def lock_degrees(line_ids: Collection[int]) -> None:
    """What these lines opened of degrees, before the buyer's wallet: so does a mentor who is grading just now."""
    lock_all(_degrees(line_ids))


def _degrees(line_ids: Collection[int]) -> list[int]:
    opened = OpenedAccess.objects.filter(line_id__in=line_ids).values_list("degree_enrolment_id", flat=True)
    return [enrolment_id for enrolment_id in opened if enrolment_id is not None]


def free_coupons(order: Order, *, now: datetime) -> None:
    """Give back the order's coupons that are still in date."""
    restored = coupons.restore(coupon_ids(order), today=day_of(now))
    order.coupons.filter(record_id__in=restored).update(released_at=now)


def finish(order: Order, line_ids: Collection[int], *, now: datetime, by: Actor) -> None:
    """All of it has come back: the order is refunded if nothing of it is left. Raises: OrderCannotMove."""
    _mark(line_ids, ReturnState.RETURNED)
    is_left = order.lines.exclude(given_back__state__in=GIVEN_BACK).exists()
    moves.make(order, Move.KEEP if is_left else Move.REFUND, by=by, now=now)


def _mark(line_ids: Collection[int], state: ReturnState) -> None:
    for line_id in sorted(line_ids):
        LineReturn.objects.update_or_create(line_id=line_id, defaults={"state": state})
