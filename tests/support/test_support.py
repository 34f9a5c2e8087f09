"""What operators see of an order and of all that waits for them, and that their buttons may be pressed at will."""

from datetime import date, timedelta
from typing import Any

import pytest

from luffy.accounts.audit import SYSTEM_JOB, record
from luffy.accounts.models import AuditEntry
from luffy.accounts.permissions import Role
from luffy.core import clock
from luffy.core.paging import PageQuery
from luffy.orders.models import Fulfilment, Order, OrderStatus
from luffy.orders.services import access
from luffy.payments.models import (
    AttemptState,
    Bill,
    BillDifference,
    BillState,
    Channel,
    ForeignRefund,
    GatewayEvent,
    PaymentAttempt,
    Refund,
    Verdict,
)
from luffy.refunds.services.decide import refuse
from luffy.support.anomalies import anomalies, totals
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.catalog import a_course
from tests.factories.coupons import a_claimed_coupon
from tests.factories.orders import a_cancelled_order, a_paid_order, a_pending_order, an_attempt, pay_attempt
from tests.factories.refunds import asked_for, by, granted, the_rules
from tests.factories.wallet import berries_for
from tests.payments.channel import ToldChannel, a_told_channel
from tests.payments.keys import Notice
from tests.payments.world import books

pytestmark = pytest.mark.django_db

NOW = clock.now()
WHY = {"reason": "she called"}


@pytest.fixture
def channel(monkeypatch: pytest.MonkeyPatch) -> ToldChannel:
    return a_told_channel(monkeypatch)


@pytest.fixture
def desk() -> Api:
    return api_of(an_account("olga", role=Role.OPERATOR))


def told(answer: Any) -> Any:
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()["data"]


def test_a_case_file_tells_everything_about_an_order_and_names_no_payer(desk):
    buyer = an_account("anna")
    berries_for(buyer, 100)
    coupon = a_claimed_coupon(buyer, money_fen=500)
    order = a_paid_order(buyer, a_course(), coupons=[coupon], berries=7)
    attempt = PaymentAttempt.objects.get(order=order)
    notice = Notice(out_trade_no=attempt.out_trade_no, fields={"buyer_logon_id": "13800138000"})
    GatewayEvent.objects.create(
        channel=Channel.ALIPAY,
        dedupe_key="1",
        out_trade_no=attempt.out_trade_no,
        attempt=attempt,
        verdict=Verdict.SETTLED,
        raw=notice.form(),
        received_at=NOW,
    )

    answer = desk.get(f"/ops/orders/{order.number}")
    case = told(answer)

    assert (case["account"]["username"], case["status"], case["fulfilment"]) == ("anna", "paid", "done")
    assert [row["out_trade_no"] for row in case["attempts"]] == [attempt.out_trade_no]
    assert {"name": "trade_status", "value": "TRADE_SUCCESS"} in case["notices"][0]["fields"]
    assert b"13800138000" not in answer.content
    assert [row["record_id"] for row in case["coupons"]] == [coupon.pk]
    assert {row["key"].rpartition(":")[2] for row in case["transfers"]} == {"hold", "capture"}
    assert [row["line"] for row in case["access"]] == [1]
    actions = [row["action"] for row in case["steps"]]
    assert {"order.pay", "payment.started", "payment.paid"} <= set(actions)
    assert (case["refunds"], case["invoices"], case["differences"]) == ([], [], [])


def test_a_case_file_names_what_the_buyer_asked_back_and_who_agreed(desk):
    the_rules()
    order = a_paid_order(an_account(), a_course())
    request = granted(asked_for(order))

    case = told(desk.get(f"/ops/orders/{order.number}"))

    [row] = case["requests"]
    assert (row["number"], row["state"], row["cash_fen"]) == (request.number, "returning", 9_900)
    assert row["decided_by"] == [request.first_approver.username]
    assert [refund["out_refund_no"] for refund in case["refunds"]] == [request.cash_refund.out_refund_no]


def test_a_case_file_tells_what_was_refused_and_what_went_back_of_another_amount(desk):
    the_rules()
    order = a_paid_order(an_account(), a_course())
    request = refuse(
        asked_for(order).pk, reason="已超过期限", now=NOW, by=by(an_account("nico", role=Role.OPERATOR))
    )
    [attempt] = order.attempts.all()
    short = ForeignRefund.objects.create(
        channel=attempt.channel,
        out_trade_no=attempt.out_trade_no,
        out_refund_no=f"F{attempt.out_trade_no}",
        amount_fen=5,
        reason="少付",
        created_at=NOW,
        next_try_at=NOW,
    )
    record("foreign.refund", f"foreign_refund:{short.out_refund_no}", by=SYSTEM_JOB, now=NOW, reason="少付")

    case = told(desk.get(f"/ops/orders/{order.number}"))

    [row] = case["requests"]
    assert (row["number"], row["state"], row["decision_reason"]) == (request.number, "refused", "已超过期限")
    [back] = case["refunds"]
    assert (back["out_refund_no"], back["amount_fen"], back["reason_label"], back["actions"]) == (
        short.out_refund_no,
        5,
        "少付",
        [],
    )
    steps = {(step["action"], step["subject"], step["actor"]) for step in case["steps"]}
    assert ("foreign.refund", f"foreign_refund:{short.out_refund_no}", None) in steps
    assert ("refund_request.refused", f"refund_request:{request.number}", "nico") in steps


def test_an_order_is_found_by_every_number_it_has_and_by_its_buyer(desk):
    buyer = an_account("anna", email="anna@example.com")
    order = a_pending_order(buyer, a_course())
    attempt = an_attempt(order)
    a_cancelled_order(order)
    pay_attempt(attempt)
    a_pending_order(an_account("bert"), a_course())
    attempt.refresh_from_db()
    refund = Refund.objects.get()

    for wanted in (
        order.number,
        order.number.lower(),
        attempt.out_trade_no,
        attempt.channel_trade_no,
        refund.out_refund_no,
        "ANNA",
        "Anna@example.com",
    ):
        assert [row["number"] for row in told(desk.get("/ops/orders", q=wanted))["items"]] == [order.number]
    assert told(desk.get("/ops/orders", q="nobody"))["total"] == 0
    assert told(desk.get("/ops/orders"))["total"] == 2


def test_asking_again_takes_in_a_lost_payment_and_then_changes_nothing(desk, channel):
    order = a_pending_order(an_account(), a_course(prices={30: 9_900}))
    attempt = an_attempt(order)
    channel.took(attempt.out_trade_no, attempt.amount_fen, NOW)

    case = told(desk.post(f"/ops/orders/{order.number}/query-again", WHY))

    assert (case["status"], case["attempts"][0]["state"]) == ("paid", "paid")
    before = books()
    told(desk.post(f"/ops/orders/{order.number}/query-again", WHY))
    assert books() == before
    rows = AuditEntry.objects.filter(action="support.query_again", subject=f"order:{order.number}")
    assert [(row.actor.username, row.reason) for row in rows] == [("olga", "she called")] * 2


def test_opening_again_tells_of_every_failure_and_opens_once(desk, monkeypatch):
    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("the shelf is empty")

    with monkeypatch.context() as patch:
        patch.setattr(access, "_open_courses", broken)
        order = a_paid_order(an_account(), a_course())
        refused = desk.post(f"/ops/orders/{order.number}/open-again", WHY)
        case = told(desk.get(f"/ops/orders/{order.number}"))
        waiting = told(desk.get("/ops/anomalies", kind="not_opened"))["items"]

    assert (refused.status_code, refused.json()["code"]) == (409, 2200)
    assert (case["fulfilment"], case["opening_tries"]) == ("error", 2)
    assert case["opening_error"] == "RuntimeError: the shelf is empty"
    assert [(row["number"], row["tries"], row["actions"]) for row in waiting] == [
        (order.number, 2, ["open_again"])
    ]
    for _ in range(2):
        case = told(desk.post(f"/ops/orders/{order.number}/open-again", WHY))
        assert (case["fulfilment"], len(case["access"])) == ("done", 1)
    assert Order.objects.get(pk=order.pk).fulfilment == Fulfilment.DONE


def test_a_refund_that_waits_for_a_person_is_tried_again_with_its_number(desk, channel):
    order = a_pending_order(an_account(), a_course(prices={30: 9_900}))
    attempt = an_attempt(order)
    a_cancelled_order(order)
    pay_attempt(attempt)
    Refund.objects.update(state="rejected", next_try_at=None, tries=3, last_error="NOT_ENOUGH")
    channel.took(attempt.out_trade_no, attempt.amount_fen, NOW)
    waiting = told(desk.get("/ops/anomalies"))["items"]

    for _ in range(2):
        case = told(desk.post(f"/ops/orders/{order.number}/refund-attempt", WHY))

    assert [(row["kind"], row["problem"], row["actions"]) for row in waiting] == [
        ("refund_waits", "NOT_ENOUGH", ["refund_attempt", "settled_by_hand"])
    ]
    assert [(row["out_refund_no"], row["state"]) for row in case["refunds"]] == [
        (f"R{attempt.out_trade_no}", "done")
    ]
    assert channel.moves[attempt.out_trade_no, f"R{attempt.out_trade_no}"].amount_fen == attempt.amount_fen
    assert told(desk.get("/ops/anomalies"))["total"] == 0


def one_of_each() -> None:
    order = a_pending_order(an_account(), a_course())
    late = an_attempt(order)
    a_cancelled_order(order)
    pay_attempt(late)
    Refund.objects.update(created_at=NOW - timedelta(hours=2))
    overdue = an_attempt(a_pending_order(an_account(), a_course()))
    PaymentAttempt.objects.filter(pk=overdue.pk).update(
        state=AttemptState.ABANDONED, expires_at=NOW - timedelta(hours=3)
    )
    GatewayEvent.objects.create(
        channel=1, dedupe_key="1", out_trade_no="X", verdict=Verdict.ANOMALY, raw=b"", received_at=NOW
    )
    bill = Bill.objects.create(
        channel=1, bill_date=date(2026, 3, 2), state=BillState.COMPARED, sha256="x", fetched_at=NOW
    )
    BillDifference.objects.create(
        bill=bill, kind="payment_missing_here", out_trade_no="Y", theirs_fen=5, found_at=NOW
    )


def test_every_kind_of_anomaly_is_counted_and_paged_through(monkeypatch, channel):
    one_of_each()

    assert {kind: total for kind, total in totals(now=NOW).items() if total and kind != "bill_late"} == {
        "notice": 1,
        "difference": 1,
        "refund_late": 1,
        "attempt_overdue": 1,
    }
    total = anomalies(None, PageQuery(), now=NOW).total
    singles = [
        anomalies(None, PageQuery(page=page, page_size=1), now=NOW).items[0] for page in range(1, total + 1)
    ]
    assert singles == anomalies(None, PageQuery(page_size=100), now=NOW).items
    assert anomalies(None, PageQuery(page=total + 1, page_size=1), now=NOW).items == []
    assert singles[0].actions == ["refund_foreign_money", "attach", "resolve"]
    overdue = next(row for row in singles if row.kind == "attempt_overdue")
    assert (overdue.age_seconds, overdue.actions) == (3 * 3600, ["query_again"])


def test_what_a_person_dealt_with_waits_no_more(desk, channel):
    one_of_each()
    event, difference = GatewayEvent.objects.get(), BillDifference.objects.get()

    for _ in range(2):
        told(desk.post(f"/ops/events/{event.pk}/resolve", WHY))
        row = told(desk.post(f"/ops/differences/{difference.pk}/resolve", WHY))

    assert (row["resolved_by"], row["resolution"]) == ("olga", "she called")
    kinds = {row.kind for row in anomalies(None, PageQuery(), now=NOW).items}
    assert not kinds & {"notice", "difference"}
    assert AuditEntry.objects.filter(action__in=["notice.resolve", "difference.resolve"]).count() == 2
    assert desk.post("/ops/events/999/resolve", WHY).json()["code"] == 1712
    assert desk.post("/ops/differences/999/resolve", WHY).json()["code"] == 1711


@pytest.mark.parametrize("body", [{}, {"reason": ""}, {"reason": "   "}, {"reason": "x" * 201}])
def test_nothing_is_done_without_a_reason(desk, body):
    order = a_pending_order(an_account(), a_course())
    for button in ("query-again", "open-again", "refund-attempt"):
        assert desk.post(f"/ops/orders/{order.number}/{button}", body).status_code == 422
    assert AuditEntry.objects.filter(action__startswith="support.").count() == 0
    assert order.status == OrderStatus.PENDING


def test_bills_are_listed_with_their_differences_and_can_be_asked_for(desk):
    one_of_each()

    page = told(desk.get("/ops/reconciliation"))
    assert [(row["channel"], row["bill_date"], row["open_differences"]) for row in page["items"]] == [
        ("alipay", "2026-03-02", 1)
    ]
    detail = told(desk.get("/ops/reconciliation/alipay/2026-03-02"))
    assert [(row["kind"], row["theirs_fen"]) for row in detail["items"]] == [("payment_missing_here", 5)]
    assert desk.get("/ops/reconciliation/wechat/2026-03-02").json()["code"] == 1710
    asked = desk.post("/ops/reconciliation/wechat/2026-03-02/run", WHY)
    assert (asked.status_code, asked.json()["data"]["bill"]["state"]) == (202, "waiting")
    assert desk.post("/ops/reconciliation/wechat/2999-01-01/run", WHY).json()["code"] == 1710
