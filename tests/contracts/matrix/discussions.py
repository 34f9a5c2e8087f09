"""Who may call what of questions, answers and notes."""

from luffy.accounts.models import Account
from luffy.discussions.services import Noted, note
from tests.contracts.matrix.row import NO_ID, NOW, Parts, Row
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_lesson
from tests.factories.discussions import a_known_learner, a_question, an_answer

NO_QUESTION: Parts = {"question_id": NO_ID}
NO_ANSWER: Parts = {"answer_id": NO_ID}
NO_NOTE: Parts = {"note_id": NO_ID}
ASKED: Parts = {"title": "为什么", "text": "看不懂"}


def an_open_lesson(account: Account) -> Parts:
    section = a_lesson(a_course())
    a_known_learner(section, now=NOW, account=account)
    return {"section_id": section.pk}


def my_question(account: Account) -> Parts:
    return {"question_id": a_question(account, now=NOW).pk}


def a_readable_question(account: Account) -> Parts:
    question = a_question(an_account(), now=NOW)
    a_known_learner(question.section, now=NOW, account=account)
    return {"question_id": question.pk}


def a_readable_answer(account: Account) -> Parts:
    answer = an_answer(an_account(), now=NOW)
    a_known_learner(answer.question.section, now=NOW, account=account)
    return {"answer_id": answer.pk}


def my_answer(account: Account) -> Parts:
    return {"answer_id": an_answer(account, now=NOW).pk}


def an_answered_question_of_mine(account: Account) -> Parts:
    question = a_question(account, now=NOW)
    return {"question_id": question.pk, "answer_id": an_answer(question=question, now=NOW).pk}


def my_note(account: Account) -> Parts:
    section_id = an_open_lesson(account)["section_id"]
    return {"note_id": note(account=account, section_id=section_id, noted=Noted("记", 5), now=NOW).pk}


ROWS = [
    Row("GET /lessons/{section_id}/questions", given=an_open_lesson),
    Row("POST /lessons/{section_id}/questions", status=201, body=ASKED, given=an_open_lesson),
    Row("GET /questions/{question_id}", given=a_readable_question),
    Row("PUT /questions/{question_id}", body=ASKED, own=my_question, missing=NO_QUESTION),
    Row("DELETE /questions/{question_id}", own=my_question, missing=NO_QUESTION),
    Row("GET /questions/{question_id}/answers", given=a_readable_question),
    Row(
        "POST /questions/{question_id}/answers", status=201, body={"text": "因为"}, given=a_readable_question
    ),
    Row("PUT /answers/{answer_id}", body={"text": "因为"}, own=my_answer, missing=NO_ANSWER),
    Row("DELETE /answers/{answer_id}", own=my_answer, missing=NO_ANSWER),
    Row(
        "PUT /questions/{question_id}/accepted",
        body={"answer_id": "{answer_id}"},
        own=an_answered_question_of_mine,
        missing={**NO_QUESTION, **NO_ANSWER},
    ),
    Row("PUT /questions/{question_id}/watch", body={"wants": True}, given=a_readable_question),
    Row("PUT /questions/{question_id}/vote", body={"value": 1}, given=a_readable_question),
    Row("PUT /answers/{answer_id}/vote", body={"value": 1}, given=a_readable_answer),
    Row("GET /me/notes"),
    Row("GET /me/notes.md"),
    Row("POST /lessons/{section_id}/notes", status=201, body={"text": "记"}, given=an_open_lesson),
    Row("PUT /me/notes/{note_id}", body={"text": "记"}, own=my_note, missing=NO_NOTE),
    Row("DELETE /me/notes/{note_id}", own=my_note, missing=NO_NOTE),
]
