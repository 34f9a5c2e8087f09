"""Who may call what of exercises and the mistakes book."""

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
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


QUESTION: Parts = {"lesson_id": "{lesson_id}", "kind": 0, "text": "哪个?", "answers": "* 这个\n那个"}
FILE: Parts = {"content": "source_id,lesson,kind,text,answers\n1,无,text,谁?,Ada\n"}


def a_bank(_account: Account) -> Parts:
    section = an_exercise()
    question = a_question_of(section)
    return {"lesson_id": section.pk, "course_id": section.chapter.course_id, "question_id": question.pk}


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
    Row("GET /ops/exercises/courses", Action.EDIT_EXERCISES),
    Row("GET /ops/exercises/courses/{course_id}/lessons", Action.EDIT_EXERCISES, given=a_bank),
    # That a file comes along is tested in tests/exercises.
    Row("POST /ops/import-olx", Action.EDIT_CATALOGUE, 422),
    Row("POST /ops/exercises/courses/{course_id}/import", Action.EDIT_EXERCISES, body=FILE, given=a_bank),
    Row("GET /ops/exercises/questions", Action.EDIT_EXERCISES),
    Row("POST /ops/exercises/questions", Action.EDIT_EXERCISES, 201, body=QUESTION, given=a_bank),
    Row("GET /ops/exercises/questions/{question_id}", Action.EDIT_EXERCISES, given=a_bank),
    Row("PUT /ops/exercises/questions/{question_id}", Action.EDIT_EXERCISES, body=QUESTION, given=a_bank),
    Row(
        "PUT /ops/exercises/lessons/{lesson_id}/order",
        Action.EDIT_EXERCISES,
        body={"questions": []},
        given=lambda _account: {"lesson_id": an_exercise().pk},
    ),
]
