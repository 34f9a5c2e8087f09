"""One hot coupon, claimed by many at once: how fast, and exactly as many as there are."""

from bench import books, world
from bench.figures import Figure, Report, Target, spread_ms
from bench.load import Run, drive
from bench.stage import Stage
from bench.wire import call

SECTION = "Claims of one hot coupon"
CLIENTS = 16
GONE = 409

_HOT = """
INSERT INTO coupons_coupon (name, coupon_type, money_fen, minimum_fen, quantity, claimed, per_account, is_listed,
                            members_only, open_date, close_date, coupon_valid_days, created_at)
VALUES ('热门券', 0, 100, 0, %s, 0, 1, true, false, current_date - 1, current_date + 30, 30, now()) RETURNING id
"""
_ISSUED = """
SELECT claimed, (SELECT count(*) FROM coupons_couponrecord WHERE coupon_id = coupon.id)
FROM coupons_coupon coupon WHERE id = %s
"""


def measure(stage: Stage, report: Report) -> None:
    quantity, too_many = stage.size(1500, 30), stage.size(100, 10)
    warm, crowd = world.buyers(stage.main, 32 + quantity + too_many, coupons=False).split(
        32, quantity + too_many
    )
    ((other,),) = stage.main.run(_HOT, [100])
    ((hot,),) = stage.main.run(_HOT, [quantity])
    with stage.web() as web:
        drive(Run(web.port, CLIENTS, [(_claim(other, buyer),) for buyer in warm]))
        result = drive(
            Run(web.port, CLIENTS, [(_claim(hot, buyer),) for buyer in crowd], accepted=(201, GONE))
        )
    ((claimed, records),) = stage.main.run(_ISSUED, [hot])
    if not result.statuses[201] == claimed == records == quantity:
        raise AssertionError(f"{quantity} coupons: {result.statuses}, counted {claimed}, {records} records")
    report.add(
        Figure(
            SECTION,
            f"claims, {CLIENTS} clients",
            result.per_second,
            "/s",
            spread=spread_ms(result.jobs),
            target=Target(at_least=300),
        )
    )
    report.note(
        f"{quantity} coupons, {crowd.count} accounts: exactly {records} claimed, {too_many} told that none is left"
    )
    books.check(report)


def _claim(coupon: int, buyer: int) -> bytes:
    return call("POST", f"/coupons/{coupon}/claim", token=world.token(buyer))
