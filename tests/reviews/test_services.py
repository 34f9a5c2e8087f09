"""Who may say what of a course, and what its rating is then."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luffy.accounts.audit import Actor
from luffy.accounts.votes import Ballot, Tally
from luffy.catalog.rating import CourseRating, average
from luffy.core.errors import NotFound
from luffy.learning.services import end_access
from luffy.moderation.errors import TextRefused
from luffy.moderation.models import Case, CaseState, Reason, Visibility
from luffy.moderation.services import Decision, decide, report, watch_for
from luffy.moderation.words import Verdict
from luffy.reviews.errors import AlreadyReviewed, NotBought, OwnReview, ReviewNotFound, TooLateToEdit
from luffy.reviews.models import CourseReview
from luffy.reviews.services import (
    delete,
    edit,
    recommend,
    recount_given_back,
    show,
    vote,
    write,
)
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.reviews import NOW, a_purchase, a_review, said
from tests.race import at_once

BY = Actor("test")
LATER = NOW + timedelta(days=31)


def rating_of(course_id: int) -> tuple[int, int]:
    kept = CourseRating.objects.get(course_id=course_id)
    return kept.count, kept.points


@given(st.lists(st.integers(3, 15), min_size=1, max_size=50))
def test_an_average_is_the_nearest_tenth_of_a_star(sums):
    exact = sum(sums) / len(sums) / 3

    assert abs(average(len(sums), sum(sums)) - exact) <= 0.05 + 1e-9


def test_an_average_of_nothing_is_none_and_halves_go_up():
    assert average(0, 0) is None
    assert average(20, 20 * 12 + 3) == 4.1  # 4.05


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("scores", "stars"), [((1, 1, 2), 1), ((5, 5, 4), 5), ((3, 4, 4), 4), ((5, 3, 3), 4)]
)
def test_stars_are_the_rounded_mean(scores, stars):
    review = a_review(what=said(*scores))

    review.refresh_from_db()

    assert review.stars == stars


@pytest.mark.django_db
def test_only_a_purchase_that_has_begun_is_reviewed_and_each_once():
    account, course = an_account(), a_course()

    with pytest.raises(NotBought):
        write(account=account, course_id=course.pk, said=said(), now=NOW)
    a_review(account, course)
    # Bought again: begins when the first one ends.
    a_purchase(account, course)
    with pytest.raises(AlreadyReviewed):
        write(account=account, course_id=course.pk, said=said(), now=NOW)
    second = write(account=account, course_id=course.pk, said=said(1, 1, 1), now=LATER)

    assert second.enrolment.ordinal == 2
    assert rating_of(course.pk) == (2, 18)


@pytest.mark.django_db
def test_access_that_is_over_may_still_be_reviewed():
    bought = a_purchase()

    write(account=bought.account, course_id=bought.course_id, said=said(), now=NOW + timedelta(days=400))

    assert rating_of(bought.course_id) == (1, 15)


@pytest.mark.django_db
def test_a_purchase_given_back_no_longer_counts_and_cannot_be_reviewed():
    review = a_review()
    bought = review.enrolment

    end_access([bought.pk], account_id=bought.account_id, now=NOW)
    recount_given_back([bought.pk])

    assert rating_of(bought.course_id) == (0, 0)
    assert not CourseReview.objects.counting().exists()
    with pytest.raises(NotBought):
        write(account=bought.account, course_id=bought.course_id, said=said(), now=NOW)


@pytest.mark.django_db
def test_an_edit_changes_the_rating_and_ends_a_recommendation():
    review = a_review()
    recommend(review_id=review.pk, is_recommend=True, by=BY, now=NOW)

    edit(account=review.enrolment.account, review_id=review.pk, said=said(1, 2, 3, "改了"), now=NOW)

    review.refresh_from_db()
    assert (review.review, review.stars, review.is_recommend, review.edited_at) == ("改了", 2, False, NOW)
    assert rating_of(review.enrolment.course_id) == (1, 6)


@pytest.mark.django_db
def test_after_thirty_days_and_by_others_nothing_is_edited():
    review = a_review()
    with pytest.raises(TooLateToEdit):
        edit(account=review.enrolment.account, review_id=review.pk, said=said(1, 1, 1), now=LATER)
    with pytest.raises(ReviewNotFound):
        edit(account=an_account(), review_id=review.pk, said=said(1, 1, 1), now=NOW)
    with pytest.raises(ReviewNotFound):
        delete(account=an_account(), review_id=review.pk)

    review.refresh_from_db()
    assert (review.stars, review.edited_at) == (5, None)
    assert rating_of(review.enrolment.course_id) == (1, 15)


@pytest.mark.django_db
def test_taken_back_with_its_votes_and_another_may_be_written():
    review = a_review()
    account, course_id = review.enrolment.account, review.enrolment.course_id
    vote(account_id=an_account().pk, review_id=review.pk, value=Ballot.AGREE, now=NOW)

    delete(account=account, review_id=review.pk)

    assert rating_of(course_id) == (0, 0)
    write(account=account, course_id=course_id, said=said(2, 2, 2), now=NOW)
    assert rating_of(course_id) == (1, 6)


@pytest.mark.django_db
def test_nobody_votes_for_herself_or_on_what_is_not_shown():
    review = a_review()
    stranger = an_account().pk

    with pytest.raises(OwnReview):
        vote(account_id=review.enrolment.account_id, review_id=review.pk, value=Ballot.AGREE, now=NOW)
    assert vote(account_id=stranger, review_id=review.pk, value=Ballot.AGREE, now=NOW) == Tally(1, 0)
    show(review.pk, Visibility.HIDDEN)
    with pytest.raises(NotFound):
        vote(account_id=stranger, review_id=review.pk, value=None, now=NOW)

    review.refresh_from_db()
    assert (review.agree_number, review.disagree_number) == (1, 0)


@pytest.mark.django_db
def test_reported_hidden_and_restored_by_operators_and_the_rating_follows():
    review = a_review()
    target, course_id = f"course_review:{review.pk}", review.enrolment.course_id
    operator = an_account()
    by = Actor("test", operator.pk)

    report(target=target, account_id=an_account().pk, reason=Reason.SPAM, note="", now=NOW)
    assert rating_of(course_id) == (1, 15)
    decide(target=target, decision=Decision.HIDE, reason="广告", by=by, now=NOW)
    assert rating_of(course_id) == (0, 0)
    with pytest.raises(ReviewNotFound):
        delete(account=review.enrolment.account, review_id=review.pk)
    decide(target=target, decision=Decision.RESTORE, reason="误判", by=by, now=NOW)

    assert rating_of(course_id) == (1, 15)


@pytest.mark.django_db
def test_watched_words_are_refused_or_wait_and_do_not_count():
    watch_for(word="坏词", verdict=Verdict.REFUSE, by=BY, now=NOW)
    watch_for(word="加微信", verdict=Verdict.HOLD, by=BY, now=NOW)
    bought = a_purchase()

    with pytest.raises(TextRefused):
        write(account=bought.account, course_id=bought.course_id, said=said(text="坏词"), now=NOW)
    review = write(account=bought.account, course_id=bought.course_id, said=said(text="加微信"), now=NOW)

    assert review.visibility == Visibility.HELD
    assert rating_of(bought.course_id) == (0, 0)
    edit(account=bought.account, review_id=review.pk, said=said(text="很好"), now=NOW)
    assert rating_of(bought.course_id) == (1, 15)
    assert Case.objects.get().state == CaseState.GONE


@pytest.mark.django_db(transaction=True)
def test_twelve_who_write_at_once_all_count_and_one_who_writes_eight_times_writes_once():
    course = a_course()
    writers = [a_purchase(course=course).account for _ in range(12)]
    keen = a_purchase(course=course).account

    results = at_once(
        [
            lambda account=account: write(account=account, course_id=course.pk, said=said(), now=NOW)
            for account in [*writers, *[keen] * 8]
        ]
    )

    assert sum(isinstance(result, CourseReview) for result in results) == 13
    assert sum(isinstance(result, AlreadyReviewed) for result in results) == 7
    assert rating_of(course.pk) == (13, 13 * 15)
