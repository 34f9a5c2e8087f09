"""Fast is worth nothing if the books do not add up."""

from datetime import UTC, datetime

from bench.figures import Report


def check(report: Report) -> None:
    """Look for everything that must not be, in the main database; raises if something is found."""
    from django.db import connection

    from luffy import invariants

    found = invariants.check(now=datetime.now(UTC))
    connection.close()
    if found:
        raise AssertionError("the books do not add up: " + "; ".join(map(str, found[:5])))
    report.note("every invariant holds afterwards")
