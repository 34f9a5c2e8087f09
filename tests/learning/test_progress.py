"""What was watched is a union: it only grows, and is never more than the film."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luffy.learning.progress import (
    Mark,
    Watched,
    course_percent,
    marks,
    percent_of,
    seconds_in,
    streak,
    union,
    watch,
)

LENGTH = 600
intervals = st.tuples(st.integers(-50, 900), st.integers(-50, 900))
reports = st.lists(st.lists(intervals, max_size=6), max_size=8)


def all_of(given_reports, length=LENGTH):
    known = Watched()
    for report in given_reports:
        known = watch(known, report, length)
    return known


def test_a_minute_played_twice_counts_once():
    assert union([(0, 60), (30, 90), (300, 310)], LENGTH) == ((0, 90), (300, 310))
    assert seconds_in(((0, 90), (300, 310))) == 100


def test_what_lies_outside_of_the_film_or_runs_backwards_counts_nothing():
    assert union([(-10, 5), (595, 999), (50, 40), (700, 800)], LENGTH) == ((0, 5), (595, 600))


def test_a_lesson_is_done_from_ninety_percent_on_and_then_whole():
    almost = watch(Watched(), [(0, 539)], LENGTH)
    done = watch(almost, [(539, 540)], LENGTH)

    assert (almost.percent, almost.is_done) == (89, False)
    assert (done.percent, done.is_done) == (100, True)


def test_a_film_of_unknown_length_gives_no_percentage():
    assert watch(Watched(), [(0, 500)], 0) == Watched()
    assert percent_of(10, 0) == 0


def test_a_shorter_film_in_its_place_takes_nothing_away():
    before = watch(Watched(), [(0, 300)], LENGTH)

    after = watch(before, [(0, 100)], 200)

    assert after.pieces == ((0, 300),)
    assert (after.seconds, after.percent) == (300, 100)


@given(reports)
def test_it_only_grows_and_never_passes_the_film(given_reports):
    known = Watched()
    for report in given_reports:
        grown = watch(known, report, LENGTH)
        assert grown.seconds >= known.seconds
        assert grown.percent >= known.percent
        assert grown.is_done >= known.is_done
        assert grown.seconds <= LENGTH
        assert grown.percent <= 100
        known = grown


@given(reports)
def test_said_again_it_changes_nothing(given_reports):
    known = all_of(given_reports)

    assert all_of([*given_reports, *given_reports]) == known


@given(reports, st.randoms())
def test_the_order_of_reports_does_not_matter(given_reports, random):
    shuffled = list(given_reports)
    random.shuffle(shuffled)

    assert all_of(shuffled) == all_of(given_reports)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=30), st.integers(0, 30))
def test_more_lessons_erase_nothing_and_a_course_is_never_over_a_hundred(percents, more):
    before = course_percent(percents, len(percents))
    after = course_percent(percents, len(percents) + more)

    assert after <= before <= 100
    assert after * (len(percents) + more) <= sum(percents)


def test_a_course_without_lessons_is_at_nothing():
    assert course_percent([], 0) == 0
    assert course_percent([100, 50], 4) == 37


@pytest.mark.parametrize(
    ("played", "elapsed", "other", "found"),
    [
        ([(0, 10)], 10, None, set()),
        ([(0, 45)], 10, None, set()),
        ([(0, 46)], 10, None, {Mark.TOO_FAST}),
        ([(0, 10)], 10, 5.0, {Mark.PARALLEL}),
        ([(0, 10)], 10, 15.0, set()),
        ([(0, 600)], 10, 1.0, {Mark.TOO_FAST, Mark.PARALLEL}),
    ],
)
def test_impossible_speeds_and_parallel_tabs_are_marked(played, elapsed, other, found):
    assert marks(played, elapsed=elapsed, other_tab_ago=other) == found


def test_days_in_a_row_end_with_the_first_gap_and_today_may_be_missing():
    today = date(2026, 3, 10)
    days = [today - timedelta(days=ago) for ago in (1, 2, 3, 5)]

    assert streak(days, today) == 3
    assert streak([*days, today], today) == 4
    assert streak(days, today + timedelta(days=1)) == 0
