"""Keeping what was watched. It only grows.

Source: docs/rules/progress.md
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Least

from luffy.catalog.models import CourseSection, SectionType
from luffy.core import jobs
from luffy.core.calendar import day_of
from luffy.learning.errors import NotMarkedByHand
from luffy.learning.models import LessonProgress, StudyDay
from luffy.learning.progress import (
    SLACK_SECONDS,
    Interval,
    Mark,
    Watched,
    marks,
    seconds_in,
    union,
    watch,
)
from luffy.learning.video.sources import is_measured, length_of

# How often the player reports: what a first report may tell of.
REPORT_SECONDS = 10
_DAY_SECONDS = 86_400


@transaction.atomic
def report(
    *,
    account_id: int,
    section: CourseSection,
    played: Sequence[Interval],
    position: int,
    tab: str,
    now: datetime,
) -> LessonProgress:
    """Add what was played. The same report twice changes nothing but the position.

    Source: docs/rules/progress.md
    """
    row = _locked(account_id, section, now)
    length = length_of(section)
    elapsed = _elapsed(row, tab, now)
    _mark(row, marks(played, elapsed=elapsed, other_tab_ago=_other_tab_ago(account_id, tab, now)))
    before = Watched(
        tuple((start, end) for start, end in row.pieces), row.seconds, row.percent, row.done_at is not None
    )
    after = watch(before, played, length)
    row.pieces, row.seconds, row.percent = list(after.pieces), after.seconds, after.percent
    if after.is_done and row.done_at is None:
        row.done_at = now
        _may_have_finished(row)
    row.position = min(position, length) if length else position
    row.tab, row.seen_at = tab, now
    row.save()
    # A page that was opened and left is no day of learning.
    if seconds_in(played):
        _learned(account_id, min(seconds_in(union(played, length)), int(elapsed)), now)
    return row


@transaction.atomic
def complete(*, account_id: int, section: CourseSection, now: datetime) -> LessonProgress:
    """The lesson is done, as a document that was read or an exercise that was solved. Once done stays done."""
    row = _locked(account_id, section, now)
    if row.done_at is None:
        row.done_at, row.percent = now, 100
        _may_have_finished(row)
    row.seen_at = now
    row.save(update_fields=["done_at", "percent", "seen_at"])
    _learned(account_id, 0, now)
    return row


def mark_done(*, account_id: int, section: CourseSection, now: datetime) -> LessonProgress:
    """What the learner says by herself.

    Raises:
        NotMarkedByHand: a film that we can time is done by watching it, an exercise by solving it.
    """
    is_ours = section.section_type == SectionType.VIDEO and is_measured(section)
    if is_ours or section.section_type == SectionType.EXERCISE:
        raise NotMarkedByHand
    return complete(account_id=account_id, section=section, now=now)


def _locked(account_id: int, section: CourseSection, now: datetime) -> LessonProgress:
    LessonProgress.objects.bulk_create(
        [
            LessonProgress(
                account_id=account_id,
                section=section,
                course_id=section.chapter.course_id,
                began_at=now,
                seen_at=now,
            )
        ],
        ignore_conflicts=True,
    )
    return LessonProgress.objects.select_for_update().get(account_id=account_id, section=section)


def _elapsed(row: LessonProgress, tab: str, now: datetime) -> float:
    is_going_on = bool(row.tab) and row.tab == tab
    return max(0.0, (now - row.seen_at).total_seconds()) if is_going_on else REPORT_SECONDS


def _other_tab_ago(account_id: int, tab: str, now: datetime) -> float | None:
    lately = now - timedelta(seconds=SLACK_SECONDS)
    seen_at = (
        LessonProgress.objects.filter(account_id=account_id, seen_at__gt=lately)
        .exclude(tab__in=[tab, ""])
        .order_by("-seen_at")
        .values_list("seen_at", flat=True)
        .first()
    )
    return None if seen_at is None else (now - seen_at).total_seconds()


def _mark(row: LessonProgress, found: set[Mark]) -> None:
    row.too_fast += Mark.TOO_FAST in found
    row.parallel += Mark.PARALLEL in found


def _may_have_finished(row: LessonProgress) -> None:
    jobs.defer("certificates.issue", account_id=row.account_id, course_id=row.course_id)


def _learned(account_id: int, seconds: int, now: datetime) -> None:
    day = day_of(now)
    StudyDay.objects.bulk_create([StudyDay(account_id=account_id, day=day)], ignore_conflicts=True)
    if seconds:
        StudyDay.objects.filter(account_id=account_id, day=day).update(
            seconds=Least(F("seconds") + seconds, _DAY_SECONDS)
        )
