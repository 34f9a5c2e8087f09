"""A day's bill against our books: what it proves is taken in, what differs is named, the rest is left alone."""

import random
from datetime import date, timedelta

import pytest

from luffy.accounts.audit import Actor
from luffy.orders.models import Order, OrderStatus
from luffy.payments.errors import ChannelUnavailable
from luffy.payments.gateways.bills import BillKind, BillNotReady, BillRow, BillUnreadable
from luffy.payments.models import (
    AttemptState,
    Bill,
    BillDifference,
    BillLine,
    BillState,
    Channel,
    PaymentAttempt,
    Refund,
)
from luffy.payments.services import keep_bill, reconcile
from luffy.payments.services.resolve import resolve_difference
from tests.factories.accounts import an_account
from tests.payments.channel import ToldChannel, a_refund_row, a_told_channel, an_attempt_row, shanghai
from tests.payments.world import a_purchase, books, started

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 2)
NEXT_DAY = DAY + timedelta(days=1)
NOON = shanghai("2026-03-02 12:00:00")
MORNING_AFTER = shanghai("2026-03-03 10:40:00")


@pytest.fixture
def channel(monkeypatch: pytest.MonkeyPatch) -> ToldChannel:
    return a_told_channel(monkeypatch)


@pytest.fixture
def order() -> Order:
    return a_purchase().order


def run(day: date = DAY) -> Bill:
    return reconcile.reconcile(Channel.ALIPAY, day, now=MORNING_AFTER)


def told(**wanted: object) -> list[tuple[str, str, int | None, int | None]]:
    rows = BillDifference.objects.filter(**wanted).order_by("kind", "out_trade_no")
    return [(row.kind, row.out_refund_no or row.out_trade_no, row.ours_fen, row.theirs_fen) for row in rows]


def a_day_of_ten_thousand(order: Order, channel: ToldChannel) -> set[str]:
    """One in fifty came back; of three in a hundred we never heard. Gives the numbers of these."""
    chance, trades = random.Random(4), 10_000
    lost = {f"T{number:05}" for number in chance.sample(range(trades), trades * 3 // 100)}
    attempts = []
    for number in range(trades):
        name, at = f"T{number:05}", shanghai("2026-03-02 00:00:00") + timedelta(seconds=8 * number)
        channel.took(name, 100 + number, at)
        heard_at = None if name in lost else at + timedelta(seconds=2)
        attempts.append(an_attempt_row(order, name, at, amount_fen=100 + number, heard_at=heard_at))
    PaymentAttempt.objects.bulk_create(attempts, batch_size=2_000)
    refunds = []
    for attempt in [attempt for attempt in attempts if attempt.paid_at][::50]:
        at = min(attempt.paid_at + timedelta(minutes=3), shanghai("2026-03-02 23:59:00"))
        name = f"R{attempt.out_trade_no}"
        channel.gave_back(attempt.out_trade_no, name, 50, at)
        refunds.append(a_refund_row(attempt, name, at, amount_fen=50))
    Refund.objects.bulk_create(refunds)
    return lost


def test_a_day_of_ten_thousand_trades_names_each_difference_and_nothing_else(order, channel):
    lost = a_day_of_ten_thousand(order, channel)
    paid = list(PaymentAttempt.objects.filter(state=AttemptState.PAID).order_by("pk")[1_000:1_100])
    refund = Refund.objects.order_by("pk")[3]
    wrong, gone, twice = paid[10], paid[20], paid[30]
    channel.left_out |= {(wrong.out_trade_no, ""), (gone.out_trade_no, "")}
    channel.left_out.add((refund.attempt.out_trade_no, refund.out_refund_no))
    channel.added = [
        BillRow(BillKind.PAY, wrong.out_trade_no, "", "C", wrong.amount_fen + 1, NOON),
        BillRow(BillKind.PAY, twice.out_trade_no, "", "C", twice.amount_fen, NOON),
        BillRow(BillKind.PAY, "NEVER_HEARD_OF_IT", "", "C", 1234, NOON),
        BillRow(BillKind.REFUND, paid[40].out_trade_no, "RSTRANGE", "C", 5, NOON),
    ]

    bill = run()

    assert told(resolved_at=None) == [
        ("payment_amount", wrong.out_trade_no, wrong.amount_fen, wrong.amount_fen + 1),
        ("payment_missing_here", "NEVER_HEARD_OF_IT", None, 1234),
        ("payment_missing_there", gone.out_trade_no, gone.amount_fen, None),
        ("payment_twice", twice.out_trade_no, twice.amount_fen, twice.amount_fen),
        ("refund_missing_here", "RSTRANGE", None, 5),
        ("refund_missing_there", refund.out_refund_no, 50, None),
    ]
    taken_in = BillDifference.objects.filter(resolution=keep_bill.TAKEN_IN)
    assert {(row.kind, row.out_trade_no) for row in taken_in} == {
        ("payment_missing_here", number) for number in lost
    }
    assert set(channel.asked) == lost
    assert PaymentAttempt.objects.exclude(state=AttemptState.PAID).count() == 0
    assert (bill.state, bill.payments, bill.refunds) == (BillState.COMPARED, 10_001, 194)
    assert BillLine.objects.filter(bill=bill).count() == 10_195

    before = books()
    assert run().state == BillState.COMPARED
    assert books() == before


def test_money_that_only_the_bill_knows_pays_its_order(channel, merchant_settings):
    purchase = started(now=NOON)
    number = purchase.attempt.out_trade_no
    channel.took(number, 9_900, NOON)

    run()

    assert purchase.now_order.status == OrderStatus.PAID
    assert purchase.enrolments == 1
    assert told(resolution=keep_bill.TAKEN_IN) == [("payment_missing_here", number, None, 9_900)]
    assert told(resolved_at=None) == []


def test_a_bill_alone_never_makes_money(channel, merchant_settings):
    purchase = started(now=NOON)
    number = purchase.attempt.out_trade_no
    channel.added = [BillRow(BillKind.PAY, number, "", "C", 9_900, NOON)]

    run()

    assert purchase.now_order.status == OrderStatus.PENDING
    assert told(resolved_at=None) == [("payment_missing_here", number, None, 9_900)]


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [("2026-03-02 23:59:59", "2026-03-03 00:00:04"), ("2026-03-03 00:00:03", "2026-03-02 23:59:58")],
)
def test_a_trade_around_midnight_is_the_gateway_s_day_s_and_no_difference(order, channel, theirs, ours):
    attempt = an_attempt_row(order, "LATE", shanghai(theirs), heard_at=shanghai(ours))
    attempt.save()
    channel.took("LATE", 100, shanghai(theirs))
    a_refund_row(attempt, "RLATE", shanghai(ours), amount_fen=10).save()
    channel.gave_back("LATE", "RLATE", 10, shanghai(theirs))

    for day in (DAY, NEXT_DAY, DAY, NEXT_DAY):
        run(day)

    assert told() == []
    assert BillLine.objects.count() == 2


def test_a_trade_around_midnight_that_no_bill_has_is_named_once(order, channel):
    an_attempt_row(
        order, "LATE", shanghai("2026-03-02 23:59:59"), heard_at=shanghai("2026-03-03 00:00:04")
    ).save()

    run(DAY)
    assert told() == []
    run(NEXT_DAY)

    assert told(bill__bill_date=NEXT_DAY) == told() == [("payment_missing_there", "LATE", 100, None)]


def test_nothing_is_missing_as_long_as_the_bill_it_may_be_on_is_not_there(order, channel):
    an_attempt_row(
        order, "LATE", shanghai("2026-03-02 23:59:59"), heard_at=shanghai("2026-03-03 00:00:04")
    ).save()

    run(NEXT_DAY)

    assert told() == []


def test_a_payment_we_heard_of_a_day_late_is_found_on_its_own_day(order, channel):
    an_attempt_row(order, "SLOW", NOON, heard_at=MORNING_AFTER).save()
    channel.took("SLOW", 100, NOON)

    for day in (DAY, NEXT_DAY):
        run(day)

    assert told() == []


@pytest.mark.parametrize(
    ("problem", "state"),
    [
        (BillNotReady("not made yet"), BillState.WAITING),
        (BillUnreadable("row 7"), BillState.UNREADABLE),
    ],
)
def test_a_bill_that_does_not_come_whole_changes_nothing(order, channel, problem, state):
    an_attempt_row(order, "OPEN", NOON).save()
    channel.took("OPEN", 100, NOON)
    channel.problem = problem

    bill = run()

    assert (bill.state, bill.reason) == (state, str(problem))
    assert (BillLine.objects.count(), told(), channel.asked) == (0, [], [])
    channel.problem = None
    assert run().state == BillState.COMPARED
    channel.problem = problem
    assert run().state == BillState.COMPARED


def test_a_refund_that_is_done_there_and_under_way_here_is_asked_about(order, channel):
    attempt = an_attempt_row(order, "BACK", NOON, heard_at=NOON)
    attempt.save()
    refund = a_refund_row(attempt, "RBACK", NOON)
    refund.state, refund.done_at, refund.tries = "processing", None, 3
    refund.next_try_at = MORNING_AFTER + timedelta(hours=1)
    refund.save()
    channel.took("BACK", 100, NOON)
    channel.gave_back("BACK", "RBACK", 100, NOON)

    run()

    assert Refund.objects.get().state == "done"
    assert told(resolution=keep_bill.TAKEN_IN) == [("refund_missing_here", "RBACK", None, 100)]
    assert told(resolved_at=None) == []


def test_a_refund_that_a_person_made_is_on_no_bill(order, channel):
    attempt = an_attempt_row(order, "BACK", NOON, heard_at=NOON)
    attempt.save()
    refund = a_refund_row(attempt, "RBACK", NOON)
    refund.by_hand_reference = "bank 1"
    refund.save()
    channel.took("BACK", 100, NOON)

    run()

    assert told() == []


def test_what_a_person_resolved_stays_so_and_what_agrees_later_ends_by_itself(order, channel):
    operator = an_account()
    channel.took("STRANGE", 100, NOON)
    an_attempt_row(order, "HERE", NOON, heard_at=NOON).save()
    channel.took("HERE", 100, NOON)
    channel.left_out.add(("HERE", ""))
    run()
    mine = BillDifference.objects.get(out_trade_no="STRANGE")
    by = Actor("browser", operator.pk)
    for reason in ("other shop", "again"):
        resolve_difference(mine.pk, reason=reason, now=MORNING_AFTER, by=by)
    channel.left_out.clear()

    run()

    rows = {row.out_trade_no: row for row in BillDifference.objects.all()}
    assert (rows["STRANGE"].resolution, rows["STRANGE"].resolved_by_id) == ("other shop", operator.pk)
    assert (rows["HERE"].resolution, rows["HERE"].resolved_by_id) == (keep_bill.AGREES, None)
    channel.left_out.add(("HERE", ""))
    run()
    assert told(resolved_at=None) == [("payment_missing_there", "HERE", 100, None)]


@pytest.mark.parametrize(
    ("now", "days"),
    [
        ("2026-03-03 10:29:00", []),
        ("2026-03-03 10:30:00", [2]),
        ("2026-03-04 09:00:00", [2]),
        ("2026-03-05 11:00:00", [2, 3, 4]),
    ],
)
def test_bills_are_due_from_half_past_ten_of_the_next_day(order, channel, monkeypatch, now, days):
    an_attempt_row(order, "FIRST", NOON).save()

    def only_alipay(number: int) -> ToldChannel:
        if number != Channel.ALIPAY:
            raise ChannelUnavailable
        return channel

    monkeypatch.setattr(reconcile, "gateway", only_alipay)

    assert reconcile.due(now=shanghai(now)) == [(Channel.ALIPAY, date(2026, 3, day)) for day in days]
    if days:
        reconcile.reconcile(Channel.ALIPAY, DAY, now=shanghai(now))
        assert (Channel.ALIPAY, DAY) not in reconcile.due(now=shanghai(now))
