"""What waits for whoever leads the teaching. Each number counts the rows of the list that it leads to."""

from datetime import datetime

from luffy.accounts.models import Account
from luffy.core.calendar import day_of
from luffy.degrees.models import AppealState, Approval
from luffy.degrees.queries import grading, loads, mentor, ops, penalties
from luffy.degrees.schemas_ops import TeachingOut


def teaching(account: Account, *, now: datetime) -> TeachingOut:
    """One moment's numbers, as `account` sees the lists."""
    return TeachingOut(
        studying=ops.enrolments(q="", status="studying", unassigned=False).count(),
        without_mentor=ops.enrolments(q="", status=None, unassigned=True).count(),
        mentors=loads.mentors().count(),
        waiting=mentor.queue(account, "all", now=now).count(),
        late=mentor.queue(account, "late", now=now).count(),
        talks_due=mentor.follow_ups_due(account, today=day_of(now)).count(),
        appeals=grading.appeals(account, AppealState.OPEN).count(),
        penalties=penalties.proposed(Approval.WAITING).count(),
    )
