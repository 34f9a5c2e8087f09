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

    from luffy.accounts import services as accounts
    from luffy.coupons import services as coupons
    from luffy.orders import cart, choices
    from luffy.orders.services import moves, place
    from luffy.payments.services import inbox, settle
    from luffy.refunds.services import steps
    from luffy.wallet import services as wallet

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
        (settle, "_pay_order", _slow_after(settle._pay_order)),
        (steps, "require", _slow_after(steps.require)),
        (cart, "put", _careless_put),
        (place, "load_offers", _remembered(place.load_offers)),
        (wallet, "take", lambda _lots, _amount: []),
        (accounts, "_is_still_right", _slow_after(lambda *_args: True)),
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
    ("payments_paymentattempt", "attempt_one_settles_the_order"),
    ("payments_paymentattempt", "attempt_channel_trade_no_unique"),
    ("payments_refund", "out_refund_no"),
    ("learning_enrolledcourse", "enrolment_ordinal_unique"),
    ("coupons_coupon", "coupon_not_over_issued"),
    ("coupons_couponrecord", "coupon_record_ordinal_unique"),
    ("wallet_ledgeraccount", "ledger_balance_not_negative"),
    ("wallet_berrylot", "lot_never_more_than_came_in"),
    ("wallet_transfer", "transfer_debit_entry_unique"),
    ("wallet_transfer", "transfer_credit_entry_unique"),
)
# Of these, too, only what they forbid would be in the way.
TRIGGERS = (("payments_refund", "refunds_within_payment"),)


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


def _keep_every_notice(channel: int, notice: Any, *, now: datetime) -> Any:
    from luffy.payments.models import GatewayEvent, Verdict

    return GatewayEvent.objects.create(
        channel=channel,
        dedupe_key=uuid4().hex,
        out_trade_no=notice.out_trade_no,
        verdict=Verdict.UNKNOWN_TRADE,
        raw=notice.raw,
        received_at=now,
    )


def _careless_put(account_id: int, *, product: str, price_policy_id: int, now: datetime) -> None:
    """Read the whole cart, think, and write the whole cart."""
    from luffy.core.valkey import valkey

    key = f"cart:{{{account_id}}}"
    whole = {**valkey().hgetall(key), product: f"{price_policy_id}@{now.timestamp()}"}
    time.sleep(THINK_S)
    with valkey().pipeline(transaction=True) as pipe:
        pipe.delete(key)
        pipe.hset(key, mapping=whole)
        pipe.execute()


def _remembered(load: Callable[..., Any]) -> Callable[..., Any]:
    """Prices as they were when somebody first asked."""
    known: dict[str, Any] = {}

    def remembered(keys: Any) -> Any:
        wanted = list(keys)
        for key in wanted:
            if key not in known:
                known.update(load([key]))
        return {key: known[key] for key in wanted}

    return remembered
