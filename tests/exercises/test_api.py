"""Exercises over the API: what is right leaves after the answer, never before."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luffy.exercises.grading import Kind
from luffy.exercises.models import ExerciseQuestion, Mistake
from luffy.exercises.notation import key_of
from luffy.exercises.services import Draft, hand_in, write_question
from tests.factories.accounts import an_account, api_of
from tests.factories.exercises import (
    a_mistake,
    a_question_of,
    an_attempt,
    an_exercise,
    an_exercise_of_all_kinds,
)
from tests.factories.reviews import a_purchase

pytestmark = pytest.mark.django_db
SECRETS = ("rahasia-jawaban", "kenapa-begitu")


def now() -> datetime:
    return datetime.now(UTC)


def a_secret_question(section) -> ExerciseQuestion:
    key = key_of(Kind.TEXT, SECRETS[0])
    return write_question(Draft(section.pk, key, "谁? <script>alert(1)</script>", explanation=SECRETS[1]))[0]


def test_what_is_right_stays_here_until_the_attempt_was_handed_in():
    section = an_exercise()
    question = a_secret_question(section)
    account = a_purchase(course=section.chapter.course, now=now()).account
    api, lesson = api_of(account), f"/exercises/lessons/{section.pk}"

    before = [api.get(lesson), api.get(f"/learning/lessons/{section.pk}"), api.post(f"{lesson}/attempts")]
    attempt = before[-1].json()["data"]
    path = f"/exercises/attempts/{attempt['id']}"
    before.append(api.put(f"{path}/answers/{question.pk}", {"given": ["Ada"]}))
    before += [api.get(path), api.post(f"{lesson}/attempts"), api.get("/me/mistakes"), api.get(lesson)]
    after = api.post(f"{path}/hand-in")

    assert [answer.status_code for answer in before] == [200, 200, 201, 200, 200, 201, 200, 200]
    for answer in before:
        assert not any(secret in answer.content.decode() for secret in SECRETS)
    asked = before[4].json()["data"]["questions"][0]
    assert (asked["given"], asked["result"], "<script" in asked["text"]) == (["Ada"], None, False)
    shown = after.json()["data"]
    assert shown["questions"][0]["result"] == {
        "is_right": False,
        "right": [SECRETS[0]],
        "tolerance": "",
        "explanation": f"<p>{SECRETS[1]}</p>\n",
    }
    assert (shown["score"]["percent"], shown["passed"]) == (0, False)
    overview = api.get(lesson).json()["data"]
    assert (overview["attempts"], overview["open_attempt"], overview["pass_percent"]) == (1, None, 60)
    assert overview["best"] == overview["last"] == shown["score"]
    # The book asks again, and does not say.
    book = api.get("/me/mistakes")
    assert not any(secret in book.content.decode() for secret in SECRETS)


def test_results_and_the_book_stay_readable_after_access_has_ended():
    account = an_account()
    long_ago = now() - timedelta(days=90)
    attempt = an_attempt(account, now=long_ago)
    hand_in(account=account, attempt_id=attempt.pk, now=long_ago)
    api, lesson = api_of(account), f"/exercises/lessons/{attempt.section_id}"

    assert api.get(lesson).json()["code"] == 2501
    assert api.post(f"{lesson}/attempts").json()["code"] == 2501
    assert api.get(f"/exercises/attempts/{attempt.pk}").json()["data"]["score"]["possible"] == 6
    assert [row["number"] for row in api.get(f"{lesson}/attempts").json()["data"]["items"]] == [1]
    assert api.get("/me/mistakes").json()["data"]["total"] == 6


def test_the_book_is_listed_by_course_and_practised():
    account = an_account()
    first, second = a_mistake(account, now=now()), a_mistake(account, now=now())
    api = api_of(account)
    course = second.question.section.chapter.course

    courses = api.get("/me/mistakes/courses").json()["data"]["items"]
    one = api.get("/me/mistakes", course=course.pk).json()["data"]
    said = api.post(f"/me/mistakes/{second.pk}/answer", {"given": ["b"]}).json()["data"]

    assert {(row["course_id"], row["mistakes"]) for row in courses} == {
        (first.question.section.chapter.course_id, 6),
        (course.pk, 6),
    }
    assert (one["total"], one["items"][0]["course"], one["items"][0]["rights_left"]) == (6, course.name, 2)
    assert (said["rights_left"], said["result"]["is_right"], said["result"]["right"]) == (1, True, ["b"])
    ExerciseQuestion.objects.filter(section=second.question.section).update(is_withdrawn=True)
    assert api.get("/me/mistakes").json()["data"]["total"] == 6
    assert api.post(f"/me/mistakes/{second.pk}/answer", {"given": ["b"]}).json()["code"] == 2606
    assert Mistake.objects.filter(account=account).count() == 12


def test_an_attempt_and_the_book_take_as_many_queries_for_twenty_questions_as_for_six():
    section = an_exercise_of_all_kinds()
    account = an_account()

    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert api_of(account).get(path).status_code == 200
        return len(seen)

    def round_of() -> list[int]:
        attempt = an_attempt(account, section, now=now())
        hand_in(account=account, attempt_id=attempt.pk, now=now())
        return [queries(f"/exercises/attempts/{attempt.pk}"), queries("/me/mistakes")]

    few = round_of()
    for _ in range(14):
        a_question_of(section)

    assert round_of() == few
