"""Questions and notes over the API, in as many queries for twenty as for two."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.accounts import an_account, api_of
from tests.factories.catalog import a_course, a_lesson
from tests.factories.discussions import a_known_learner, a_question, an_answer

pytestmark = pytest.mark.django_db
NASTY = '<img src=x onerror="alert(1)"> [x](javascript:alert(1)) <script>alert(1)</script>'


def now() -> datetime:
    return datetime.now(UTC)


def test_asking_answering_accepting_and_reading():
    section = a_lesson(a_course())
    asker, helper = (a_known_learner(section, now=now()) for _ in range(2))
    asking, helping = api_of(asker), api_of(helper)

    asked = asking.post(f"/lessons/{section.pk}/questions", {"title": "问", "text": NASTY}).json()["data"]
    path = f"/questions/{asked['id']}"
    answered = helping.post(f"{path}/answers", {"text": "答"}).json()["data"]
    accepted = asking.put(f"{path}/accepted", {"answer_id": answered["id"]}).json()["data"]

    # Kept as it was written: whoever shows it reads it as Markdown, without HTML.
    assert (asked["text"], asked["is_mine"], asked["author_role"]) == (NASTY, True, "learner")
    assert (accepted["is_solved"], accepted["answer_count"]) == (True, 1)
    open_ones = helping.get(f"/lessons/{section.pk}/questions", open="true").json()["data"]["items"]
    assert open_ones == []
    found = helping.get(f"{path}/answers").json()["data"]["items"]
    assert [(row["id"], row["is_accepted"], row["is_mine"]) for row in found] == [
        (answered["id"], True, True)
    ]
    assert api_of(an_account()).get(path).json()["code"] == 2701


@pytest.mark.parametrize("what", ["questions", "answers"])
def test_a_page_takes_as_many_queries_for_twenty_as_for_two(what):
    section = a_lesson(a_course())
    question = a_question(section=section, now=now())
    api = api_of(a_known_learner(section, now=now()))
    path = f"/lessons/{section.pk}/questions" if what == "questions" else f"/questions/{question.pk}/answers"

    def more(number: int) -> None:
        for _ in range(number):
            if what == "questions":
                a_question(section=section, now=now())
            else:
                an_answer(question=question, now=now())

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert api.get(path).status_code == 200
        return len(seen)

    more(2)
    few = queries()
    more(17)

    assert queries() == few


def test_notes_are_written_listed_and_taken_away():
    section = a_lesson(a_course("甲"))
    api = api_of(a_known_learner(section, now=now()))

    made = api.post(f"/lessons/{section.pk}/notes", {"text": "记下", "at_seconds": 65})

    assert made.status_code == 201
    listed = api.get("/me/notes", course=section.chapter.course_id).json()["data"]["items"]
    assert [(row["text"], row["at_seconds"]) for row in listed] == [("记下", 65)]
    file = api.get("/me/notes.md")
    assert file["Content-Disposition"] == 'attachment; filename="notes.md"'
    assert file.content.decode() == f"# 甲\n\n## {section.name}\n\n**1:05**\n\n记下\n\n"
    assert api_of(an_account()).get("/me/notes.md").content == b""
