"""A whole purchase: two courses into the cart, settlement, coupon, berries, order."""

from bench import books, shopping, world
from bench.figures import Figure, Report, Target, median, short, spread_ms
from bench.load import Result, Run, drive
from bench.stage import Stage

STEPS = ("cart", "cart", "settlement", "coupon", "berries", "order")
SECTION = "Whole purchase (six requests, nothing to pay in cash)"


def measure(stage: Stage, report: Report) -> None:
    counts = {clients: stage.size(150 + 25 * clients, 8 + clients) for clients in (1, 4, 16)}
    warm_up = stage.size(48, 8)
    everybody = world.buyers(stage.main, warm_up + sum(counts.values()))
    first, *groups = everybody.split(warm_up, *counts.values())
    world.vacuum(stage.main)
    with stage.web() as web:
        drive(Run(web.port, 8, [shopping.purchase(buyer) for buyer in first]))
        for clients, buyers in zip(counts, groups, strict=True):
            jobs = [shopping.purchase(buyer) for buyer in buyers]
            cpu = (web.cpu_seconds(), stage.postgres_cpu_seconds())
            result = drive(Run(web.port, clients, jobs))
            used = (web.cpu_seconds() - cpu[0], stage.postgres_cpu_seconds() - cpu[1])
            _tell(report, clients, result, used)
    books.check(report)


def _tell(report: Report, clients: int, result: Result, cpu: tuple[float, float]) -> None:
    count = len(result.jobs)
    web_ms, postgres_ms = (1000 * seconds / count for seconds in cpu)
    report.add(
        Figure(
            SECTION,
            f"purchases, {clients} client{'s' if clients > 1 else ''}",
            result.per_second,
            "/s",
            spread=f"{spread_ms(result.jobs)}; CPU ms each: web {short(web_ms)}, PostgreSQL {short(postgres_ms)}",
            target=Target(at_least=100) if clients == 16 else None,
        )
    )
    if clients == 1:
        parts = (
            f"{name} {short(median(times) * 1000)}" for name, times in zip(STEPS, result.steps, strict=True)
        )
        report.note(f"ms by request of a purchase, one client: {', '.join(parts)}")
