"""Money that came for no order of ours: back whence it came, or to the order it was meant for; one of both, once."""

from dataclasses import replace
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from luffy.accounts.audit import Actor
from luffy.accounts.models import AuditEntry
from luffy.accounts.permissions import Role
from luffy.core import clock
from luffy.core.paging import PageQuery
from luffy.orders.models import OrderStatus
from luffy.payments.errors import (
    NotForeignMoney,
    OrderCancelUnknown,
    OrderDoesNotFit,
    OwnOrder,
    RefundNotWithAPerson,
)
from luffy.payments.gateways import (
    CloseResult,
    Facts,
    RefundFacts,
    RefundNotice,
    RefundOutcome,
    TradeState,
)
from luffy.payments.models import (
    BillDifference,
    Channel,
    ForeignRefund,
    GatewayEvent,
    PaymentAttempt,
    Refund,
    RefundState,
    Verdict,
)
from luffy.payments.services import foreign, receive, reconcile
from luffy.payments.services.close_order import cancel_order, expire_order
from luffy.payments.services.receive import Reply
from luffy.support.anomalies import anomalies
from tests.factories.accounts import an_account
from tests.factories.orders import a_cancelled_order, an_expired_order
from tests.payments.channel import ToldChannel, a_told_channel, an_attempt_row
from tests.payments.world import Purchase, a_purchase, books

pytestmark = pytest.mark.django_db

NOW = clock.now()
NUMBER = "LOST_IN_A_RESTORE"


@pytest.fixture
def channel(monkeypatch: pytest.MonkeyPatch) -> ToldChannel:
    return a_told_channel(monkeypatch)


@pytest.fixture
def by() -> Actor:
    return Actor("browser", an_account().pk)


@pytest.fixture
def event() -> GatewayEvent:
    return GatewayEvent.objects.create(
        channel=Channel.ALIPAY,
        dedupe_key="x",
        out_trade_no=NUMBER,
        verdict=Verdict.UNKNOWN_TRADE,
        raw=b"",
        received_at=NOW,
    )


def send_back(by: Actor) -> ForeignRefund:
    return foreign.send_back(Channel.ALIPAY, NUMBER, reason="nobody's", now=NOW, by=by)


def attach(order_id: int, by: Actor) -> PaymentAttempt:
    return foreign.attach(Channel.ALIPAY, NUMBER, order_id=order_id, reason="hers", now=NOW, by=by)


def test_all_of_it_goes_back_once_however_often_it_is_asked(channel, by, event):
    channel.took(NUMBER, 9_900, NOW)

    for _ in range(3):
        refund = send_back(by)

    assert (refund.out_refund_no, refund.amount_fen, refund.state) == (f"F{NUMBER}", 9_900, RefundState.DONE)
    assert (ForeignRefund.objects.count(), refund.tries) == (1, 1)
    assert channel.moves[NUMBER, f"F{NUMBER}"].amount_fen == 9_900
    event.refresh_from_db()
    assert (event.resolution, event.resolved_by_id) == ("nobody's", by.account_id)
    row = AuditEntry.objects.get(action="foreign.refund")
    assert (row.actor_id, row.reason) == (by.account_id, "nobody's")


def test_a_bill_later_agrees_with_what_went_back(channel, by):
    channel.took(NUMBER, 9_900, NOW)
    send_back(by)
    day = NOW.astimezone(reconcile.SHANGHAI).date()

    reconcile.reconcile(Channel.ALIPAY, day, now=NOW + timedelta(days=1))

    assert BillDifference.objects.count() == 0


def test_a_refusal_is_asked_about_before_it_counts(channel, by):
    channel.took(NUMBER, 9_900, NOW)
    channel.refuses = "NOT_ENOUGH"

    assert send_back(by).state == RefundState.REQUESTED
    refund = send_back(by)
    assert (refund.state, refund.tries) == (RefundState.REJECTED, 2)


def test_money_the_gateway_does_not_know_of_can_be_neither_sent_nor_attached(channel, by):
    purchase = a_purchase()
    before = books()

    with pytest.raises(NotForeignMoney):
        send_back(by)
    with pytest.raises(NotForeignMoney):
        attach(purchase.order.pk, by)

    assert books() == before


def test_it_pays_the_order_it_was_for(channel, by, event):
    purchase = a_purchase()
    channel.took(NUMBER, 9_900, NOW)

    for _ in range(2):
        attempt = attach(purchase.order.pk, by)

    assert (attempt.state, attempt.disposition) == ("paid", "settled_order")
    assert purchase.now_order.status == OrderStatus.PAID
    assert purchase.enrolments == 1
    event.refresh_from_db()
    assert event.resolution == "hers"


def test_it_revives_an_expired_order_and_goes_back_for_a_cancelled_one(channel, by):
    expired, cancelled = a_purchase(), a_purchase()
    an_expired_order(expired.order)
    a_cancelled_order(cancelled.order)
    channel.took(NUMBER, 9_900, NOW)
    channel.took("SECOND", 9_900, NOW)

    attach(expired.order.pk, by)
    foreign.attach(Channel.ALIPAY, "SECOND", order_id=cancelled.order.pk, reason="x", now=NOW, by=by)

    assert expired.now_order.status == OrderStatus.PAID
    assert cancelled.now_order.status == OrderStatus.CANCELLED
    assert Refund.objects.get().out_refund_no == "RSECOND"


def test_an_order_that_asks_for_another_amount_does_not_get_it(channel, by):
    purchase = a_purchase()
    channel.took(NUMBER, 9_899, NOW)
    before = books()

    with pytest.raises(OrderDoesNotFit):
        attach(purchase.order.pk, by)

    assert books() == before


def test_what_goes_back_cannot_be_attached_and_the_other_way_round(channel, by):
    purchase = a_purchase()
    channel.took(NUMBER, 9_900, NOW)
    send_back(by)
    with pytest.raises(NotForeignMoney):
        attach(purchase.order.pk, by)

    channel.took("SECOND", 9_900, NOW)
    foreign.attach(Channel.ALIPAY, "SECOND", order_id=purchase.order.pk, reason="x", now=NOW, by=by)
    with pytest.raises(NotForeignMoney):
        foreign.send_back(Channel.ALIPAY, "SECOND", reason="x", now=NOW, by=by)

    assert ForeignRefund.objects.count() == 1


def test_two_that_send_at_once_do_not_end_a_refund_that_runs(channel, by, monkeypatch):
    """The second is refused because the first is at work: what was first asked is asked about before it counts."""
    channel.took(NUMBER, 9_900, NOW)
    asked: list[str] = []

    def ask(refund: Refund, *, now: datetime) -> RefundFacts:
        asked.append(refund.out_refund_no)
        if len(asked) == 1:
            foreign.try_to_send(ForeignRefund.objects.get().pk, now=now)
            return RefundFacts(RefundOutcome.REJECTED, "FREQUENCY_LIMITED")
        return RefundFacts(RefundOutcome.PROCESSING)

    monkeypatch.setattr(channel, "refund", ask)

    refund = send_back(by)

    assert asked == [f"F{NUMBER}", f"F{NUMBER}"]
    assert (refund.state, refund.tries) == (RefundState.PROCESSING, 2)
    assert not AuditEntry.objects.filter(action="foreign.rejected").exists()


def stuck(channel: ToldChannel, by: Actor) -> ForeignRefund:
    channel.took(NUMBER, 9_900, NOW)
    channel.refuses = "NOT_ENOUGH"
    send_back(by)
    return send_back(by)


def settle_by_hand(by: Actor) -> ForeignRefund:
    return foreign.settle_by_hand(
        Channel.ALIPAY, NUMBER, reference="ICBC 42", reason="card closed", now=NOW, by=by
    )


@pytest.mark.parametrize("state", [RefundState.REJECTED, RefundState.ABNORMAL])
def test_what_waits_for_a_person_is_tried_again_with_its_number_when_asked_again(channel, by, state):
    stuck(channel, by)
    ForeignRefund.objects.update(state=state)
    channel.refuses = ""

    refund = send_back(by)

    assert (refund.state, refund.tries, refund.last_error) == (RefundState.DONE, 3, "")
    assert [number for number in channel.moves if number[1]] == [(NUMBER, f"F{NUMBER}")]
    row = AuditEntry.objects.get(action="foreign.requested")
    assert (row.actor_id, row.reason) == (by.account_id, "nobody's")
    assert (row.before, row.after) == ({"state": str(state)}, {"state": "requested"})


def test_the_anomaly_names_what_can_be_done(channel, by):
    stuck(channel, by)

    (row,) = anomalies("foreign_refund", PageQuery(), now=NOW).items
    assert (row.number, row.problem, row.actions) == (
        NUMBER,
        "NOT_ENOUGH",
        ["refund_foreign_money", "settled_by_hand"],
    )
    settle_by_hand(by)
    assert anomalies("foreign_refund", PageQuery(), now=NOW).total == 0


def test_an_operator_settles_it_by_hand_at_its_address(client, channel):
    operator = an_account(role=Role.OPERATOR)
    stuck(channel, Actor("browser", operator.pk))
    client.force_login(operator)

    answer = client.post(
        f"/api/v1/ops/foreign-money/alipay/{NUMBER}/settled-by-hand",
        {"reason": "card closed", "reference": " ICBC 42 "},
        content_type="application/json",
    )

    assert answer.status_code == 200
    assert answer.json()["data"] == {
        "out_refund_no": f"F{NUMBER}",
        "amount_fen": 9_900,
        "state": "done",
        "state_label": "已退",
        "by_hand_reference": "ICBC 42",
    }


def test_what_is_refused_again_waits_for_a_person_again(channel, by):
    stuck(channel, by)

    refund = send_back(by)

    assert (refund.state, refund.tries, refund.last_error) == (RefundState.REJECTED, 3, "NOT_ENOUGH")


def test_a_person_may_give_it_back_another_way_once(channel, by):
    stuck(channel, by)

    refund = settle_by_hand(by)

    assert (refund.state, refund.done_at, refund.by_hand_reference) == (RefundState.DONE, NOW, "ICBC 42")
    row = AuditEntry.objects.get(action="foreign.by_hand")
    assert (row.actor_id, row.reason) == (by.account_id, "card closed")
    assert row.before == {"state": "rejected"}
    assert row.after == {"state": "done", "reference": "ICBC 42"}
    channel.refuses = ""
    assert send_back(by).tries == 2
    assert (NUMBER, f"F{NUMBER}") not in channel.moves


def test_what_the_gateway_may_still_move_is_not_settled_by_hand(channel, by):
    channel.took(NUMBER, 9_900, NOW)
    with pytest.raises(NotForeignMoney):
        settle_by_hand(by)
    channel.refuses = "NOT_ENOUGH"
    send_back(by)
    before = books()

    with pytest.raises(RefundNotWithAPerson):
        settle_by_hand(by)

    assert books() == before


def lost_between(amount_fen: int, monkeypatch: pytest.MonkeyPatch, channel: ToldChannel) -> Purchase:
    """The page of an order was paid with another amount, as WeChat would tell: a trade that is not open."""
    purchase = a_purchase(berries=50)
    number = f"{purchase.order.number[:-1]}A"
    an_attempt_row(purchase.order, number, NOW, amount_fen=purchase.order.payable_fen).save()
    channel.took(number, amount_fen, NOW)

    def query(attempt: PaymentAttempt, *, now: datetime) -> Facts:
        facts = ToldChannel.query(channel, attempt, now=now)
        went_back = (number, f"F{number}") in channel.moves
        return replace(facts, state=TradeState.RETURNED) if went_back else facts

    monkeypatch.setattr(channel, "query", query)
    monkeypatch.setattr(channel, "close", lambda _attempt, now: CloseResult.ALREADY_PAID, raising=False)
    return purchase


def test_an_order_whose_wrong_money_went_back_can_be_cancelled(channel, by, monkeypatch):
    purchase = lost_between(9_000, monkeypatch, channel)
    with pytest.raises(OrderCancelUnknown):
        cancel_order(purchase.order.pk, now=NOW, by=by)
    number = purchase.attempt.out_trade_no
    foreign.send_back(Channel.ALIPAY, number, reason="x", now=NOW, by=by)

    cancel_order(purchase.order.pk, now=NOW, by=by)

    assert (purchase.attempt.state, purchase.now_order.status) == ("closed", OrderStatus.CANCELLED)
    assert (purchase.berries["available"], purchase.berries["held"]) == (50, 0)


def test_it_expires_as_well_when_a_person_gave_the_money_back(channel, by, monkeypatch):
    purchase = lost_between(9_000, monkeypatch, channel)
    number, later = purchase.attempt.out_trade_no, purchase.order.expires_at
    channel.refuses = "NOT_ENOUGH"
    for _ in range(2):
        foreign.send_back(Channel.ALIPAY, number, reason="x", now=NOW, by=by)
    expire_order(purchase.order.pk, now=later, by=by)
    assert (purchase.attempt.state, purchase.now_order.status) == ("open", OrderStatus.PENDING)
    foreign.settle_by_hand(Channel.ALIPAY, number, reference="ICBC 42", reason="x", now=NOW, by=by)

    expire_order(purchase.order.pk, now=later, by=by)

    assert (purchase.attempt.state, purchase.now_order.status) == ("closed", OrderStatus.EXPIRED)
    assert (purchase.berries["available"], purchase.berries["held"]) == (50, 0)


def test_nobody_deals_with_the_money_of_her_own_order(channel, by, monkeypatch):
    purchase = lost_between(9_000, monkeypatch, channel)
    number, herself = purchase.attempt.out_trade_no, Actor("browser", purchase.account.pk)
    channel.refuses = "NOT_ENOUGH"

    with pytest.raises(OwnOrder):
        foreign.send_back(Channel.ALIPAY, number, reason="x", now=NOW, by=herself)
    assert not ForeignRefund.objects.exists()

    for _ in range(2):
        foreign.send_back(Channel.ALIPAY, number, reason="x", now=NOW, by=by)
    with pytest.raises(OwnOrder):
        foreign.settle_by_hand(Channel.ALIPAY, number, reference="B", reason="x", now=NOW, by=herself)
    assert ForeignRefund.objects.get().state == RefundState.REJECTED


def told_of(refund_no: str, outcome: RefundOutcome, monkeypatch, *, key: str) -> Reply:
    notice = RefundNotice(
        out_trade_no=NUMBER,
        out_refund_no=refund_no,
        facts=RefundFacts(outcome),
        amount_fen=9_000,
        mismatch="",
        dedupe_key=key,
        raw=b"{}",
    )
    proven = SimpleNamespace(parse_notify=lambda headers, raw, now: notice)
    monkeypatch.setattr(receive, "gateway", lambda _channel: proven)
    return receive.receive(Channel.ALIPAY, {}, b"", now=NOW)


def test_a_notice_that_its_refund_went_wrong_is_seen_though_the_money_goes_back(channel, by, monkeypatch):
    channel.took(NUMBER, 9_000, NOW)
    send_back(by)
    again = {"channel": Channel.ALIPAY, "dedupe_key": "paid", "out_trade_no": NUMBER, "received_at": NOW}
    GatewayEvent.objects.create(**again, verdict=Verdict.UNKNOWN_TRADE, raw=b"")
    assert anomalies("notice", PageQuery(), now=NOW).total == 0

    assert told_of(f"F{NUMBER}", RefundOutcome.SUCCESS, monkeypatch, key="done") == Reply.SUCCESS
    assert anomalies("notice", PageQuery(), now=NOW).total == 0
    assert told_of(f"F{NUMBER}", RefundOutcome.ABNORMAL, monkeypatch, key="undone") == Reply.SUCCESS
    assert told_of("SOMEBODY_ELSES", RefundOutcome.SUCCESS, monkeypatch, key="twice") == Reply.SUCCESS

    told = anomalies("notice", PageQuery(), now=NOW).items
    assert [(row.number, row.problem) for row in told] == [
        (NUMBER, "refund_abnormal"),
        (NUMBER, "refund_unknown"),
    ]
