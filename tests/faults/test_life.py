"""Random lives of one buyer beside a small model, with every invariant after each step."""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.conftest import FULL
from tests.faults.life import Life
from tests.storms.report import report

LIVES = int(os.environ.get("LUFFY_LIVES", "2000" if FULL else "40"))
STEPS = int(os.environ.get("LUFFY_LIFE_STEPS", "50" if FULL else "30"))


# Each life is a transaction of its own: in one around all, jobs would soon seem to wait for long.
@pytest.mark.django_db(transaction=True)
def test_orders_wallet_and_coupons_live_as_the_model_says():
    # Its failing example is printed as the steps to repeat, and kept in .hypothesis for the next run.
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=LIVES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )
    report(lives=LIVES, steps=STEPS)
