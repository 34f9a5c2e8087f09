"""What mentors note of their talks, the remarks they keep at hand, and being reminded of both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Count, F, Q

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.accounts.permissions import ALLOWED, Action
from luffy.core.calendar import day_of
from luffy.degrees.errors import SnippetExists, SnippetNotFound, TooManySnippets, UploadNotFound
from luffy.degrees.models import (
    ACTIVE,
    CommentSnippet,
    EnrolledDegreeCourse,
    FollowUp,
    FollowUpTool,
    HomeworkRecord,
)
from luffy.degrees.people import shown_name
from luffy.degrees.queries.uploads import waiting_for_talk
from luffy.notify.models import Kind
from luffy.notify.services import Note, notify_all

MOST_SNIPPETS = 100
BATCH = 1000
# Beyond the promised time the mentor is told; this much later operators are.
TELL_OPERATORS_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Talk:
    tool: FollowUpTool
    record: str
    next_date: date | None
    # Uploaded by her before, for a talk.
    file_ids: Sequence[int] = ()


@transaction.atomic
def note_talk(enrolment: EnrolledDegreeCourse, talk: Talk, *, by: Actor, now: datetime) -> FollowUp:
    """Write down a talk with a student, and when to talk again. Private to staff.

    Raises:
        UploadNotFound: a file is not hers, or was noted with another talk.
    Source: docs/rules/mentoring.md
    """
    noted = FollowUp.objects.create(
        enrolment=enrolment,
        author_id=by.account_id,
        followup_tool=talk.tool,
        record=talk.record,
        next_date=talk.next_date,
        created_at=now,
    )
    mine = waiting_for_talk(by.account_id or 0).filter(pk__in=talk.file_ids)
    if mine.update(follow_up=noted) != len(set(talk.file_ids)):
        raise UploadNotFound
    return noted


def save_snippet(*, mentor_id: int, title: str, text: str, snippet_id: int | None = None) -> CommentSnippet:
    """Keep a remark, or change one.

    Raises:
        SnippetNotFound, SnippetExists, TooManySnippets
    """
    mine = CommentSnippet.objects.filter(mentor_id=mentor_id)
    snippet = CommentSnippet(mentor_id=mentor_id)
    if snippet_id is not None:
        snippet = own_snippet(mentor_id, snippet_id)
    elif mine.count() >= MOST_SNIPPETS:
        raise TooManySnippets(most=MOST_SNIPPETS)
    snippet.title, snippet.text = title, text
    try:
        with transaction.atomic():
            snippet.save()
    except IntegrityError as error:
        raise SnippetExists from error
    return snippet


def own_snippet(mentor_id: int, snippet_id: int) -> CommentSnippet:
    """Raises: SnippetNotFound, also for somebody else's."""
    found = CommentSnippet.objects.filter(pk=snippet_id, mentor_id=mentor_id).first()
    if found is None:
        raise SnippetNotFound
    return found


def remind_mentors(*, now: datetime) -> int:
    """Tell mentors of talks that are due and of homework whose promised time has passed; give the number of notes.

    Each is told once a day at most: of one talk once, of late grading with how much it is. What is late by a day
    more, and what waits for nobody, operators are told of, who may give the student to somebody else.
    """
    notes = [*_talks_due(now), *_late_grading(now), *_very_late_grading(now)]
    notify_all(notes, now=now)
    return len(notes)


def _talks_due(now: datetime) -> list[Note]:
    newest = FollowUp.objects.order_by("enrolment_id", "-pk").distinct("enrolment_id").values("pk")
    rows = FollowUp.objects.filter(
        pk__in=newest,
        next_date__range=(day_of(now) - timedelta(days=7), day_of(now)),
        enrolment__study_status__in=ACTIVE,
        enrolment__mentor__isnull=False,
    ).select_related("enrolment__account", "enrolment__degree_course")
    return [
        Note(
            row.enrolment.mentor_id or 0,
            Kind.FOLLOW_UP,
            {
                "learner": shown_name(row.enrolment.account),
                "degree": row.enrolment.degree_course.name,
                "due_date": row.next_date or day_of(now),
            },
            f"/mentor/students/{row.enrolment_id}",
            f"follow_up:{row.pk}",
        )
        for row in rows[:BATCH]
    ]


def _late_grading(now: datetime) -> list[Note]:
    rows = (
        HomeworkRecord.objects.to_grade()
        .filter(promised_at__lt=now, mentor__isnull=False)
        .values(owner=F("mentor_id"))
        .annotate(count=Count("pk"))
        .order_by("owner")
    )
    return [
        Note(
            row["owner"],
            Kind.GRADING_LATE,
            {"count": row["count"]},
            "/mentor?queue=late",
            f"grading_late:{day_of(now)}",
        )
        for row in rows[:BATCH]
    ]


def _very_late_grading(now: datetime) -> list[Note]:
    waiting = HomeworkRecord.objects.to_grade()
    count = waiting.filter(
        Q(promised_at__lt=now - TELL_OPERATORS_AFTER) | Q(mentor__isnull=True, promised_at__lt=now)
    ).count()
    if not count:
        return []
    leads = Account.objects.filter(role__in=ALLOWED[Action.LEAD_TEACHING], is_active=True).order_by("pk")
    return [
        Note(
            owner,
            Kind.GRADING_LATE,
            {"count": count},
            "/ops/degrees?tab=late",
            f"grading_very_late:{day_of(now)}",
        )
        for owner in leads.values_list("pk", flat=True)[:BATCH]
    ]
