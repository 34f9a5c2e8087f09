"""One account, one vote; the counters are the number of votes, however many come at once."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from luffy.accounts import votes
from luffy.accounts.votes import Ballot, Tally, cast, votes_of
from luffy.core.errors import NotFound
from luffy.moderation.models import Visibility
from luffy.reviews.models import CourseReview, CourseReviewVote
from tests.factories.accounts import an_account
from tests.factories.reviews import a_review
from tests.race import at_once

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
AGREE, DISAGREE = Ballot.AGREE, Ballot.DISAGREE


def vote(review: CourseReview, account_id: int, value: Ballot | None) -> Tally:
    among = CourseReview.objects.counting()
    return cast(
        CourseReviewVote.objects, among, target_id=review.pk, account_id=account_id, value=value, now=NOW
    )


def counters_and_rows(review: CourseReview) -> tuple[tuple[int, int], tuple[int, int]]:
    review.refresh_from_db()
    rows = Counter(review.votes.values_list("value", flat=True))
    return (review.agree_number, review.disagree_number), (rows[AGREE], rows[DISAGREE])


@pytest.mark.django_db
def test_voting_again_changes_the_vote_and_withdrawing_takes_it_back():
    review, account = a_review(), an_account().pk

    tallies = [vote(review, account, value) for value in (AGREE, AGREE, DISAGREE, None, None)]

    assert tallies == [Tally(1, 0), Tally(1, 0), Tally(0, 1), Tally(0, 0), Tally(0, 0)]
    assert counters_and_rows(review) == ((0, 0), (0, 0))


@pytest.mark.django_db
def test_what_may_not_be_voted_on_is_not_found_and_nothing_moves():
    review, account = a_review(), an_account().pk
    vote(review, account, AGREE)
    CourseReview.objects.update(visibility=Visibility.HIDDEN)

    with pytest.raises(NotFound):
        vote(review, account, DISAGREE)

    assert counters_and_rows(review) == ((1, 0), (1, 0))
    assert votes_of(account, CourseReviewVote.objects, [review.pk]) == {review.pk: 1}


class Sequences(TestCase):
    @settings(max_examples=20)
    @given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from([AGREE, DISAGREE, None])), max_size=12))
    def test_counters_are_the_number_of_votes_after_any_sequence(self, sequence):
        review, voters = a_review(), [an_account().pk for _ in range(3)]

        for voter, value in sequence:
            vote(review, voters[voter], value)

        last = Counter({voters[voter]: value for voter, value in sequence}.values())
        expected = (last[AGREE], last[DISAGREE])
        assert counters_and_rows(review) == (expected, expected)


def changing_their_minds(review: CourseReview, account_id: int) -> Callable[[], object]:
    """Ends with agreement, by every way there is."""
    return lambda: [vote(review, account_id, value) for value in (DISAGREE, None, AGREE, DISAGREE, AGREE)]


@pytest.mark.django_db(transaction=True)
def test_four_tries_each_of_six_accounts_at_once_count_six():
    review = a_review()
    voters = [an_account().pk for _ in range(6)]

    results = at_once([changing_their_minds(review, voter) for voter in voters * 4])

    assert {type(result) for result in results} == {list}
    assert counters_and_rows(review) == ((6, 0), (6, 0))


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_the_same_storm_miscounts_or_fails(monkeypatch: pytest.MonkeyPatch):
    """The control: what the lock is for."""
    monkeypatch.setattr(votes, "_locked", lambda among, target_id: among.filter(pk=target_id).first())
    review = a_review()
    voters = [an_account().pk for _ in range(6)]

    results = at_once([changing_their_minds(review, voter) for voter in voters * 4])

    counters, rows = counters_and_rows(review)
    assert counters != rows or any(isinstance(result, Exception) for result in results)
