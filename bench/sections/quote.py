"""What it costs to price a large settlement."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from bench import world
from bench.figures import Figure, Report, Target, median
from bench.stage import Stage

SECTION = "Settlement quote, 30 lines and 100 coupons"
LINES, COUPONS = 30, 100

# Every third is for the whole order, the others for one of the products in it.
_MANY_COUPONS = """
INSERT INTO coupons_coupon (id, name, coupon_type, money_fen, minimum_fen, product_id, quantity, claimed,
                            per_account, is_listed, members_only, open_date, close_date, coupon_valid_days,
                            created_at)
SELECT 1000 + n, '券 ' || n, 1, 100 + n, 5000, CASE WHEN n % 3 > 0 THEN 1 + n % {lines} END, 10, 1, 1, true,
       false, current_date - 1, current_date + 30, 30, now()
FROM generate_series(1, {coupons}) n;
INSERT INTO coupons_couponrecord (coupon_id, account_id, ordinal, status, name, coupon_type, money_fen, minimum_fen,
                                  product_id, valid_begin_date, valid_end_date, claimed_at, members_only)
SELECT id, {buyer}, 1, 0, name, coupon_type, money_fen, minimum_fen, product_id, current_date - 1,
       current_date + 30, now(), false
FROM coupons_coupon WHERE id > 1000;
"""


def measure(stage: Stage, report: Report) -> None:
    from django.db import connection

    from luffy.orders import settlement
    from luffy.orders.shapes import quote_shape

    rich, poor = world.buyers(stage.main, 2, coupons=False)
    stage.main.run(_MANY_COUPONS.format(lines=LINES, coupons=COUPONS, buyer=rich))
    world.mend_sequences(stage.main)
    _choose(rich, LINES)
    _choose(poor, 1)
    now = datetime.now(UTC)
    rounds = stage.size(60, 8)

    def look() -> object:
        return settlement.look(account_id=rich, now=now)

    def answer() -> str:
        return quote_shape(settlement.look(account_id=rich, now=now)).model_dump_json()

    report.add(Figure(SECTION, "pricing", _cpu_ms(look, rounds), "ms CPU", target=Target(at_most=30)))
    report.add(Figure(SECTION, "pricing and its JSON", _cpu_ms(answer, rounds), "ms CPU"))
    many, one = _queries(rich), _queries(poor)
    same = Target(at_most=one)
    report.add(Figure(SECTION, f"queries (one line without coupons: {one})", many, "", target=same))
    connection.close()


def _choose(buyer: int, lines: int) -> None:
    from luffy.orders import choices
    from luffy.orders.assessment import ChosenItem

    items = [ChosenItem(f"course:{course}", world.policy_of(course)) for course in range(1, lines + 1)]
    choices.start(buyer, items, from_cart=False, now=datetime.now(UTC))


def _cpu_ms(work: Callable[[], object], rounds: int) -> float:
    """The median of what this thread spends on it; waiting for the database is not counted."""
    for _ in range(3):
        work()
    spent = []
    for _ in range(rounds):
        began = time.thread_time()
        work()
        spent.append(time.thread_time() - began)
    return 1000 * median(spent)


def _queries(buyer: int) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from luffy.orders import settlement

    with CaptureQueriesContext(connection) as captured:
        settlement.look(account_id=buyer, now=datetime.now(UTC))
    return len(captured)
