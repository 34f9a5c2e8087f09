"""The job worker dies by `kill -9`, again and again, while people buy: its next life ends what it began."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from luffy.orders.models import Order, OrderStatus
from tests.faults.conftest import FULL
from tests.faults.test_kill import a_town
from tests.faults.victims import Town, settle
from tests.paysim.server import PaysimServer
from tests.shop import Buyer
from tests.storms.report import report

pytestmark = pytest.mark.django_db(transaction=True)
BUYERS, KILLS = (60, 12) if FULL else (12, 4)
BETWEEN_KILLS_S = 0.6
# No buyer comes by a point of that name.
NOWHERE = "K0"


def buy(town: Town, buyer: Buyer, payable_fen: int, kind: int) -> None:
    """Pays; or cancels and pays all the same, which the worker has to give back; or leaves the order alone."""
    placed = town.insist(lambda: buyer.order(expected_payable_fen=payable_fen, key=uuid4().hex))
    number, control = placed["order"]["number"], town.lapse.paysim.control
    if kind == 2:
        return
    page = town.lapse.paysim.open_cashier(placed["payment"]["url"])
    if kind == 1:
        town.insist(lambda: buyer.call("POST", f"orders/{number}/cancel"))
    control.pay(cashier_token=page)


def kill_the_worker(town: Town) -> None:
    [worker] = [child for child in town.live.children if child.name == "jobs"]
    os.kill(worker.pid, signal.SIGKILL)
    town.live.children.remove(worker)
    town.live.start_jobs()


@pytest.mark.timeout(1800 if FULL else 300)
def test_a_worker_killed_in_a_storm_of_purchases_leaves_nothing_undone(gateway_process: PaysimServer) -> None:
    with a_town(NOWHERE, gateway_process) as town:
        ready = [settle(town) for _ in range(BUYERS)]
        town.live.start_jobs()
        with ThreadPoolExecutor(6) as pool:
            begun = [
                pool.submit(buy, town, buyer, payable_fen, place % 3)
                for place, (buyer, payable_fen) in enumerate(ready)
            ]
            for _ in range(KILLS):
                time.sleep(BETWEEN_KILLS_S)
                kill_the_worker(town)
            for one in begun:
                one.result()

        town.come_to_rest()

        third = BUYERS // 3
        statuses = list(Order.objects.values_list("status", flat=True))
        assert {status: statuses.count(status) for status in set(statuses)} == {
            OrderStatus.PAID: third,
            OrderStatus.CANCELLED: third,
            OrderStatus.EXPIRED: third,
        }
    report(storm="worker_killed", rounds=KILLS, violations=0)
