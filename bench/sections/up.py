"""`luffy up`, started a second time: from the command to the moment when all of it answers."""

from bench.figures import Figure, Report, Target
from bench.product import product
from bench.stage import Stage

SECTION = "`luffy up`"


def measure(stage: Stage, report: Report) -> None:
    for what, target in (("first start (new database, demo data)", 60), ("second start", 8)):
        with product(stage.home / "up") as started:
            seconds = started.started_in
        report.add(Figure(SECTION, what, seconds, "s", target=Target(at_most=target)))
