"""`POST /orders` alone, in turns with PostgreSQL doing the same order by the least SQL."""

from bench import books, pgbench, shopping, world
from bench.figures import Figure, Reference, Report, Target, median, percentile, short, spread_ms
from bench.load import Run, drive
from bench.stage import Stage, Web
from bench.world import Buyers

SECTION = "`POST /orders` alone (two lines, a coupon, berries)"
LOADS = (1, 4, 16)


def measure(stage: Stage, report: Report) -> None:
    with stage.web() as web:
        warm = world.buyers(stage.main, stage.size(200, 16))
        drive(Run(web.port, 16, shopping.orders(warm)))
        for clients in LOADS if not stage.is_quick else (4,):
            _one_load(stage, report, web, clients)
    books.check(report)


def _one_load(stage: Stage, report: Report, web: Web, clients: int) -> None:
    ours = stage.size(200 if clients == 1 else 400, 16)
    theirs = stage.size(800 if clients == 1 else 1600, 32)
    rounds = stage.size(3, 1)
    everybody = world.buyers(stage.main, rounds * (ours + theirs))
    world.vacuum(stage.main)
    parts = everybody.split(*[ours, theirs] * rounds)
    speeds: list[float] = []
    least: list[float] = []
    times: list[float] = []
    cpu = 0.0
    for mine, sql in zip(parts[::2], parts[1::2], strict=True):
        jobs = shopping.orders(mine)
        began = web.cpu_seconds()
        result = drive(Run(web.port, clients, jobs))
        cpu += web.cpu_seconds() - began
        speeds.append(result.per_second)
        times += result.jobs
        least.append(
            pgbench.least_sql_orders(stage.main, Buyers(sql.first, sql.count), clients=clients).per_second
        )
    report.add(
        Figure(
            SECTION,
            f"orders, {clients} client{'s' if clients > 1 else ''}",
            median(speeds),
            "/s",
            spread=f"{spread_ms(times)}; web CPU ms each {short(1000 * cpu / len(times))}",
            reference=Reference("pgbench, 12 statements", median(least)),
            target=Target(at_least=1 / 3, of_ratio=True),
        )
    )
    if clients == 4:
        p95 = 1000 * percentile(times, 95)
        report.add(Figure(SECTION, "p95 at 4 clients", p95, "ms", target=Target(at_most=60)))
