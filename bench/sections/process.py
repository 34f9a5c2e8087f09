"""The web process itself: how long it takes to start, and how much memory it holds after a lot of work."""

import re
import subprocess
import sys
from collections import Counter

from bench import world
from bench.figures import Figure, Report, Target, median, short
from bench.load import Job, Run, drive
from bench.stage import Stage, Web
from bench.wire import call

SECTION = "Web process"
CLIENTS = 8
MEBIBYTE = 1024**2
MOST_TOLD = 6


def measure(stage: Stage, report: Report) -> None:
    starts = []
    for _ in range(stage.size(5, 1)):
        with stage.web() as web:
            starts.append(web.started_in)
    report.add(
        Figure(SECTION, "cold start to the first answer", median(starts), "s", target=Target(at_most=2))
    )
    _imports(stage, report)
    _memory(stage, report)


def _memory(stage: Stage, report: Report) -> None:
    """Whether it grows: after a first part of the requests, and after all of them."""
    buyer = world.buyers(stage.main, 1).first
    pages = ["/courses?page_size=20", f"/courses/{world.READ_COURSE}", "/cart", "/me", "/me/wallet/transfers"]
    jobs: list[Job] = [(call("GET", path, token=world.token(buyer)),) for path in pages]
    wanted = stage.size(100_000, 400)
    with stage.web() as web:
        fresh = _largest_mib(web)
        done, sizes = 0, []
        for part in (wanted // 10, wanted - wanted // 10):
            run = Run(web.port, CLIENTS, jobs * (part // len(jobs)), seconds=150)
            done += len(drive(run).jobs)
            sizes.append(_largest_mib(web))
        shared = max(process.memory_full_info().pss for process in web.workers()) / MEBIBYTE
    what = f"memory of a worker after {done:,} requests"
    spread = f"fresh {short(fresh)}, after the first tenth {short(sizes[0])}; PSS {short(shared)} MiB"
    report.add(Figure(SECTION, what, sizes[1], "MiB RSS", spread, target=Target(at_most=120)))
    report.add(
        Figure(
            SECTION, "growth over the last nine tenths", sizes[1] / sizes[0], "×", target=Target(at_most=1.05)
        )
    )


def _largest_mib(web: Web) -> float:
    return max(process.memory_info().rss for process in web.workers()) / MEBIBYTE


def _imports(stage: Stage, report: Report) -> None:
    """Which packages the start is spent on."""
    command = [sys.executable, "-X", "importtime", "-c", "import luffy.wsgi"]
    said = subprocess.run(
        command, env=stage.environment(stage.main), capture_output=True, text=True, check=True
    ).stderr
    spent: Counter[str] = Counter()
    for micros, module in re.findall(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)", said):
        spent[module.partition(".")[0]] += int(micros)
    total = sum(spent.values()) / 1e6
    parts = ", ".join(f"{name} {short(micros / 1e6)}" for name, micros in spent.most_common(MOST_TOLD))
    report.note(f"seconds spent importing, with the profiler's own: {short(total)}, of these {parts}")
