"""Questions of every kind in the demo, and a learner who passed, failed, is in the middle, and has a mistakes book."""

from datetime import datetime, timedelta
from typing import Any

from luffy.accounts.models import Account
from luffy.catalog.models import CourseSection
from luffy.demo.content import content
from luffy.exercises import services
from luffy.exercises.grading import Kind
from luffy.exercises.models import Attempt
from luffy.exercises.notation import key_of
from luffy.exercises.queries import asked_in
from luffy.exercises.services import Draft, write_question

_PASSED, _FAILED, _BEGUN = "打印一首诗", "猜数字", "每日新增"


def load_exercises(learner: Account, *, now: datetime) -> None:
    """Write the questions, and have the learner do some of them."""
    lessons: dict[str, CourseSection] = {}
    for said in content("exercises"):
        lesson = CourseSection.objects.get(chapter__course__name=said["course"], name=said["lesson"])
        lessons[lesson.name] = lesson
        for place, question in enumerate(said["questions"], start=1):
            write_question(_draft(lesson, question, place))
    _answer(learner, lessons[_PASSED], wrong=1, at=now - timedelta(days=8))
    _answer(learner, lessons[_FAILED], wrong=3, at=now - timedelta(days=7))
    _answer(learner, lessons[_FAILED], wrong=2, at=now - timedelta(days=6))
    _answer(learner, lessons[_BEGUN], wrong=0, at=now - timedelta(hours=5), handed_in=False)


def _draft(lesson: CourseSection, said: dict[str, Any], place: int) -> Draft:
    key = key_of(Kind[said["kind"]], said["answers"], tolerance=said.get("tolerance", ""))
    return Draft(
        section_id=lesson.pk,
        key=key,
        text=said["text"],
        explanation=said["explanation"],
        points=said.get("points", 1),
        order=place * 10,
        tags=tuple(said["tags"]),
    )


def _answer(
    learner: Account, lesson: CourseSection, *, wrong: int, at: datetime, handed_in: bool = True
) -> Attempt:
    """The first `wrong` questions are not answered; of an attempt that goes on, the last one is not."""
    attempt = services.start(account=learner, lesson_id=lesson.pk, now=at)
    asked = list(asked_in(attempt))
    for row in asked[wrong:] if handed_in else asked[:-1]:
        version = row.version
        given = version.right if len(version.right) == 1 or version.choices else version.right[:1]
        services.answer(
            account=learner, attempt_id=attempt.pk, question_id=version.question_id, given=given, now=at
        )
    if not handed_in:
        return attempt
    return services.hand_in(account=learner, attempt_id=attempt.pk, now=at + timedelta(minutes=10))
