import pytest
from hypothesis import given
from hypothesis import strategies as st

from luffy.degrees.grades import PASS_MARK, Mark
from luffy.degrees.rewards import DEFAULT_PERCENT, Attempt, Split, Tier, best_tier, due, split_fee
from luffy.degrees.rule import Cause

PASSED, LATE, D, COPY = Cause.PASSED_ON_TIME, Cause.LATE, Cause.D, Cause.COPY
attempts = st.lists(st.builds(Attempt, st.sampled_from(Mark), st.booleans()), max_size=5)
values = st.integers(0, 50_000)


@pytest.mark.parametrize(
    ("handed_in", "expected"),
    [
        ([(Mark.A_PLUS, True)], {PASSED: 999}),
        ([(Mark.B_PLUS, True)], {PASSED: 849}),
        ([(Mark.C_PLUS, True)], {PASSED: 599}),
        ([(Mark.C, True)], {}),
        ([(Mark.NOT_GRADED, True)], {}),
        ([(Mark.A_PLUS, False)], {LATE: -99}),
        ([(Mark.D, True)], {D: -9}),
        ([(Mark.D, False)], {D: -9, LATE: -99}),
        ([(Mark.COPY, True)], {COPY: -999}),
        # Done again in time.
        ([(Mark.C, True), (Mark.A, True)], {PASSED: 899}),
        # Done again too late: nothing is earned, and nothing is taken, since the first was in time.
        ([(Mark.C, True), (Mark.A, False)], {}),
        ([(Mark.D, True), (Mark.D, True), (Mark.A, True)], {D: -9, PASSED: 899}),
        ([(Mark.COPY, True), (Mark.COPY, True)], {COPY: -999}),
        ([], {}),
    ],
)
def test_what_a_homework_worth_999_berries_moves(handed_in, expected):
    assert due([Attempt(*one) for one in handed_in], value=999, percent=DEFAULT_PERCENT) == expected


def test_operators_set_other_percentages():
    percent = {PASSED: 110, LATE: 25, D: 0, COPY: 200}

    assert due([Attempt(Mark.A_PLUS, True)], value=300, percent=percent) == {PASSED: 330}
    assert due([Attempt(Mark.A, False)], value=300, percent=percent) == {LATE: -75}
    assert due([Attempt(Mark.D, True)], value=300, percent=percent) == {}
    assert due([Attempt(Mark.COPY, True)], value=300, percent=percent) == {COPY: -600}


@given(attempts, values)
def test_never_more_than_the_homework_is_worth_and_each_cause_once(handed_in, value):
    moved = due(handed_in, value=value, percent=DEFAULT_PERCENT)

    assert 0 <= moved.get(PASSED, 0) <= value
    assert all(-value <= moved.get(cause, 0) <= 0 for cause in (LATE, D, COPY))
    assert due([*handed_in, *handed_in], value=value, percent=DEFAULT_PERCENT).get(COPY) == moved.get(COPY)


@given(attempts, values)
def test_who_never_passed_on_time_earns_nothing(handed_in, value):
    never = [one for one in handed_in if not (one.mark.points >= PASS_MARK and one.is_on_time)]

    assert PASSED not in due(never, value=value, percent=DEFAULT_PERCENT)


def test_the_pass_mark_is_c_plus():
    assert [mark.label for mark in Mark if mark.is_pass] == ["A+", "A", "B+", "B", "B-", "C+"]
    assert (Mark.D.points, Mark.COPY.points, Mark.NOT_GRADED.points) == (0, 0, 0)


TIERS = [Tier(60, 12_000), Tier(80, 8_000), Tier(100, 4_000)]


@pytest.mark.parametrize(
    ("days", "worth"),
    [(1, 12_000), (90, 12_000), (91, 8_000), (120, 8_000), (121, 4_000), (150, 4_000), (151, None)],
)
def test_the_best_tier_reached_in_150_days(days, worth):
    tier = best_tier(TIERS, used_days=days, period=150)

    assert (tier.value if tier else None) == worth


def test_a_slower_tier_that_is_worth_more_wins():
    assert best_tier([Tier(50, 10), Tier(90, 20)], used_days=1, period=100) == Tier(90, 20)


@given(values, st.integers(0, 40), st.integers(0, 40))
def test_a_handed_over_fee_splits_exactly(balance, done, total):
    parts = split_fee(balance, done=min(done, total), total=total)

    assert parts.kept + parts.handed_on == balance
    assert min(parts.kept, parts.handed_on) >= 0


def test_the_leaving_mentor_keeps_her_share():
    assert split_fee(15_000, done=4, total=12) == Split(5_000, 10_000)
    assert split_fee(15_000, done=1, total=7) == Split(2_142, 12_858)
    assert split_fee(15_000, done=0, total=0) == Split(0, 15_000)
