"""Refunds on a bill: they end later than they begin, on another day than their payment, or by hand."""

from datetime import date, timedelta

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from luffy.orders.models import Order
from luffy.payments.models import BillDifference, Channel, Refund, RefundState
from luffy.payments.services import keep_bill, reconcile
from tests.payments.channel import ToldChannel, a_refund_row, a_told_channel, an_attempt_row, shanghai
from tests.payments.world import a_purchase

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 2)
NOON = shanghai("2026-03-02 12:00:00")
MORNING_AFTER = shanghai("2026-03-03 10:40:00")
A_WEEK_LATER = shanghai("2026-03-09 10:40:00")
TOO_LATE = shanghai("2026-03-10 10:40:00")


@pytest.fixture
def channel(monkeypatch: pytest.MonkeyPatch) -> ToldChannel:
    return a_told_channel(monkeypatch)


@pytest.fixture
def order() -> Order:
    return a_purchase().order


def run(now=MORNING_AFTER, day: date = DAY) -> None:
    reconcile.reconcile(Channel.ALIPAY, day, now=now)


def told(**wanted: object) -> list[tuple[str, str, int | None, int | None]]:
    rows = BillDifference.objects.filter(**wanted).order_by("kind", "out_trade_no")
    return [(row.kind, row.out_refund_no or row.out_trade_no, row.ours_fen, row.theirs_fen) for row in rows]


def under_way(order: Order, channel: ToldChannel, *, theirs_fen: int = 100) -> Refund:
    """The bill has it as taken on, and so have we."""
    attempt = an_attempt_row(order, "BACK", NOON, heard_at=NOON)
    attempt.save()
    refund = a_refund_row(attempt, "RBACK", NOON)
    refund.state, refund.done_at, refund.tries = RefundState.PROCESSING, None, 3
    refund.next_try_at = MORNING_AFTER
    refund.save()
    channel.took("BACK", 100, NOON)
    channel.gave_back("BACK", "RBACK", theirs_fen, NOON, is_under_way=True)
    return refund


def done(refund: Refund, *, reference: str = "") -> None:
    refund.state, refund.done_at, refund.next_try_at = RefundState.DONE, MORNING_AFTER, None
    refund.by_hand_reference = reference
    refund.save()


def test_a_refund_under_way_on_both_sides_is_no_difference(order, channel):
    under_way(order, channel)

    for now in (MORNING_AFTER, A_WEEK_LATER):
        run(now)

    assert told() == []
    assert Refund.objects.get().state == RefundState.PROCESSING


@pytest.mark.parametrize("reference", ["", "bank 1"])
def test_a_refund_that_ended_after_its_bill_was_made_is_no_difference(order, channel, reference):
    done(under_way(order, channel), reference=reference)

    for now in (MORNING_AFTER, TOO_LATE):
        run(now)
    run(TOO_LATE, DAY + timedelta(days=1))

    assert told() == []


def test_a_refund_that_does_not_end_is_told_after_a_week_and_ends_with_it(order, channel):
    refund = under_way(order, channel)
    run()
    reconcile.plan(now=A_WEEK_LATER)
    assert bills_looked_at() == []

    reconcile.plan(now=TOO_LATE)
    assert bills_looked_at() == ["2026-03-02"]
    run(TOO_LATE)
    assert told(resolved_at=None) == [("refund_unfinished", "RBACK", 100, 100)]
    reconcile.plan(now=TOO_LATE)
    assert bills_looked_at() == []

    done(refund)
    reconcile.plan(now=TOO_LATE)
    assert bills_looked_at() == ["2026-03-02"]
    run(TOO_LATE)
    assert told(resolved_at=None) == []
    assert told(resolution=keep_bill.AGREES) == [("refund_unfinished", "RBACK", 100, 100)]


def bills_looked_at() -> list[str]:
    """Since the last look, of the day that was compared before."""
    jobs = ProcrastinateJob.objects.filter(task_name="payments.reconcile", args__channel=int(Channel.ALIPAY))
    days = {job.args["day"] for job in jobs.filter(args__day=DAY.isoformat())}
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    return sorted(days)


def test_a_refund_under_way_of_another_amount_or_unknown_to_us_is_told(order, channel):
    under_way(order, channel, theirs_fen=99)
    channel.gave_back("BACK", "RSTRANGE", 5, NOON, is_under_way=True)

    run()

    assert told(resolved_at=None) == [
        ("refund_amount", "RBACK", 100, 99),
        ("refund_missing_here", "RSTRANGE", None, 5),
    ]


def test_what_went_back_by_hand_and_then_by_the_gateway_is_told(order, channel):
    done(under_way(order, channel), reference="bank 1")
    channel.gave_back("BACK", "RBACK", 100, NOON)

    run()

    assert told(resolved_at=None) == [("refund_missing_here", "RBACK", None, 100)]


def test_a_refund_of_a_later_day_is_not_missing_on_the_bill_of_its_payment(order, channel):
    attempt = an_attempt_row(order, "BACK", NOON, heard_at=NOON)
    attempt.save()
    at = shanghai("2026-03-03 09:00:00")
    a_refund_row(attempt, "RBACK", at).save()
    channel.took("BACK", 100, NOON)
    channel.gave_back("BACK", "RBACK", 100, at)

    run()
    run(shanghai("2026-03-04 10:40:00"), DAY + timedelta(days=1))

    assert told() == []
