"""Whatever the gateway does wrong, in the end all money is where it belongs, and nobody had to help."""

import os
from datetime import timedelta

import pytest

from luffy.payments.services import follow_up
from tests.faults.conftest import FULL
from tests.faults.schedule import Schedule
from tests.faults.timelapse import NotAtRest, Timelapse
from tests.storms.report import report

pytestmark = pytest.mark.django_db(transaction=True)
ORDERS = int(os.environ.get("LUFFY_FAULT_ORDERS", "6" if FULL else "5"))
SCHEDULES = 1_000 if FULL else 30
HERE = "tests/faults/test_schedules.py"
# In each of these begins a new database.
AT_A_TIME = 10
FIRST = int(os.environ.get("LUFFY_FAULT_FIRST", "1"))


def seeds() -> list[list[int]]:
    if only := os.environ.get("LUFFY_FAULT_SEED"):
        return [[int(only)]]
    return [
        list(range(begin, min(begin + AT_A_TIME, FIRST + SCHEDULES)))
        for begin in range(FIRST, FIRST + SCHEDULES, AT_A_TIME)
    ]


@pytest.mark.parametrize("some", seeds(), ids=lambda some: f"{some[0]}-{some[-1]}")
def test_after_any_faults_all_money_is_where_it_belongs(some: list[int], lapse: Timelapse):
    for seed in some:
        schedule = Schedule(seed, lapse, orders=ORDERS)
        try:
            schedule.run()
        except BaseException:
            print("\n".join(schedule.told))
            print(f"LUFFY_FAULT_SEED={seed} LUFFY_FAULT_ORDERS={ORDERS} .venv/bin/pytest {HERE}")
            raise
        report(schedule=seed, orders=ORDERS)


@pytest.mark.parametrize("minutes", [-10, 10])
def test_clocks_that_differ_lose_nothing(minutes: int, lapse: Timelapse):
    """The gateway may take money when for us the time is over, and the other way round."""
    lapse.set_gateway_wrong(timedelta(minutes=minutes))
    for seed in range(1, 21 if FULL else 3):
        Schedule(seed, lapse, orders=ORDERS).run()
        report(misfortune=f"k29_the_gateway_is_{abs(minutes)}_minutes_{'ahead' if minutes > 0 else 'behind'}")


def test_control_a_shop_that_never_asks_the_gateway_loses_money(
    lapse: Timelapse, monkeypatch: pytest.MonkeyPatch
):
    """What these schedules do would be seen by them if it went wrong."""
    monkeypatch.setattr(follow_up, "plan", lambda now: 0)
    lapse.paysim.control.add_fault("drop_all")

    with pytest.raises(NotAtRest):
        Schedule(1, lapse, orders=ORDERS).run()
