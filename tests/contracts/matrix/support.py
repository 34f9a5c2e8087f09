"""Who may call what of support."""

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from luffy.payments.models import Bill, BillDifference, Channel, DifferenceKind, GatewayEvent, Verdict
from tests.contracts.matrix.row import NOW, WHY, Parts, Row, an_order
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.orders import a_pending_order, pay_by_gateway
from tests.factories.refunds import a_rejected_refund


def a_stranger_s_order(_account: Account) -> Parts:
    return an_order(an_account())


def a_refund_with_a_person(_account: Account) -> Parts:
    """Money that came too late, of somebody else's."""
    refund = a_rejected_refund(an_account())
    return {"number": refund.attempt.order.number, "out_refund_no": refund.out_refund_no}


def an_abnormal_notice(_account: Account) -> Parts:
    event = GatewayEvent.objects.create(
        channel=Channel.ALIPAY,
        dedupe_key=f"matrix-{GatewayEvent.objects.count()}",
        verdict=Verdict.ANOMALY,
        raw=b"",
        received_at=NOW,
    )
    return {"event_id": event.pk}


def known_money(_account: Account) -> Parts:
    """A payment of an order: no foreign money."""
    order = a_pending_order(an_account(), a_course(prices={30: 9900}))
    return {"channel": "alipay", "out_trade_no": pay_by_gateway(order).out_trade_no, "number": order.number}


def a_difference(_account: Account) -> Parts:
    bill = Bill.objects.create(channel=Channel.ALIPAY, bill_date=NOW.date())
    row = BillDifference.objects.create(
        bill=bill, kind=DifferenceKind.PAYMENT_TWICE, out_trade_no="X", found_at=NOW
    )
    return {"difference_id": row.pk, "channel": "alipay", "day": bill.bill_date}


ROWS = [
    # support: anybody's orders and money
    Row("GET /ops/orders", Action.SEE_ORDERS),
    Row("GET /ops/orders/{number}", Action.SEE_ORDERS, given=an_order),
    Row("POST /ops/orders/{number}/query-again", Action.RECONCILE, body=WHY, given=an_order),
    Row("POST /ops/orders/{number}/open-again", Action.RECONCILE, body=WHY, given=an_order),
    Row("POST /ops/orders/{number}/refund-attempt", Action.RECONCILE, body=WHY, given=a_stranger_s_order),
    Row(
        "POST /ops/orders/{number}/refunds/{out_refund_no}/settled-by-hand",
        Action.RECONCILE,
        body={**WHY, "reference": "ICBC 1"},
        given=a_refund_with_a_person,
    ),
    Row("GET /ops/anomalies", Action.SEE_MONEY),
    Row("POST /ops/events/{event_id}/resolve", Action.RECONCILE, body=WHY, given=an_abnormal_notice),
    Row(
        "POST /ops/foreign-money/{channel}/{out_trade_no}/refund",
        Action.RECONCILE,
        409,
        body=WHY,
        given=known_money,
    ),
    Row(
        "POST /ops/foreign-money/{channel}/{out_trade_no}/settled-by-hand",
        Action.RECONCILE,
        409,
        body={**WHY, "reference": "ICBC 1"},
        given=known_money,
    ),
    Row(
        "POST /ops/foreign-money/{channel}/{out_trade_no}/attach",
        Action.RECONCILE,
        409,
        body={**WHY, "order_number": "{number}"},
        given=lambda account: {**known_money(account), **an_order(account)},
    ),
    Row("GET /ops/reconciliation", Action.SEE_MONEY),
    Row("GET /ops/reconciliation/{channel}/{day}", Action.SEE_MONEY, given=a_difference),
    Row(
        "POST /ops/reconciliation/{channel}/{day}/run",
        Action.RECONCILE,
        202,
        body=WHY,
        given=lambda _: {"channel": "alipay", "day": "2026-01-01"},
    ),
    Row("POST /ops/differences/{difference_id}/resolve", Action.RECONCILE, body=WHY, given=a_difference),
]
