"""Time that passes as fast as one likes, and what the worker does meanwhile, in this process.

The product's clock and the gateway's move together. The worker is played here: its sweeps and whatever job is
due by then. Notices come over HTTP from the gateway, which is another process.
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.db.models import Min, Q
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from luffy import invariants
from luffy.core import clock
from luffy.core.jobs import take_up_lost_jobs
from luffy.orders.models import Fulfilment, Order, OrderStatus
from luffy.payments.models import UNDER_WAY, WITH_A_PERSON, PaymentAttempt, Refund
from luffy.payments.services.attempts import UNFINISHED
from tests.paysim.server import PaysimServer

# Whatever comes round more seldom has no part in bringing money home.
EVERY_MINUTE = "* * * * *"
SHORTEST_STEP = timedelta(seconds=30)
LONGEST_STEP = timedelta(hours=1)
# More than a day of retries by the gateway, in steps of an hour, and some for each order.
MOST_STEPS = 400


class NotAtRest(AssertionError):
    """Something still waits after more than enough time."""


class Timelapse:
    """`ahead` is how far the school's clock is before the real one."""

    def __init__(self, paysim: PaysimServer, *, moves_wire: bool = True) -> None:
        self.paysim = paysim
        # WeChat's signatures carry the real time: false where somebody checks them who lives by that.
        self.moves_wire = moves_wire
        self.ahead = timedelta()
        # How far the gateway's clock is before the school's.
        self.skew = timedelta()
        self.failures: list[str] = []

    @property
    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def pass_time(self, by: timedelta) -> None:
        """Move all clocks, let the gateway tell what it has to, and the worker do what is due."""
        if by > timedelta():
            self.ahead += by
            self.paysim.control.clock(by.total_seconds())
            if self.moves_wire:
                self.paysim.control.settings(wechat_skew_s=self.ahead.total_seconds())
        self.work()

    def set_gateway_wrong(self, by: timedelta) -> None:
        """Let the gateway's clock go wrong by that much, for as long as it lives."""
        self.paysim.control.clock((by - self.skew).total_seconds())
        self.skew = by

    def turn_back(self) -> None:
        """Begin again at the real time; only at rest."""
        self.paysim.control.clock(-self.ahead.total_seconds())
        self.ahead = timedelta()

    def work(self) -> None:
        self._let_notices_arrive()
        for each in list(app.periodic_registry.periodic_tasks.values()):
            if each.cron.startswith(EVERY_MINUTE):
                self._run(each.task.name, {"timestamp": 0})
        while jobs := list(_due_jobs(self.now)[:100]):
            for job in jobs:
                # Gone before it is done, as when it never fails: what fails is found by `failures`.
                with connection.cursor() as cursor:
                    cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [job.pk])
                self._run(job.task_name, job.args)

    def drain(self) -> None:
        """Let time pass until nothing is under way: no page open, no refund, no job, no notice, no unpaid order.

        Raises: NotAtRest.
        """
        self.paysim.control.clear_faults()
        for _ in range(MOST_STEPS):
            self.work()
            waiting = self._next_due()
            if waiting is None:
                return
            self.pass_time(min(max(waiting - self.now, SHORTEST_STEP), LONGEST_STEP))
        raise NotAtRest(f"still waiting at {self.now}: {self._what_waits()}")

    def assert_all_is_well(self) -> None:
        """After `drain`: every invariant holds, nobody has to act, and all money is where it should be."""
        token, address = self.paysim.token, self.paysim.base_url
        # What happened in this very second counts as well.
        broken = [str(it) for it in invariants.check(journal=address, token=token, now=self.now)]
        broken += [
            f"{refund} waits for a person" for refund in Refund.objects.filter(state__in=WITH_A_PERSON)
        ]
        broken += self.failures
        broken += list(self._money_astray())
        assert not broken, "\n".join(["after the faults:", *broken])

    def _money_astray(self) -> Iterator[str]:
        """The gateway keeps exactly what paid an order that is still paid; in the end no anomaly excuses more."""
        kept = {
            number: total["paid_fen"] - total["refunded_fen"]
            for number, total in self.paysim.control.totals().items()
        }
        ours: dict[str, int] = {}
        for attempt in PaymentAttempt.objects.filter(paid_at__isnull=False).prefetch_related("refunds"):
            returned = sum(refund.amount_fen for refund in attempt.refunds.all() if refund.done_at)
            ours[attempt.out_trade_no] = attempt.amount_fen - returned
        for number in kept.keys() | ours.keys():
            if kept.get(number, 0) != ours.get(number, 0):
                yield f"{number}: the gateway keeps {kept.get(number, 0)} fen, to us it is {ours.get(number, 0)}"

    def _run(self, name: str, arguments: dict[str, Any]) -> None:
        if asyncio.iscoroutinefunction(app.tasks[name].func):
            # Looks after the queue itself, which is played here.
            return
        try:
            app.tasks[name].func(**arguments)
        except Exception as error:
            self.failures.append(f"{name}{arguments}: {error!r}")

    def _let_notices_arrive(self) -> None:
        """Wait for the gateway to have nothing to tell right now."""
        for _ in range(1000):
            if not any(_is_leaving(each, self.now + self.skew) for each in self._deliveries()):
                return
            time.sleep(0.01)
        raise NotAtRest("notices of the gateway do not arrive")

    def _deliveries(self) -> list[dict[str, Any]]:
        notices = self.paysim.control.notifications()
        return [each for notice in notices if notice["state"] == "pending" for each in notice["tries"]]

    def _next_due(self) -> datetime | None:
        """When something is to happen next; None when nothing is."""
        ours = [
            PaymentAttempt.objects.filter(state__in=UNFINISHED).aggregate(at=Min("next_query_at"))["at"],
            Refund.objects.filter(state__in=UNDER_WAY).aggregate(at=Min("next_try_at"))["at"],
            Order.objects.filter(status=OrderStatus.PENDING).aggregate(at=Min("expires_at"))["at"],
            _jobs().aggregate(at=Min("scheduled_at"))["at"],
        ]
        if Order.objects.filter(fulfilment=Fulfilment.ERROR).exists() or lost_jobs():
            ours.append(self.now)
        told = [
            datetime.fromisoformat(each["due_at"]) - self.skew
            for each in self._deliveries()
            if each["state"] == "queued" and each["due_at"]
        ]
        return min((at for at in [*ours, *told] if at), default=None)

    def _what_waits(self) -> dict[str, object]:
        return {
            "attempts": list(PaymentAttempt.objects.filter(state__in=UNFINISHED).values()),
            "refunds": list(Refund.objects.filter(state__in=UNDER_WAY).values()),
            "orders": list(Order.objects.filter(status=OrderStatus.PENDING).values("number", "expires_at")),
            "not open": list(Order.objects.filter(fulfilment=Fulfilment.ERROR).values("number")),
            "jobs": list(_jobs().values()),
            "failures": self.failures[-5:],
        }


def _is_leaving(delivery: dict[str, Any], now: datetime) -> bool:
    if delivery["state"] == "queued":
        return bool(delivery["due_at"]) and datetime.fromisoformat(delivery["due_at"]) <= now
    return delivery["state"] == "sending"


def _jobs() -> Any:
    return ProcrastinateJob.objects.filter(status__in=["todo", "doing"])


def _due_jobs(now: datetime) -> Any:
    is_due = Q(scheduled_at__isnull=True) | Q(scheduled_at__lte=now)
    return ProcrastinateJob.objects.filter(is_due, status="todo").order_by("id")


def lost_jobs() -> int:
    return int(ProcrastinateJob.objects.filter(status="doing").count())


def take_up_jobs_of_dead_workers() -> None:
    """What the sweep for it does, half a minute after all workers died."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'")
    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        asyncio.run(_take_up(worker))


async def _take_up(worker: App) -> None:
    async with worker.open_async():
        await take_up_lost_jobs(SimpleNamespace(app=worker), timestamp=0)


@contextmanager
def timelapse(paysim: PaysimServer, *, moves_wire: bool = True) -> Iterator[Timelapse]:
    """The product in this process lives by the timelapse's clock until the block ends."""
    lapse = Timelapse(paysim, moves_wire=moves_wire)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: lapse.now)
        yield lapse
