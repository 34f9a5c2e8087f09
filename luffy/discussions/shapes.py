"""Questions, answers and notes as the API shows them."""

from collections.abc import Sequence
from typing import Any

from luffy.accounts.models import Account
from luffy.accounts.permissions import public_role
from luffy.accounts.votes import votes_of
from luffy.discussions.models import Answer, AnswerVote, Note, Question, QuestionVote, Watch
from luffy.discussions.schemas import LessonAnswerOut, LessonQuestionOut, NoteOut
from luffy.moderation.models import Visibility


def question_shapes(rows: Sequence[Question], reader: Account) -> list[LessonQuestionOut]:
    """With what the reader voted and whether she watches: two queries."""
    ids = [row.pk for row in rows]
    votes = votes_of(reader.pk, QuestionVote.objects, ids)
    watches = Watch.objects.filter(account=reader, question__in=ids).values_list("question_id", flat=True)
    watched = set(watches)
    return [
        LessonQuestionOut(
            **_post(row, reader, votes),
            section_id=row.section_id,
            title=row.title,
            answer_count=row.answer_count,
            is_solved=row.accepted_id is not None,
            is_watched=row.pk in watched,
        )
        for row in rows
    ]


def answer_shapes(rows: Sequence[Answer], reader: Account, accepted_id: int | None) -> list[LessonAnswerOut]:
    """With what the reader voted: one query."""
    votes = votes_of(reader.pk, AnswerVote.objects, [row.pk for row in rows])
    return [
        LessonAnswerOut(
            **_post(row, reader, votes), question_id=row.question_id, is_accepted=row.pk == accepted_id
        )
        for row in rows
    ]


def note_shape(row: Note) -> NoteOut:
    return NoteOut(
        id=row.pk,
        section_id=row.section_id,
        course_id=row.section.chapter.course_id if row.section else None,
        course_name=row.course_name,
        section_name=row.section_name,
        at_seconds=row.at_seconds,
        text=row.text,
        created_at=row.created_at,
        edited_at=row.edited_at,
    )


def _post(row: Question | Answer, reader: Account, votes: dict[int, int]) -> dict[str, Any]:
    return {
        "id": row.pk,
        "author": row.account.username,
        "author_role": public_role(row.role).name.lower(),
        "text": row.text,
        "created_at": row.created_at,
        "edited_at": row.edited_at,
        "agree_number": row.agree_number,
        "disagree_number": row.disagree_number,
        "is_mine": row.account_id == reader.pk,
        "my_vote": votes.get(row.pk, 0),
        "is_held": row.visibility == Visibility.HELD,
    }
