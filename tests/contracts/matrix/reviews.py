"""Who may call what of reviews."""

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from tests.contracts.matrix.row import NO_ID, NOW, Door, Parts, Row
from tests.factories.accounts import an_account
from tests.factories.reviews import a_purchase, a_review

NO_REVIEW: Parts = {"review_id": NO_ID}
SAID: Parts = {"about_teacher": 5, "about_video": 4, "about_course": 3, "review": "好"}


def a_bought_course(account: Account) -> Parts:
    return {"course_id": a_purchase(account, now=NOW).course_id}


def my_review(account: Account) -> Parts:
    return {"review_id": a_review(account, now=NOW).pk}


def somebodys_review(_account: Account) -> Parts:
    return my_review(an_account())


def a_reviewed_course(account: Account) -> Parts:
    return {"course_id": a_review(account, now=NOW).enrolment.course_id}


ROWS = [
    Row("GET /courses/{course_id}/rating", Door.PUBLIC, given=a_reviewed_course),
    Row("GET /courses/{course_id}/reviews", Door.PUBLIC, given=a_reviewed_course),
    Row("POST /courses/{course_id}/reviews", status=201, body=SAID, given=a_bought_course),
    Row("GET /me/reviews"),
    Row("GET /me/reviews/waiting"),
    Row("PUT /me/reviews/{review_id}", body=SAID, own=my_review, missing=NO_REVIEW),
    Row("DELETE /me/reviews/{review_id}", own=my_review, missing=NO_REVIEW),
    Row("PUT /course-reviews/{review_id}/vote", body={"value": 1}, given=somebodys_review),
    Row(
        "PUT /ops/course-reviews/{review_id}/recommend",
        Action.MODERATE,
        body={"is_recommend": True},
        given=somebodys_review,
    ),
]
