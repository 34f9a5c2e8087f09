"""How far a run is. Each step is a statement of its own, so that whoever looks sees it at once."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from luffy.accounts.audit import Actor, record
from luffy.exchange.models import ImportRun, ImportStatus
from luffy.exchange.tables import Outcome

# Whoever works says so with each part; so long after the last word somebody else may take over.
LEASE = timedelta(seconds=25)
MOST_PROBLEMS = 500


@dataclass(slots=True)
class Counted:
    """What became of some rows."""

    outcomes: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    problems: list[dict[str, Any]] = field(default_factory=list)

    def take(self, outcome: Outcome) -> None:
        self.outcomes[outcome] += 1

    def refuse(self, line: int, column: str, reason: str) -> None:
        self.problems.append({"line": line, "column": column, "reason": reason})

    @property
    def count(self) -> int:
        return sum(self.outcomes.values()) + len(self.problems)


@transaction.atomic
def lease(number: str, *, now: datetime) -> ImportRun | None:
    """The run, for this worker alone; None if it is over, unknown, or another works at it."""
    run = ImportRun.objects.select_for_update().filter(number=number).first()
    if run is None or run.ended_at is not None:
        return None
    if run.status == ImportStatus.RUNNING and run.seen_at is not None and now - run.seen_at < LEASE:
        return None
    run.status, run.seen_at = ImportStatus.RUNNING, now
    run.total = run.done = run.created = run.changed = run.unchanged = run.refused = 0
    run.problems = []
    run.save()
    return run


def note(run: ImportRun, counted: Counted, *, now: datetime, total: int | None = None) -> None:
    """Add what became of some rows."""
    room = max(0, MOST_PROBLEMS - len(run.problems))
    run.problems = [*run.problems, *counted.problems[:room]]
    changes: dict[str, Any] = {
        "done": F("done") + counted.count,
        "refused": F("refused") + len(counted.problems),
        "problems": run.problems,
        "seen_at": now,
        **{outcome.value: F(outcome.value) + number for outcome, number in counted.outcomes.items()},
    }
    if total is not None:
        changes["total"] = total
    ImportRun.objects.filter(pk=run.pk).update(**changes)


@transaction.atomic
def over(run: ImportRun, status: ImportStatus, *, now: datetime, failure: str = "") -> None:
    """The run is over; the audit trail says what it came to."""
    ImportRun.objects.filter(pk=run.pk).update(
        status=status, ended_at=now, seen_at=now, failure=failure[:255]
    )
    run.refresh_from_db()
    counts = {name: getattr(run, name) for name in ("total", "created", "changed", "unchanged", "refused")}
    told = {"kind": run.kind, "dry": run.is_dry, "status": status.value, **counts}
    record(
        "import.ended", f"import:{run.number}", by=Actor("import", run.by_id), now=now, change=(None, told)
    )
