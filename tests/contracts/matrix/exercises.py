"""Who may call what of exercises and the mistakes book."""

from luffy.accounts.models import Account
from tests.contracts.matrix.row import NO_ID, NOW, Parts, Row
from tests.factories.exercises import a_mistake, a_question_of, an_attempt, an_exercise
from tests.factories.reviews import a_purchase

NO_ATTEMPT: Parts = {"attempt_id": NO_ID}
CHOSEN: Parts = {"given": ["a"]}


def a_lesson_of_mine(account: Account) -> Parts:
    section = an_exercise()
    a_purchase(account, section.chapter.course, now=NOW)
    return {"lesson_id": section.pk}


def my_attempt(account: Account) -> Parts:
    attempt = an_attempt(account, now=NOW)
    first = attempt.asked.select_related("version").order_by("place")[0]
    return {"attempt_id": attempt.pk, "question_id": first.version.question_id}


def my_mistake(account: Account) -> Parts:
    # Of one question: the numbers beside it are not hers.
    section = an_exercise()
    a_question_of(section)
    return {"mistake_id": a_mistake(account, section, now=NOW).pk}


ROWS = [
    Row("GET /exercises/lessons/{lesson_id}", given=a_lesson_of_mine),
    Row("GET /exercises/lessons/{lesson_id}/attempts", given=a_lesson_of_mine),
    Row("POST /exercises/lessons/{lesson_id}/attempts", status=201, given=a_lesson_of_mine),
    Row("GET /exercises/attempts/{attempt_id}", own=my_attempt, missing=NO_ATTEMPT),
    Row(
        "PUT /exercises/attempts/{attempt_id}/answers/{question_id}",
        body=CHOSEN,
        own=my_attempt,
        missing={**NO_ATTEMPT, "question_id": NO_ID},
    ),
    Row("POST /exercises/attempts/{attempt_id}/hand-in", own=my_attempt, missing=NO_ATTEMPT),
    Row("GET /me/mistakes"),
    Row("GET /me/mistakes/courses"),
    Row("POST /me/mistakes/{mistake_id}/answer", body=CHOSEN, own=my_mistake, missing={"mistake_id": NO_ID}),
]
