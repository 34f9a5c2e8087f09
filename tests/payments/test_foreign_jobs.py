"""Foreign money goes back though the job that was at it got lost."""

from datetime import datetime, timedelta

import pytest

from luffy.accounts.audit import Actor
from luffy.core import clock
from luffy.payments import jobs
from luffy.payments.gateways import RefundFacts, RefundOutcome
from luffy.payments.models import Channel, ForeignRefund, Refund, RefundState
from luffy.payments.services import foreign
from tests.factories.accounts import an_account
from tests.payments.channel import ToldChannel, a_told_channel
from tests.payments.world import books, deferred

pytestmark = pytest.mark.django_db

NOW = clock.now()
NUMBER = "LOST_IN_A_RESTORE"
PAUSE = timedelta(minutes=2)
LATE = NOW + foreign.OVERDUE


@pytest.fixture
def channel(monkeypatch: pytest.MonkeyPatch) -> ToldChannel:
    channel = a_told_channel(monkeypatch)
    channel.took(NUMBER, 9_900, NOW)
    return channel


def lost(channel: ToldChannel, monkeypatch: pytest.MonkeyPatch) -> ForeignRefund:
    """The gateway paid back, and whoever asked it died before that could be written down."""
    give_back = channel.refund

    def die(refund: Refund, *, now: datetime) -> RefundFacts:
        give_back(refund, now=now)
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr(channel, "refund", die)
        with pytest.raises(ConnectionError):
            send_back()
    return ForeignRefund.objects.get()


def send_back() -> ForeignRefund:
    by = Actor("browser", an_account().pk)
    return foreign.send_back(Channel.ALIPAY, NUMBER, reason="nobody's", now=NOW, by=by)


def test_what_lost_its_job_is_taken_up_again(channel, monkeypatch):
    refund = lost(channel, monkeypatch)
    assert (refund.state, refund.tries, refund.next_try_at) == (RefundState.REQUESTED, 0, NOW)
    assert deferred("payments.send_foreign_refund", refund_id=refund.pk) == 1

    assert foreign.plan(now=LATE - timedelta(seconds=1)) == 0
    assert foreign.plan(now=LATE) == 1
    assert deferred("payments.send_foreign_refund", refund_id=refund.pk) == 2
    foreign.try_to_send(refund.pk, now=LATE)

    refund.refresh_from_db()
    assert (refund.state, refund.done_at, refund.next_try_at) == (RefundState.DONE, LATE, None)
    assert [numbers for numbers in channel.moves if numbers[1]] == [(NUMBER, f"F{NUMBER}")]
    assert foreign.plan(now=LATE + timedelta(days=1)) == 0


def test_the_look_twice_a_minute_finds_it(channel, monkeypatch):
    refund = lost(channel, monkeypatch)
    monkeypatch.setattr(clock, "now", lambda: LATE)

    jobs.look_after(timestamp=0)

    assert deferred("payments.send_foreign_refund", refund_id=refund.pk) == 2


def test_a_job_before_its_time_asks_nobody(channel, monkeypatch):
    monkeypatch.setattr(channel, "refund", lambda _refund, now: RefundFacts(RefundOutcome.PROCESSING))
    refund = send_back()
    assert (refund.state, refund.tries, refund.next_try_at) == (RefundState.PROCESSING, 1, NOW + PAUSE)
    before = books()

    foreign.try_to_send(refund.pk, now=NOW + PAUSE - timedelta(seconds=2))
    assert foreign.plan(now=NOW + PAUSE) == 0

    assert books() == before
    foreign.try_to_send(refund.pk, now=NOW + PAUSE)
    assert ForeignRefund.objects.get().tries == 2


def test_what_waits_for_a_person_is_not_tried_by_itself(channel):
    channel.refuses = "NOT_ENOUGH"
    for _ in range(2):
        refund = send_back()
    assert (refund.state, refund.tries, refund.next_try_at) == (RefundState.REJECTED, 2, None)
    before = books()

    assert foreign.plan(now=NOW + timedelta(days=1)) == 0
    foreign.try_to_send(refund.pk, now=NOW + timedelta(days=1))

    assert books() == before
