"""Exercises with questions of every kind, and people who do them."""

from datetime import UTC, datetime
from typing import Any

from luffy.accounts.models import Account
from luffy.catalog.models import Course, CourseSection, SectionType
from luffy.exercises.grading import Kind
from luffy.exercises.models import Attempt, ExerciseQuestion, Mistake
from luffy.exercises.notation import key_of
from luffy.exercises.queries import asked_in
from luffy.exercises.services import Draft, answer, hand_in, start, write_question
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_lesson
from tests.factories.reviews import a_purchase

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
# By kind: what is asked, the answers in their notation, a right answer, and a wrong one.
ALL_KINDS: dict[Kind, tuple[str, str, list[str], list[str]]] = {
    Kind.SINGLE: ("**哪个**是列表?", "(1, 2)\n* [1, 2]\n{1, 2}", ["b"], ["a"]),
    Kind.MULTIPLE: ("哪些可变?", "* list\ntuple\n* dict", ["c", "a"], ["a"]),
    Kind.TRUE_FALSE: ("`0 == False`", "对", ["true"], ["false"]),
    Kind.TEXT: ("Python 的作者?", "Guido\nGuido van Rossum", [" guido  VAN rossum "], ["Ada"]),
    Kind.NUMBER: ("圆周率?", "3.14", ["3.1"], ["3"]),
    Kind.CODE: ("打印 a", "print(a)", ["print(a) \n"], ["print( a )"]),
}


def an_exercise(course: Course | None = None, *, free: bool = False) -> CourseSection:
    """A lesson for questions."""
    section = a_lesson(course or a_course(), free=free)
    section.section_type = SectionType.EXERCISE
    section.save()
    return section


def a_question_of(
    section: CourseSection, kind: Kind = Kind.SINGLE, *, text: str = "", **fields: Any
) -> ExerciseQuestion:
    asks, answers, _, _ = ALL_KINDS[kind]
    key = key_of(kind, answers, tolerance="0.05" if kind == Kind.NUMBER else "")
    fields.setdefault("explanation", "因为 *如此*")
    fields.setdefault("order", int(kind))
    return write_question(Draft(section.pk, key, text or asks, **fields))[0]


def an_exercise_of_all_kinds(course: Course | None = None) -> CourseSection:
    section = an_exercise(course)
    for kind in ALL_KINDS:
        a_question_of(section, kind)
    return section


def answered(account: Account, section: CourseSection, *, wrong: set[Kind], now: datetime = NOW) -> Attempt:
    """An attempt with an answer to each question, not handed in."""
    attempt = start(account=account, lesson_id=section.pk, now=now)
    for asked in asked_in(attempt):
        kind = Kind(asked.version.kind)
        given = ALL_KINDS[kind][3 if kind in wrong else 2]
        question_id = asked.version.question_id
        answer(account=account, attempt_id=attempt.pk, question_id=question_id, given=given, now=now)
    return attempt


def an_attempt(
    account: Account | None = None, section: CourseSection | None = None, *, now: datetime = NOW
) -> Attempt:
    """Begun by somebody with access."""
    section = section or an_exercise_of_all_kinds()
    account = account or an_account()
    a_purchase(account, section.chapter.course, now=now)
    return start(account=account, lesson_id=section.pk, now=now)


def a_mistake(
    account: Account | None = None, section: CourseSection | None = None, *, now: datetime = NOW
) -> Mistake:
    """The first question of an attempt that was handed in without answers."""
    attempt = an_attempt(account, section, now=now)
    hand_in(account=attempt.account, attempt_id=attempt.pk, now=now)
    mine = Mistake.objects.filter(account=attempt.account, question__section=attempt.section)
    return mine.order_by("question__order")[0]
