"""People who buy for a long time, from a gateway that does wrong now and then: nothing is lost, nothing grows.

`make storms` plays an hour of it. LUFFY_SOAK_MINUTES and LUFFY_SOAK_RATE (orders per second) set other sizes.
"""

import os
import random
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http import HTTPStatus
from queue import Queue
from typing import Any

import psutil
import pytest
from django.db import connection

from luffy.catalog.models import Course
from luffy.orders.models import Order, OrderStatus
from tests.factories.catalog import a_course
from tests.factories.refunds import asked_for, granted, the_rules
from tests.invariants.holding import assert_invariants_hold
from tests.shop import Buyer, Shop, eventually
from tests.storms.burst import p95
from tests.storms.purchases import a_buyer, settle
from tests.storms.report import report
from tests.storms.sizes import FULL

pytestmark = pytest.mark.django_db(transaction=True)
MINUTES = float(os.environ.get("LUFFY_SOAK_MINUTES", "60" if FULL else "0.1"))
RATE = float(os.environ.get("LUFFY_SOAK_RATE", "10" if FULL else "2"))
ORDERS = max(int(MINUTES * 60 * RATE), 12)
BUYERS = min(ORDERS, 200)
AT_ONCE = 24
SAMPLES = 60
# Five of a hundred notices and calls. Nothing among them that a person must decide.
FAULTS: list[dict[str, Any]] = [
    {"action": "drop", "prob": 0.05},
    {"action": "duplicate", "args": {"n": 2, "parallel": True}, "prob": 0.05},
    *(
        {"action": action, "match": {"op": op}, "prob": 0.05}
        for action in ("http_502", "system_error", "bad_signature")
        for op in ("query", "close", "refund", "refund_query")
    ),
    {"action": "reset_after_commit", "match": {"op": "refund"}, "prob": 0.05},
]
FATES = ["pay"] * 16 + ["leave", "cancel", "regret", "regret"]
# Of memory and of connections, once all processes are warm.
MOST_GROWTH = 1.1
# In a shorter time processes are still getting warm.
LONG_MINUTES = 10
DICE = random.Random(20261129)
PATIENCE_S = 180
# A refund that failed some times is tried again after minutes.
REST_S = 1200


@dataclass(frozen=True)
class Sample:
    """What the shop's processes hold at one moment."""

    rss_mib: float
    connections: int


def sample(shop: Shop) -> Sample:
    processes = [
        process
        for child in shop.luffy.children
        for process in (psutil.Process(child.pid), *psutil.Process(child.pid).children(recursive=True))
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        (connections,) = cursor.fetchone()
    return Sample(sum(process.memory_info().rss for process in processes) / 2**20, connections)


def buy(shop: Shop, buyer: Buyer, course: Course, fate: str) -> float:
    """One purchase and what becomes of it; gives how many seconds it took to place the order."""
    settle(buyer, course)
    began = time.monotonic()
    placed = buyer.order(expected_payable_fen=9_900)
    took = time.monotonic() - began
    number, page = placed["order"]["number"], shop.paysim.open_cashier(placed["payment"]["url"])
    if fate == "cancel":
        # Where the gateway does not answer, it is said, and asked again.
        eventually(lambda: buyer.call("POST", f"orders/{number}/cancel")[0] == HTTPStatus.OK)
    if fate in ("pay", "regret"):
        shop.paysim.control.pay(cashier_token=page)
    if fate == "regret":
        eventually(lambda: Order.objects.get(number=number).status == OrderStatus.PAID, within_s=PATIENCE_S)
        granted(asked_for(Order.objects.get(number=number)))
    return took


def ends(made: Counter[str]) -> Counter[str]:
    """How many orders are to end in each state."""
    ended = {
        OrderStatus.PAID: made["pay"],
        OrderStatus.REFUNDED: made["regret"],
        OrderStatus.CANCELLED: made["cancel"],
    }
    return Counter(ended)


def ended() -> Counter[str]:
    """How many did; those that were left alone may still wait for their time to be over."""
    left = [OrderStatus.PENDING, OrderStatus.EXPIRED]
    return Counter(Order.objects.exclude(status__in=left).values_list("status", flat=True))


def growth(samples: Sequence[float]) -> float:
    """How many times what was held in the second fifth is held in the last."""
    fifth = len(samples) // 5
    return statistics.median(samples[-fifth:]) / statistics.median(samples[fifth : 2 * fifth])


@dataclass
class Soak:
    """What happened: how many were to end how, how long each order took to place, what was held meanwhile."""

    made: Counter[str] = field(default_factory=Counter)
    took_s: list[float] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    seconds: float = 0


def let_people_buy(shop: Shop, course: Course) -> Soak:
    """One after another at the rate, whether or not those before are done."""
    soak, began, idle = Soak(), time.monotonic(), Queue[Buyer]()
    for _ in range(BUYERS):
        idle.put(a_buyer(shop)[0])

    def next_one(fate: str) -> float:
        buyer = idle.get()
        try:
            return buy(shop, buyer, course, fate)
        finally:
            connection.close()
            idle.put(buyer)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        begun = []
        for number in range(ORDERS):
            time.sleep(max(0, began + number / RATE - time.monotonic()))
            fate = DICE.choice(FATES)
            soak.made[fate] += 1
            begun.append(pool.submit(next_one, fate))
            if number % (ORDERS // SAMPLES or 1) == 0:
                soak.samples.append(sample(shop))
        soak.took_s = [one.result() for one in begun]
    soak.seconds = time.monotonic() - began
    return soak


@pytest.mark.timeout(MINUTES * 60 * 4 + REST_S + 300)
def test_who_buys_for_a_long_time_loses_nothing_and_nothing_grows(shop: Shop, gateway_here: None) -> None:
    the_rules()
    course = a_course(prices={30: 9_900})
    for rule in FAULTS:
        shop.paysim.control.add_fault(**rule)

    soak = let_people_buy(shop, course)

    shop.paysim.control.clear_faults()
    eventually(lambda: ended() == ends(soak.made), within_s=REST_S)
    assert_invariants_hold(journal=shop.paysim)
    warm = soak.samples[len(soak.samples) // 5 :]
    report(
        soak_minutes=round(soak.seconds / 60, 1),
        orders=ORDERS,
        per_s=round(ORDERS / soak.seconds, 1),
        p95_s=p95(soak.took_s),
        mib=[round(it.rss_mib) for it in (warm[0], warm[-1])],
        connections=[it.connections for it in (warm[0], warm[-1])],
    )
    if MINUTES >= LONG_MINUTES:
        assert growth([it.rss_mib for it in soak.samples]) <= MOST_GROWTH, soak.samples
        assert growth([it.connections for it in soak.samples]) <= MOST_GROWTH, soak.samples
