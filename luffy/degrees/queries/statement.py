"""A mentor's statement: what came in, what went, what is left, from day to day."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet, Sum

from luffy.degrees.models import FeeCause, MentorFeeEntry, MentorTenure, StudyStatus


@dataclass(frozen=True, slots=True)
class Sums:
    """`opening + taken_over - penalty - passed_on - paid - stopped = closing`, all in berries."""

    opening: int
    taken_over: int
    penalty: int
    passed_on: int
    paid: int
    stopped: int
    closing: int


def lines(mentor_id: int, first: date, last: date) -> QuerySet[MentorFeeEntry]:
    """The lines of her fees from the first day to the last, newest first."""
    return (
        MentorFeeEntry.objects.filter(mentor_id=mentor_id, created_at__date__range=(first, last))
        .select_related("enrolment__account", "enrolment__degree_course", "move__reward__record__assignment")
        .order_by("-created_at", "-pk")
    )


def sums(mentor_id: int, first: date, last: date) -> Sums:
    """Source: docs/rules/mentor-fee.md"""
    rows = lines(mentor_id, first, last).order_by().select_related(None)
    of = dict(rows.values_list("cause").annotate(berries=Sum("amount_berries")))
    ended = MentorTenure.objects.filter(mentor_id=mentor_id, enrolment__ended_date__range=(first, last))
    graduated = Q(enrolment__study_status=StudyStatus.GRADUATED)
    return Sums(
        opening=_stands_at(mentor_id, first - timedelta(days=1)),
        taken_over=of.get(FeeCause.TAKEN_OVER, 0),
        penalty=-of.get(FeeCause.PENALTY, 0) - of.get(FeeCause.PENALTY_UNDONE, 0),
        passed_on=-of.get(FeeCause.PASSED_ON, 0),
        paid=-of.get(FeeCause.PAID, 0) + _shares(ended.filter(graduated)),
        stopped=-of.get(FeeCause.STOPPED, 0) + _shares(ended.exclude(graduated)),
        closing=_stands_at(mentor_id, last),
    )


def _stands_at(mentor_id: int, day: date) -> int:
    """What her students' fees stood at in the evening, with what she kept of those she had handed over."""
    own = MentorFeeEntry.objects.filter(mentor_id=mentor_id, created_at__date__lte=day)
    kept = MentorTenure.objects.filter(mentor_id=mentor_id, ended_at__date__lte=day)
    kept = kept.filter(Q(enrolment__ended_date__isnull=True) | Q(enrolment__ended_date__gt=day))
    return int(own.aggregate(berries=Sum("amount_berries"))["berries"] or 0) + _shares(kept)


def _shares(tenures: QuerySet[MentorTenure]) -> int:
    return int(tenures.aggregate(berries=Sum("share_berries"))["berries"] or 0)
