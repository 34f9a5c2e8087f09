"""Yesterday's bill with a difference that waits, one that ended by itself, and a notice nobody can place."""

import json
from datetime import datetime, timedelta

from luffy.core.calendar import day_of
from luffy.payments.models import (
    Bill,
    BillDifference,
    BillLine,
    BillState,
    Channel,
    DifferenceKind,
    GatewayEvent,
    Verdict,
)
from luffy.payments.services.keep_bill import AGREES

_STRANGER, _LATE = "SHOP2_20261105_0007", "DEMO_LATE_REFUND"
_PRICE_FEN = 19_900


def load_bills(*, now: datetime) -> None:
    """As if an order of another shop had been paid to the same merchant account."""
    paid_at = now - timedelta(days=1)
    bill = Bill.objects.create(
        channel=Channel.ALIPAY,
        bill_date=day_of(paid_at),
        state=BillState.COMPARED,
        payments=1,
        paid_fen=_PRICE_FEN,
        sha256="demo",
        fetched_at=now,
    )
    BillLine.objects.create(
        bill=bill, out_trade_no=_STRANGER, channel_trade_no="DEMO0001", amount_fen=_PRICE_FEN, at=paid_at
    )
    BillDifference.objects.create(
        bill=bill,
        kind=DifferenceKind.PAYMENT_MISSING_HERE,
        out_trade_no=_STRANGER,
        theirs_fen=_PRICE_FEN,
        found_at=now,
    )
    BillDifference.objects.create(
        bill=bill,
        kind=DifferenceKind.REFUND_MISSING_THERE,
        out_trade_no=_LATE,
        out_refund_no=f"R{_LATE}",
        ours_fen=9_900,
        found_at=now - timedelta(hours=1),
        resolved_at=now,
        resolution=AGREES,
    )
    notice = {"out_trade_no": _STRANGER, "trade_status": "TRADE_SUCCESS", "total_amount": "199.00"}
    GatewayEvent.objects.create(
        channel=Channel.ALIPAY,
        dedupe_key="demo:stranger",
        out_trade_no=_STRANGER,
        verdict=Verdict.UNKNOWN_TRADE,
        raw=json.dumps({**notice, "buyer_logon_id": "ann***@example.com"}).encode(),
        deliveries=3,
        received_at=paid_at,
    )
