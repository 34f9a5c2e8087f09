"""Does an order take longer when there have been many? Two databases that differ only in their past, in turns."""

from bench import history, shopping, world
from bench.figures import Figure, Reference, Report, Target, median, short
from bench.load import Run, drive
from bench.stage import Database, Stage, Web

SECTION = "Growth of `POST /orders` with the orders stored"
ROUNDS = 5
# Each database numbers its buyers from here on, so that their settlements do not meet.
APART = 100_000_000


def measure(stage: Stage, report: Report) -> None:
    few, many = stage.size(10_000, 1_000), stage.size(1_000_000, 10_000)
    small = _school(stage, "small", few, numbered_from=APART)
    large = _school(stage, "large", many, numbered_from=2 * APART)
    with stage.web(small) as small_web, stage.web(large) as large_web:
        times: dict[str, list[float]] = {small.name: [], large.name: []}
        for turn in range(ROUNDS + 1):
            for web, database in ((small_web, small), (large_web, large)):
                found = _orders(stage, web, database)
                # The first turn warms connections, caches and prepared plans.
                times[database.name] += found if turn else []
    p50 = {name: 1000 * median(found) for name, found in times.items()}
    what = f"p50 of an order, {short(many)} stored"
    reference = Reference(f"{short(few)} stored", p50[small.name])
    target = Target(at_most=1.2, of_ratio=True)
    report.add(Figure(SECTION, what, p50[large.name], "ms", reference=reference, target=target))


def _school(stage: Stage, name: str, orders: int, *, numbered_from: int) -> Database:
    database = stage.database(name, like=stage.pristine.name)
    world.number_buyers_from(database, numbered_from)
    history.write(database, orders)
    return database


def _orders(stage: Stage, web: Web, database: Database) -> list[float]:
    """One client, so that nothing but the order itself takes time."""
    buyers = world.buyers(database, stage.size(60, 8))
    return drive(Run(web.port, 1, shopping.orders(buyers))).jobs
