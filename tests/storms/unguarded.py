"""The product with its guards taken out and time to think between looking and writing.

For control runs only: a storm that this survives would prove nothing. It exists in the tests, not as a switch
in the product. `take_out_guards` may also be used inside of a test process; it gives what undoes it.
"""

import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from typing import Any
from unittest.mock import patch
from uuid import uuid4

THINK_S = 0.03


def take_out_guards() -> ExitStack:
    """Replace row locks, guarded counts and repeat checks by what they would be without care."""
    from django.db.models import QuerySet

    from luffy.coupons import services as coupons
    from luffy.orders import choices
    from luffy.orders.services import moves, place
    from luffy.payments.services import inbox

    undo = ExitStack()
    for target, name, replacement in (
        (QuerySet, "select_for_update", lambda rows, *_args, **_options: rows.all()),
        (coupons, "claim", _careless_claim),
        (coupons, "_move", _careless_move),
        (choices, "forget", lambda *_args: None),
        (place, "_earlier", lambda *_args: None),
        (place, "_assess", _slow_after(place._assess)),
        (moves, "require", _slow_after(moves.require)),
        (inbox, "keep_notice", _keep_every_notice),
    ):
        undo.enter_context(patch.object(target, name, replacement))
    return undo


# What the database would refuse by itself: the control runs need it gone, too.
CONSTRAINTS = (
    ("orders_order", "settlement_id"),
    ("orders_order", "order_idempotency_key"),
    ("orders_order", "order_times_fit_status"),
    ("orders_order", "order_fulfilment_fits_status"),
    ("orders_ordercoupon", "order_coupon_one_live_order"),
    ("orders_openedaccess", "line_id"),
    ("learning_enrolledcourse", "enrolment_ordinal_unique"),
    ("coupons_coupon", "coupon_not_over_issued"),
    ("coupons_couponrecord", "coupon_record_ordinal_unique"),
    ("wallet_ledgeraccount", "ledger_balance_not_negative"),
    ("wallet_transfer", "transfer_debit_entry_unique"),
    ("wallet_transfer", "transfer_credit_entry_unique"),
)


def _slow_after(step: Callable[..., Any]) -> Callable[..., Any]:
    def slow(*args: Any, **kwargs: Any) -> Any:
        result = step(*args, **kwargs)
        time.sleep(THINK_S)
        return result

    return slow


def _careless_claim(*, coupon_id: int, account_id: int, now: datetime) -> Any:
    """Look whether some are left, think, and issue."""
    from luffy.core.calendar import day_of
    from luffy.coupons.errors import CouponSoldOut
    from luffy.coupons.models import Coupon, CouponRecord

    coupon = Coupon.objects.get(pk=coupon_id)
    if coupon.claimed >= coupon.quantity:
        raise CouponSoldOut
    time.sleep(THINK_S)
    Coupon.objects.filter(pk=coupon_id).update(claimed=coupon.claimed + 1)
    return CouponRecord.objects.create(
        coupon=coupon,
        account_id=account_id,
        ordinal=1,
        name=coupon.name,
        coupon_type=coupon.coupon_type,
        money_fen=coupon.money_fen,
        valid_begin_date=day_of(now),
        valid_end_date=day_of(now),
        claimed_at=now,
    )


def _careless_move(record_ids: Any, _source: Any, target: Any, *, used_at: datetime | None = None) -> None:
    from luffy.coupons.models import CouponRecord

    CouponRecord.objects.filter(pk__in=record_ids).update(status=target, used_at=used_at)


def _keep_every_notice(channel: int, facts: Any, *, now: datetime) -> Any:
    from luffy.payments.models import GatewayEvent, Verdict

    return GatewayEvent.objects.create(
        channel=channel,
        dedupe_key=uuid4().hex,
        out_trade_no=facts.out_trade_no,
        verdict=Verdict.UNKNOWN_TRADE,
        raw=facts.raw,
        received_at=now,
    )
