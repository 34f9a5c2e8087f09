"""The catalogue's pages, in turns with a bare server that answers the same bytes."""

from dataclasses import replace

import httpx

from bench import world
from bench.figures import Figure, Reference, Report, Target, median, short, spread_ms
from bench.load import Job, Result, Run, drive
from bench.stage import Stage, Web
from bench.wire import API, call

SECTION = "Catalogue"
CLIENTS = 8
ROUNDS = 3
LIST, DETAIL = "/courses?page_size=20", f"/courses/{world.READ_COURSE}"


def measure(stage: Stage, report: Report) -> None:
    with stage.web() as web:
        for name, path in (("list of 20", LIST), ("detail", DETAIL)):
            _kept(stage, report, web, name, path)
        _not_kept(stage, report, web)


def _kept(stage: Stage, report: Report, web: Web, name: str, path: str) -> None:
    found = httpx.get(f"http://127.0.0.1:{web.port}{API}{path}", trust_env=False).raise_for_status()
    body = stage.home / "body.json"
    body.write_bytes(found.content)
    page: Job = (call("GET", path),)
    known: Job = (call("GET", path, If_None_Match=found.headers["ETag"]),)
    kept: list[Result] = []
    bare: list[Result] = []
    unchanged: list[Result] = []
    with stage.web(application="bench.bare:application", BENCH_BODY=str(body)) as server:
        for _ in range(ROUNDS):
            kept.append(_read(stage, web, page))
            bare.append(_read(stage, server, page))
            unchanged.append(_read(stage, web, known, 304))
    reference = Reference(f"bare server, same {short(len(found.content))} bytes", _speed(bare))
    target = Target(at_least=1 / 3, of_ratio=True)
    report.add(Figure(SECTION, f"{name}, kept", _speed(kept), "/s", _spread(kept), reference, target))
    report.add(Figure(SECTION, f"{name}, 304", _speed(unchanged), "/s", _spread(unchanged), reference))


def _not_kept(stage: Stage, report: Report, web: Web) -> None:
    """Each request asks what nobody asked before."""
    browsing = [
        f"{LIST}&page={page}&sort={sort}{only}"
        for only, pages in (("", 150), *((f"&level={level}", 50) for level in range(3)))
        for sort in ("default", "newest")
        for page in range(2, pages)
    ]
    dear = [f"{LIST}&price_min=1&price_max={1_000_000 + number}" for number in range(2_000)]
    target = Target(at_least=250)
    _first_time(
        stage,
        report,
        web,
        Figure(SECTION, "list of 20, asked for the first time", 0, "/s", target=target),
        browsing,
    )
    _first_time(stage, report, web, Figure(SECTION, "the same with a price range", 0, "/s"), dear)


def _first_time(stage: Stage, report: Report, web: Web, figure: Figure, paths: list[str]) -> None:
    jobs = [(call("GET", path),) for path in paths]
    drive(Run(web.port, CLIENTS, jobs[-40:]))
    cpu = (web.cpu_seconds(), stage.postgres_cpu_seconds())
    result = drive(Run(web.port, CLIENTS, jobs[:-40], seconds=stage.size(4, 1)))
    used = (web.cpu_seconds() - cpu[0], stage.postgres_cpu_seconds() - cpu[1])
    each = ", ".join(
        f"{name} {short(1000 * seconds / len(result.jobs))}"
        for name, seconds in zip(("web", "PostgreSQL"), used, strict=True)
    )
    spread = f"{spread_ms(result.jobs)}; CPU ms each: {each}"
    report.add(replace(figure, value=result.per_second, spread=spread))


def _read(stage: Stage, web: Web, job: Job, *accepted: int) -> Result:
    seconds = stage.size(4, 1)
    return drive(Run(web.port, CLIENTS, [job], seconds=seconds, is_endless=True, accepted=accepted or (200,)))


def _speed(results: list[Result]) -> float:
    return median([result.per_second for result in results])


def _spread(results: list[Result]) -> str:
    return spread_ms([seconds for result in results for seconds in result.jobs])
