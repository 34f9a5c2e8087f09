"""How much of a lesson was watched: the union of what was played. Pure: intervals in, numbers out.

An interval is whole seconds of the film, its end not included. Playing a minute twice counts it once.

Source: docs/rules/progress.md
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

Interval = tuple[int, int]
# From this share on a lesson is done and counts as a whole: nobody is held up by the credits.
DONE_PERCENT = 90
# Pauses in between that are shorter are what players lose between two of their reports.
JOIN_SECONDS = 1
# The most that is kept of one lesson, in pieces.
MAX_PIECES = 500
# The fastest speed of our player, and how late a report may come.
MAX_SPEED = 3
SLACK_SECONDS = 15


class Mark(StrEnum):
    """What is odd about a report. It is written down for people to look at; nobody loses anything by it."""

    TOO_FAST = "too_fast"
    PARALLEL = "parallel"


@dataclass(frozen=True, slots=True)
class Watched:
    """What is known of one account and one lesson."""

    pieces: tuple[Interval, ...] = ()
    seconds: int = 0
    percent: int = 0
    is_done: bool = False


def union(intervals: Iterable[Interval], length: int) -> tuple[Interval, ...]:
    """The same seconds without overlaps, in order, cut to a film of `length` seconds."""
    cut = sorted((max(0, start), min(end, length)) for start, end in intervals)
    joined: list[Interval] = []
    for start, end in cut:
        if start >= end:
            continue
        if joined and start <= joined[-1][1] + JOIN_SECONDS:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def seconds_in(pieces: Iterable[Interval]) -> int:
    return sum(end - start for start, end in pieces)


def percent_of(seconds: int, length: int) -> int:
    """Rounded down, so that 100 is all of it; of a film of unknown length nothing."""
    return min(100, seconds * 100 // length) if length > 0 else 0


def watch(before: Watched, played: Iterable[Interval], length: int) -> Watched:
    """What is known once `played` is added. Nothing is ever taken away, and done stays done."""
    # A film that was replaced by a shorter one takes away nothing.
    longest = max([length, *(end for _, end in before.pieces)])
    pieces = union([*before.pieces, *union(played, length)], longest)
    if len(pieces) > MAX_PIECES:
        return before
    seconds = max(before.seconds, seconds_in(pieces))
    percent = max(before.percent, percent_of(seconds, length))
    is_done = before.is_done or percent >= DONE_PERCENT
    return Watched(pieces, seconds, 100 if is_done else percent, is_done)


def course_percent(lesson_percents: Sequence[int], lessons: int) -> int:
    """Of a course with so many lessons: the mean, rounded down; a lesson that nobody opened counts as nothing."""
    return min(100, sum(lesson_percents) // lessons) if lessons > 0 else 0


def marks(played: Iterable[Interval], *, elapsed: float | None, other_tab_ago: float | None) -> set[Mark]:
    """What is odd about a report.

    `elapsed`: seconds since the last report from this tab or since play began, None where there was none;
    `other_tab_ago`: since another tab or device reported some lesson, None if none did lately.
    """
    found: set[Mark] = set()
    if elapsed is not None and seconds_in(played) > elapsed * MAX_SPEED + SLACK_SECONDS:
        found.add(Mark.TOO_FAST)
    if other_tab_ago is not None and other_tab_ago < SLACK_SECONDS:
        found.add(Mark.PARALLEL)
    return found


def streak(days: Iterable[date], today: date) -> int:
    """How many days in a row somebody learned, up to today; a today that is not over yet breaks nothing."""
    learned = set(days)
    day = today if today in learned else today - timedelta(days=1)
    count = 0
    while day in learned:
        count += 1
        day -= timedelta(days=1)
    return count
