import ast
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from procrastinate.contrib.django import app

from luffy.core import clock
from luffy.orders.models import Order, OrderStatus
from luffy.payments import jobs
from luffy.payments.gateways import CloseResult
from luffy.payments.models import AttemptState, PaymentAttempt
from luffy.payments.services import follow_up
from luffy.wallet.models import AccountKind, LedgerAccount
from tests.payments.channel import a_told_channel
from tests.payments.world import a_purchase, books, deferred, started

PRODUCT = Path(__file__).resolve().parents[2] / "luffy"


def deferred_names() -> dict[str, str]:
    """Every job name given to `core.jobs.defer`, with where it stands."""
    found = {}
    for file in PRODUCT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"defer", "jobs.defer"}:
                assert isinstance(node.args[0], ast.Constant), (
                    f"{file}: a job is deferred by a name that is computed"
                )
                found[node.args[0].value] = f"{file.name}:{node.lineno}"
    return found


def test_every_job_that_is_deferred_exists():
    names = deferred_names()

    assert {"payments.send_refund", "payments.follow_up", "orders.open_access"} <= set(names)
    assert {name: where for name, where in names.items() if name not in app.tasks} == {}


def test_what_is_due_is_looked_for_twice_a_minute():
    crons = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}

    assert crons["payments.look_after"] == "* * * * * */30"


@pytest.mark.django_db
@pytest.mark.usefixtures("merchant_settings")
class TestLookingAfter:
    def test_each_due_attempt_gets_one_job_and_another_time(self):
        now = clock.now()
        purchase = started(now=now)
        due = now + follow_up.ASK_AGAIN_AFTER

        assert follow_up.plan(now=due - timedelta(seconds=1)) == 0
        assert follow_up.plan(now=due) == 1
        assert follow_up.plan(now=due) == 0

        attempt = purchase.attempt
        assert (attempt.next_query_at, attempt.queries) == (due + follow_up.ASK_AGAIN_AFTER, 1)
        assert deferred("payments.follow_up", attempt_id=attempt.pk) == 1

    def test_an_attempt_that_stays_unclear_for_a_month_is_still_asked_about(self):
        now = clock.now()
        purchase = started(now=now)
        PaymentAttempt.objects.update(queries=2**15 - 1)

        assert follow_up.plan(now=now + timedelta(hours=1)) == 1

        assert purchase.attempt.queries == 2**15

    def test_finished_attempts_are_left_alone(self):
        now = clock.now()
        purchase = started(now=now)
        PaymentAttempt.objects.update(state=AttemptState.CLOSED)
        before = books()

        assert follow_up.plan(now=now + timedelta(hours=1)) == 0
        follow_up.follow_up(purchase.attempt.pk, now=now + timedelta(hours=1))

        assert books() == before

    def test_an_order_nobody_went_to_pay_expires_without_asking_anybody(self):
        purchase = a_purchase(berries=9)
        end = purchase.order.expires_at

        assert follow_up.expire_unattended(now=end - timedelta(seconds=1)) == 0
        assert follow_up.expire_unattended(now=end) == 1
        assert follow_up.expire_unattended(now=end) == 0

        assert purchase.now_order.status == OrderStatus.EXPIRED
        assert purchase.berries["available"] == 9

    def test_an_order_that_cannot_end_keeps_no_other_from_ending(self):
        broken, other = a_purchase(berries=9), a_purchase()
        Order.objects.filter(pk=broken.order.pk).update(
            expires_at=broken.order.expires_at - timedelta(hours=1)
        )
        LedgerAccount.objects.filter(owner=broken.account, kind=AccountKind.HELD).update(balance_berries=0)

        follow_up.expire_unattended(now=other.order.expires_at)

        assert broken.now_order.status == OrderStatus.PENDING
        assert other.now_order.status == OrderStatus.EXPIRED

    def test_an_order_with_an_open_page_is_not_expired_without_asking_the_gateway(self):
        purchase = started()

        assert follow_up.expire_unattended(now=purchase.order.expires_at) == 0

        assert purchase.now_order.status == OrderStatus.PENDING

    def test_an_order_whose_pages_were_all_given_up_is_expired_by_their_jobs_alone(self, monkeypatch):
        """A silent gateway, asked for one order after the other, would hold up all other work."""
        purchase = started(berries=9)
        PaymentAttempt.objects.update(state=AttemptState.ABANDONED)
        channel, end = a_told_channel(monkeypatch), purchase.order.expires_at
        closed: list[str] = []

        def close(attempt: PaymentAttempt, *, now: datetime) -> CloseResult:
            closed.append(attempt.out_trade_no)
            return CloseResult.NOT_FOUND

        monkeypatch.setattr(channel, "close", close, raising=False)
        monkeypatch.setattr(clock, "now", lambda: end)

        jobs.look_after(timestamp=0)
        assert (closed, channel.asked) == ([], [])
        assert purchase.now_order.status == OrderStatus.PENDING
        assert deferred("payments.follow_up", attempt_id=purchase.attempt.pk) == 1

        jobs.follow_up_attempt(attempt_id=purchase.attempt.pk)
        assert closed == [purchase.attempt.out_trade_no]
        assert (purchase.attempt.state, purchase.now_order.status) == ("abandoned", OrderStatus.EXPIRED)
        assert purchase.berries["available"] == 9

    def test_the_job_itself_can_run_at_any_time(self):
        started()

        jobs.look_after(timestamp=0)
        jobs.look_after(timestamp=0)
