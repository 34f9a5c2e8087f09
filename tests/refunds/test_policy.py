"""The rules themselves, with exact verdicts, and what must hold of any line whatever its numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luffy.refunds.policy import Amounts, Facts, Gives, Kind, No, Rule, Verdict, amounts, judge

WEEK = Rule("一周", Kind.COURSE, Gives.PERCENT, within_days=7, max_watched_percent=10)
MONTH = Rule("一月", Kind.COURSE, Gives.UNWATCHED, within_days=30)
UNOPENED = Rule("未开通", Kind.DEGREE, Gives.PERCENT, within_days=7, max_modules_opened=0)
ONE_OPEN = Rule(
    "一个模块", Kind.DEGREE, Gives.UNOPENED, within_days=30, max_modules_opened=1, max_homework_graded=0
)
RULES = [WEEK, MONTH, UNOPENED, ONE_OPEN]


@pytest.mark.parametrize(
    ("days", "watched", "percent", "rule"),
    [
        (0, 0, 100, WEEK),
        (7, 10, 100, WEEK),
        (7, 11, 89, MONTH),
        (8, 0, 100, MONTH),
        (30, 99, 1, MONTH),
    ],
)
def test_what_a_course_gives_back(days: int, watched: int, percent: int, rule: Rule):
    facts = Facts(Kind.COURSE, days, watched_percent=watched)

    assert judge(facts, RULES) == Verdict(percent, 0, rule)


@pytest.mark.parametrize(
    ("days", "opened", "graded", "percent", "rule"),
    [
        (7, 0, 0, 100, UNOPENED),
        (8, 0, 0, 100, ONE_OPEN),
        (7, 1, 0, 66, ONE_OPEN),
        (30, 1, 0, 66, ONE_OPEN),
    ],
)
def test_what_a_degree_of_three_modules_gives_back(days, opened, graded, percent, rule):
    facts = Facts(Kind.DEGREE, days, modules=3, modules_opened=opened, homework_graded=graded)

    assert judge(facts, RULES) == Verdict(percent, 0, rule)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (Facts(Kind.COURSE, 31), No.NO_RULE),
        (Facts(Kind.COURSE, 30, watched_percent=100), No.NOTHING_LEFT),
        (Facts(Kind.COURSE, 1, is_over=True), No.OVER),
        (Facts(Kind.DEGREE, 30, modules=3, modules_opened=2), No.NO_RULE),
        (Facts(Kind.DEGREE, 30, modules=3, modules_opened=1, homework_graded=1), No.NO_RULE),
        (Facts(Kind.DEGREE, 8, modules=1, modules_opened=1), No.NOTHING_LEFT),
    ],
)
def test_why_nothing_comes_back(facts: Facts, reason: No):
    verdict = judge(facts, RULES)

    assert (verdict.percent, verdict.fee_fen, verdict.refused) == (0, 0, reason)


def test_a_degree_without_modules_has_opened_none():
    assert judge(Facts(Kind.DEGREE, 20), RULES).percent == 100


def test_the_first_rule_that_fits_decides():
    stingy = Rule("先", Kind.COURSE, Gives.PERCENT, percent=50, fee_fen=100)

    assert judge(Facts(Kind.COURSE, 0), [stingy, *RULES]) == Verdict(50, 100, stingy)
    assert judge(Facts(Kind.COURSE, 0), []).refused is No.NO_RULE


def test_percent_and_what_is_left_multiply():
    rule = Rule("半", Kind.COURSE, Gives.UNWATCHED, percent=50)

    assert judge(Facts(Kind.COURSE, 0, watched_percent=33), [rule]).percent == 33


@pytest.mark.parametrize(
    ("payable", "berries", "verdict", "money"),
    [
        (9_900, 33, Verdict(100), Amounts(9_900, 33, 0)),
        (9_999, 33, Verdict(66), Amounts(6_599, 21, 0)),
        (9_900, 0, Verdict(100, fee_fen=100), Amounts(9_800, 0, 100)),
        # No cash, no fee: it is not taken from berries.
        (0, 99, Verdict(100, fee_fen=100), Amounts(0, 99, 0)),
        (50, 1, Verdict(100, fee_fen=100), Amounts(0, 1, 50)),
        (9_900, 33, Verdict(0, refused=No.OVER), Amounts(0, 0, 0)),
    ],
)
def test_what_that_is_in_money(payable: int, berries: int, verdict: Verdict, money: Amounts):
    assert amounts(payable_fen=payable, berries_spent=berries, verdict=verdict) == money


FEN = st.integers(0, 10**10)
PERCENT = st.integers(0, 100)


@given(FEN, FEN, PERCENT, FEN)
def test_no_more_comes_back_than_was_paid(payable: int, berries: int, percent: int, fee: int):
    money = amounts(payable_fen=payable, berries_spent=berries, verdict=Verdict(percent, fee))

    assert 0 <= money.cash_fen <= payable
    assert 0 <= money.berries <= berries
    assert money.cash_fen + money.fee_fen == payable * percent // 100


@given(FEN, FEN)
def test_all_of_it_is_exactly_what_was_paid(payable: int, berries: int):
    assert amounts(payable_fen=payable, berries_spent=berries, verdict=Verdict(100)) == Amounts(
        payable, berries, 0
    )


@given(st.integers(0, 40), PERCENT, st.integers(0, 40), PERCENT)
def test_waiting_and_watching_never_give_more(days: int, watched: int, later: int, more: int):
    before = judge(Facts(Kind.COURSE, days, watched_percent=watched), RULES)
    after = judge(Facts(Kind.COURSE, days + later, watched_percent=min(100, watched + more)), RULES)

    assert after.percent <= before.percent
