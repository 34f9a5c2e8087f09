"""Asking, answering, accepting, voting; and notes.

Source: docs/rules/discussions.md
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from luffy.accounts.models import Account
from luffy.accounts.votes import Ballot, Tally, cast
from luffy.catalog.models import CourseSection
from luffy.core.calendar import day_of
from luffy.discussions.errors import (
    AnswerNotFound,
    HasAnswers,
    NoteNotFound,
    OwnPost,
    QuestionNotFound,
)
from luffy.discussions.models import Answer, AnswerVote, Note, Question, QuestionVote, Watch
from luffy.discussions.queries import open_lesson, open_question
from luffy.moderation.kinds import target_of
from luffy.moderation.models import Visibility
from luffy.moderation.services import Opinion, examine, hold, withdraw
from luffy.notify.models import Kind
from luffy.notify.services import Note as Message
from luffy.notify.services import notify_all

QUESTION, ANSWER = "question", "answer"


@transaction.atomic
def ask(*, account: Account, section_id: int, title: str, text: str, now: datetime) -> Question:
    """Ask about a lesson. Raises: LessonClosed, TextRefused."""
    section = open_lesson(account, section_id, day_of(now))
    named, opinion = _both(title, text, account)
    question = Question.objects.create(
        section=section, title=named, **_written(account, opinion), created_at=now
    )
    hold(target_of(QUESTION, question.pk), opinion, author_id=account.pk, now=now)
    return question


@transaction.atomic
def edit_question(*, account: Account, question_id: int, title: str, text: str, now: datetime) -> Question:
    """Ask it in other words. Raises: QuestionNotFound, TextRefused."""
    named, opinion = _both(title, text, account)
    _look_again(QUESTION, Question.objects.filter(account=account), question_id, opinion, now)
    question = _own_question(account, question_id)
    question.title, question.text, question.edited_at = named, opinion.text, now
    question.visibility = opinion.visibility
    question.save(update_fields=["title", "text", "edited_at", "visibility"])
    return question


@transaction.atomic
def delete_question(*, account: Account, question_id: int) -> None:
    """Take a question back that nobody answered. Raises: QuestionNotFound, HasAnswers."""
    if Question.objects.filter(account=account, pk=question_id).exists():
        withdraw(target_of(QUESTION, question_id))
    question = _own_question(account, question_id)
    if question.answers.exists():
        raise HasAnswers
    question.delete()


@transaction.atomic
def answer(*, account: Account, question_id: int, text: str, now: datetime) -> Answer:
    """Answer a question that she may read. Its asker is told, and who watches it.

    Raises: QuestionNotFound, TextRefused.
    """
    open_question(account, question_id, day_of(now))
    opinion = examine(text, account=account)
    question = _locked_question(question_id)
    made = Answer.objects.create(question=question, **_written(account, opinion), created_at=now)
    hold(target_of(ANSWER, made.pk), opinion, author_id=account.pk, now=now)
    _recount(question)
    if opinion.visibility == Visibility.SHOWN:
        tell_of(made, now=now)
    return made


@transaction.atomic
def edit_answer(*, account: Account, answer_id: int, text: str, now: datetime) -> Answer:
    """Answer in other words. Raises: AnswerNotFound, TextRefused."""
    opinion = examine(text, account=account)
    _look_again(ANSWER, Answer.objects.filter(account=account), answer_id, opinion, now)
    question, made = _own_answer(account, answer_id)
    made.text, made.edited_at, made.visibility = opinion.text, now, opinion.visibility
    made.save(update_fields=["text", "edited_at", "visibility"])
    _recount(question)
    return made


@transaction.atomic
def delete_answer(*, account: Account, answer_id: int) -> None:
    """Take an answer back, with the votes on it; it is accepted no longer. Raises: AnswerNotFound."""
    if Answer.objects.filter(account=account, pk=answer_id).exists():
        withdraw(target_of(ANSWER, answer_id))
    question, made = _own_answer(account, answer_id)
    made.delete()
    question.refresh_from_db()
    _recount(question)


@transaction.atomic
def accept(*, account: Account, question_id: int, answer_id: int | None, now: datetime) -> Question:
    """Say which answer helped, or that none did after all. Only who asked may.

    Raises: QuestionNotFound, AnswerNotFound.
    """
    question = _own_question(account, question_id)
    found = None
    if answer_id is not None:
        shown = Answer.objects.filter(question=question, visibility=Visibility.SHOWN, pk=answer_id)
        found = shown.first()
        if found is None:
            raise AnswerNotFound
    question.accepted = found
    question.save(update_fields=["accepted"])
    if found is not None and found.account_id != account.pk:
        message = {"title": question.title}
        key = f"answer:{found.pk}:accepted"
        notify_all([Message(found.account_id, Kind.ACCEPTED, message, link_to(question), key)], now=now)
    return question


def vote_on_question(*, account: Account, question_id: int, value: Ballot | None, now: datetime) -> Tally:
    """Raises: QuestionNotFound, OwnPost, NotFound."""
    question = open_question(account, question_id, day_of(now))
    return _cast(QuestionVote, Question, question, account, value, now)


def vote_on_answer(*, account: Account, answer_id: int, value: Ballot | None, now: datetime) -> Tally:
    """Raises: AnswerNotFound, QuestionNotFound, OwnPost, NotFound."""
    made = Answer.objects.filter(pk=answer_id, visibility=Visibility.SHOWN).first()
    if made is None:
        raise AnswerNotFound
    open_question(account, made.question_id, day_of(now))
    return _cast(AnswerVote, Answer, made, account, value, now)


def watch(*, account: Account, question_id: int, wants: bool, now: datetime) -> None:
    """Be told of answers, or no longer. Raises: QuestionNotFound."""
    question = open_question(account, question_id, day_of(now))
    if wants:
        Watch.objects.get_or_create(question=question, account=account)
    else:
        Watch.objects.filter(question=question, account=account).delete()


def show_question(question_id: int, visibility: Visibility) -> None:
    """What operators decided, in the transaction of the decision."""
    Question.objects.filter(pk=question_id).update(visibility=visibility)


def show_answer(answer_id: int, visibility: Visibility) -> None:
    """What operators decided, in the transaction of the decision. One that is hidden is accepted no longer."""
    found = _locked_answer(Answer.objects.filter(pk=answer_id))
    if found is None:
        return
    question, made = found
    made.visibility = visibility
    made.save(update_fields=["visibility"])
    if visibility == Visibility.SHOWN:
        # The first time counts: for one that waited until now.
        tell_of(made, now=made.created_at)
    elif question.accepted_id == made.pk:
        question.accepted = None
        question.save(update_fields=["accepted"])
    _recount(question)


def tell_of(made: Answer, *, now: datetime) -> None:
    """Tell who asked and who watches, but not who answered. In the caller's transaction."""
    question = made.question
    watchers = set(question.watches.values_list("account_id", flat=True)) | {question.account_id}
    key = f"answer:{made.pk}"
    params = {"title": question.title}
    link = link_to(question)
    notify_all(
        [
            Message(account_id, Kind.ANSWERED, params, link, key)
            for account_id in sorted(watchers - {made.account_id})
        ],
        now=now,
    )


def link_to(question: Question) -> str:
    """The page where it stands."""
    section = question.section
    return f"/learn/{section.chapter.course_id}/{section.pk}?question={question.pk}"


@dataclass(frozen=True, slots=True)
class Noted:
    text: str
    at_seconds: int


@transaction.atomic
def note(*, account: Account, section_id: int, noted: Noted, now: datetime) -> Note:
    """Write something down for oneself. Raises: LessonClosed."""
    section: CourseSection = open_lesson(account, section_id, day_of(now))
    return Note.objects.create(
        account=account,
        section=section,
        course_name=section.chapter.course.name,
        section_name=section.name,
        text=noted.text,
        at_seconds=noted.at_seconds,
        created_at=now,
    )


def edit_note(*, account: Account, note_id: int, noted: Noted, now: datetime) -> Note:
    """While the lesson opens: after that notes are there to be read, and to be thrown away.

    Raises: NoteNotFound, LessonClosed.
    """
    row = Note.objects.filter(account=account, pk=note_id).select_related("section__chapter").first()
    if row is None:
        raise NoteNotFound
    # Where its lesson is gone, no lesson has the number 0 either.
    open_lesson(account, row.section_id or 0, day_of(now))
    row.text, row.at_seconds, row.edited_at = noted.text, noted.at_seconds, now
    row.save(update_fields=["text", "at_seconds", "edited_at"])
    return row


def delete_note(*, account_id: int, note_id: int) -> None:
    """Raises: NoteNotFound."""
    gone, _by_table = Note.objects.filter(account_id=account_id, pk=note_id).delete()
    if not gone:
        raise NoteNotFound


def _both(title: str, text: str, account: Account) -> tuple[str, Opinion]:
    """Title and text, examined together: the strictest word of both decides."""
    head, body = examine(title, account=account), examine(text, account=account)
    return head.text, Opinion(body.text, head.cause or body.cause)


def _written(account: Account, opinion: Opinion) -> dict[str, Any]:
    return {
        "account": account,
        "role": account.role,
        "text": opinion.text,
        "visibility": opinion.visibility,
    }


def _look_again(kind: str, own: QuerySet[Any], number: int, opinion: Opinion, now: datetime) -> None:
    """Its case first and then the text itself, as whoever decides about it does."""
    author_id = own.filter(pk=number).values_list("account_id", flat=True).first()
    if author_id is not None:
        withdraw(target_of(kind, number))
        hold(target_of(kind, number), opinion, author_id=author_id, now=now)


def _own_question(account: Account, question_id: int) -> Question:
    mine = Question.objects.filter(account=account, pk=question_id).exclude(visibility=Visibility.HIDDEN)
    question = mine.select_for_update(no_key=True).first()
    if question is None:
        raise QuestionNotFound
    return question


def _own_answer(account: Account, answer_id: int) -> tuple[Question, Answer]:
    mine = Answer.objects.filter(account=account, pk=answer_id).exclude(visibility=Visibility.HIDDEN)
    found = _locked_answer(mine)
    if found is None:
        raise AnswerNotFound
    return found


def _locked_answer(rows: QuerySet[Answer]) -> tuple[Question, Answer] | None:
    """Its question first: so nothing about the answers of one question happens twice at once."""
    question_id = rows.values_list("question_id", flat=True).first()
    question = None if question_id is None else _locked_question(question_id)
    made = rows.select_for_update(no_key=True).first()
    return (question, made) if question and made else None


def _locked_question(question_id: int) -> Question:
    return Question.objects.select_for_update(no_key=True).get(pk=question_id)


def _recount(question: Question) -> None:
    """The question must be locked."""
    question.answer_count = question.answers.filter(visibility=Visibility.SHOWN).count()
    question.save(update_fields=["answer_count"])


def _cast(
    votes: Any, targets: Any, post: Question | Answer, account: Account, value: Ballot | None, now: datetime
) -> Tally:
    if post.account_id == account.pk:
        raise OwnPost
    return cast(
        votes.objects,
        targets.objects.filter(visibility=Visibility.SHOWN),
        target_id=post.pk,
        account_id=account.pk,
        value=value,
        now=now,
    )
