"""I31 and I32: ratings and counters are what reviews and votes say."""

from pathlib import Path

from luffy.invariants import INVARIANTS
from luffy.reviews.models import CourseReview
from luffy.reviews.services import Ballot, vote, write
from tests.factories.accounts import an_account
from tests.factories.reviews import said
from tests.invariants.conftest import Sql
from tests.invariants.looking import found, only
from tests.invariants.school import NOW, School


def a_review_with_a_vote(school: School) -> CourseReview:
    review = write(account=school.buyer, course_id=school.course.pk, said=said(), now=NOW)
    vote(account_id=an_account().pk, review_id=review.pk, value=Ballot.AGREE, now=NOW)
    assert found() == []
    return review


def test_a_rating_that_no_reviews_give_breaks_i31(school: School, sql: Sql):
    a_review_with_a_vote(school)
    sql("UPDATE catalog_courserating SET points = points - 1 WHERE course_id = %s", school.course.pk)

    only("I31", f"course:{school.course.pk}")


def test_a_count_without_its_votes_breaks_i32(school: School, sql: Sql):
    review = a_review_with_a_vote(school)
    sql("UPDATE reviews_coursereview SET agree_number = 2 WHERE id = %s", review.pk)

    only("I32", f"course_review:{review.pk}")


def test_each_invariant_is_broken_by_a_test_here():
    told = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))

    assert [number for number in INVARIANTS if f'"{number}"' not in told] == []
