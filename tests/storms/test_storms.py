"""Many at once, over HTTP, against a server with four workers. Each storm runs again without guards."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.invariants.holding import assert_invariants_hold
from tests.shop import Shop
from tests.storms.burst import p95, stopwatch
from tests.storms.report import report
from tests.storms.scenes import FAILED, STORMS, Broken
from tests.storms.sizes import AT_ONCE, MUST_SHOW, ROUNDS

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]
Storm = Callable[[Shop], Broken]


def name(storm: Any) -> str:
    return str(storm.__name__)


@pytest.mark.parametrize("storm", STORMS, ids=name)
def test_a_storm_breaks_nothing(shop: Shop, storm: Storm):
    with stopwatch() as seconds:
        for _ in range(ROUNDS):
            assert storm(shop) == []
    assert_invariants_hold(journal=shop.paysim)
    report(storm=storm.__name__, rounds=ROUNDS, violations=0, at_once=AT_ONCE, p95_s=p95(seconds))


@pytest.mark.parametrize("storm", STORMS, ids=name)
def test_control_without_guards_the_storm_breaks_something(unguarded_shop: Shop, storm: Storm):
    # An answer that failed is no race: something was still in its way.
    broken = [[it for it in storm(unguarded_shop) if not it.startswith(FAILED)] for _ in range(ROUNDS)]

    shown = sum(map(bool, broken))
    assert shown >= MUST_SHOW, broken
    report(storm=storm.__name__, control_rounds=ROUNDS, control_shown=shown, example=max(broken)[0])


def test_the_product_itself_knows_no_way_without_its_guards():
    sources = [path.read_text() for path in (ROOT / "luffy").rglob("*.py")]

    assert not [text for text in sources if "unguarded" in text or "from tests" in text]
