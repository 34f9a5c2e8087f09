"""Reviews over the API: what everybody reads, what its author sees, and how many queries a page takes."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luffy.accounts.audit import Actor
from luffy.accounts.votes import Ballot
from luffy.moderation.models import Visibility
from luffy.reviews.services import recommend, show, vote
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.catalog import a_course
from tests.factories.reviews import NOW, a_purchase, a_review, said

pytestmark = pytest.mark.django_db
BODY = {"about_teacher": 5, "about_video": 4, "about_course": 3, "review": " 讲得<b>清楚</b> "}


def ids(answer) -> list[int]:
    return [row["id"] for row in answer.json()["data"]["items"]]


def test_a_buyer_writes_edits_and_takes_back():
    account = an_account("learner")
    course = a_purchase(account, now=datetime.now(UTC)).course
    api = api_of(account)
    waiting = api.get("/me/reviews/waiting", course=course.pk).json()["data"]["items"]

    made = api.post(f"/courses/{course.pk}/reviews", BODY)

    assert [row["course_id"] for row in waiting] == [course.pk]
    assert made.status_code == 201
    review = made.json()["data"]
    # A text is a text: it is neither cut nor escaped here, and never read as markup.
    assert (review["review"], review["stars"], review["standing"]) == ("讲得<b>清楚</b>", 4, "shown")
    assert (review["author"], review["is_mine"]) == ("l**", True)
    assert api.post(f"/courses/{course.pk}/reviews", BODY).json()["code"] == 2801
    assert api.get("/me/reviews/waiting").json()["data"]["total"] == 0
    edited = api.put(f"/me/reviews/{review['id']}", {**BODY, "about_course": 5}).json()["data"]
    assert edited["stars"] == 5
    assert api.delete(f"/me/reviews/{review['id']}").status_code == 200
    assert api.get("/me/reviews").json()["data"]["total"] == 0


def test_what_is_recommended_comes_first_then_what_helped_and_stars_filter():
    course = a_course()
    plain, helpful, best = (a_review(course=course, what=said(*[stars] * 3)) for stars in (1, 3, 5))
    vote(account_id=an_account().pk, review_id=helpful.pk, value=Ballot.AGREE, now=NOW)
    recommend(review_id=best.pk, is_recommend=True, by=Actor("test"), now=NOW)
    a_review(course=course, what=said(4, 4, 4))
    show(a_review(course=course).pk, Visibility.HIDDEN)
    path = f"/courses/{course.pk}"
    found = Api().get(f"{path}/reviews")

    assert ids(found)[:2] == [best.pk, helpful.pk]
    assert ids(Api().get(f"{path}/reviews", stars=1)) == [plain.pk]
    assert ids(Api().get(f"{path}/reviews", sort="newest"))[-1] == plain.pk
    assert Api().get(f"{path}/rating").json()["data"] == {
        "average": 3.3,
        "count": 4,
        "stars": [1, 0, 1, 1, 1],
        "about_teacher": 3.3,
        "about_video": 3.3,
        "about_course": 3.3,
    }
    listed = next(row for row in Api().get("/courses").json()["data"]["items"] if row["id"] == course.pk)
    detail = Api().get(path).json()["data"]
    assert (listed["rating_average"], listed["rating_count"]) == (3.3, 4)
    assert (detail["rating_average"], detail["rating_count"]) == (3.3, 4)


def test_a_reader_sees_her_vote_and_a_guest_none():
    review = a_review()
    reader = api_of(an_account())

    voted = reader.put(f"/course-reviews/{review.pk}/vote", {"value": -1}).json()["data"]

    assert voted == {"agree_number": 0, "disagree_number": 1, "my_vote": -1}
    path = f"/courses/{review.enrolment.course_id}/reviews"
    assert [row["my_vote"] for row in reader.get(path).json()["data"]["items"]] == [-1]
    assert [row["my_vote"] for row in Api().get(path).json()["data"]["items"]] == [0]


def test_a_page_of_reviews_takes_as_many_queries_for_twenty_as_for_two():
    course, reader = a_course(), an_account()
    api, path = api_of(reader), f"/courses/{course.pk}/reviews"

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert api.get(path).status_code == 200
        return len(seen)

    for _ in range(2):
        a_review(course=course)
    few = queries()
    for _ in range(18):
        a_review(course=course)

    assert queries() == few
