"""Which students need their mentor now, and why. Pure: what is known of a student in, flags out.

Source: docs/rules/mentoring.md
"""

from dataclasses import dataclass
from enum import StrEnum

SILENT_AFTER_DAYS = 7
MANY_OVERDUE = 2
FAILED_IN_A_ROW = 2


class Flag(StrEnum):
    LATE = "late"
    SILENT = "silent"
    FAILING = "failing"


class Level(StrEnum):
    FINE = "fine"
    WATCH = "watch"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Known:
    """Of one student who studies. Nothing handed in yet: days since the first module was opened."""

    overdue: int
    days_silent: int
    failed_in_a_row: int
    waits_for_grade: bool = False


def flags(known: Known) -> tuple[Flag, ...]:
    """Late: something is overdue. Silent: a week without a hand-in, unless it is us she waits for. Failing: twice."""
    found = {
        Flag.LATE: known.overdue > 0,
        Flag.SILENT: known.days_silent >= SILENT_AFTER_DAYS and not known.waits_for_grade,
        Flag.FAILING: known.failed_in_a_row >= FAILED_IN_A_ROW,
    }
    return tuple(flag for flag, is_true in found.items() if is_true)


def level(known: Known) -> Level:
    """Act: two flags, or two overdue. Watch: one flag."""
    found = flags(known)
    if len(found) > 1 or known.overdue >= MANY_OVERDUE:
        return Level.ACT
    return Level.WATCH if found else Level.FINE
