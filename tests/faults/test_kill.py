"""`kill -9` in the middle of things: what comes back finds its way, and nobody has to help."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.faults.conftest import AT_ONCE, FULL, forget_settings, reached_at
from tests.faults.timelapse import timelapse
from tests.faults.victims import SCENES, Town
from tests.live import LiveLuffy
from tests.paysim.server import PaysimServer
from tests.storms.report import report

pytestmark = pytest.mark.django_db(transaction=True)
SOME = ["K3", "K9", "K18", "K30"]
ROUNDS = int(os.environ.get("LUFFY_KILLS", "20" if FULL else "1"))


@contextmanager
def a_town(point: str, paysim: PaysimServer) -> Iterator[Town]:
    paysim.control.reset()
    paysim.control.settings(**AT_ONCE)
    live = LiveLuffy(workers=2, env={**paysim.client_env, "LUFFY_FAILPOINT": point})
    live.extra["PUBLIC_BASE_URL"] = live.base_url
    with pytest.MonkeyPatch.context() as patch:
        reached_at(paysim, live.base_url, patch)
        with live, timelapse(paysim, moves_wire=False) as lapse:
            yield Town(live, lapse, point)
    forget_settings()


@pytest.mark.parametrize("point", SCENES if FULL else SOME)
def test_killed_there_nothing_is_lost(point: str, gateway_process: PaysimServer):
    with a_town(point, gateway_process) as town:
        for _ in range(ROUNDS):
            town.arm()

            SCENES[point](town)

            assert town.has_killed
            town.come_to_rest()
            report(kill=point)
