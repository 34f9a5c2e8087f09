"""What is right, for every kind of question, by example and by property."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luffy.exercises.grading import (
    CHOOSING,
    Choice,
    Key,
    Kind,
    code_lines,
    is_right,
    margin,
    number,
    percent,
    why_unfit,
)
from luffy.exercises.notation import key_of, written
from tests.factories.exercises import ALL_KINDS

WORDS = st.text(min_size=1).filter(str.strip)
NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=4)
NAMES = [chr(ord("a") + place) for place in range(6)]


def a_number(right: str, tolerance: str = "") -> Key:
    return Key(Kind.NUMBER, (right,), tolerance=tolerance)


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_each_kind_knows_right_from_wrong_and_nothing_is_wrong(kind):
    _, answers, right, wrong = ALL_KINDS[kind]
    key = key_of(kind, answers, tolerance="0.05" if kind == Kind.NUMBER else "")

    assert (is_right(key, right), is_right(key, wrong), is_right(key, [])) == (True, False, False)


@given(st.sets(st.sampled_from(NAMES)), st.sets(st.sampled_from(NAMES), min_size=1))
def test_several_choices_are_right_exactly_when_they_are_the_right_ones(chosen, right):
    key = Key(Kind.MULTIPLE, tuple(right), tuple(Choice(name, name) for name in NAMES))

    assert is_right(key, sorted(chosen)) == (chosen == right)


@pytest.mark.parametrize(
    ("right", "tolerance", "given_text", "expected"),
    [
        ("600", "5", "605", True),
        ("600", "5", "605.0001", False),
        ("200", "1%", "198", True),
        ("200", "1%", "197.99", False),
        ("-200", "1%", "-202", True),
        ("0.3", "", "0.30", True),
        ("1000", "", "１,000", True),
        ("0.001", "", "1e-3", True),
        ("1", "", "1e99", False),
        ("1", "", "nan", False),
        ("1", "100", "inf", False),
        ("1", "", "1; DROP TABLE", False),
        ("1", "", "1e999999999", False),
    ],
)
def test_a_number_is_right_within_its_tolerance(right, tolerance, given_text, expected):
    assert is_right(a_number(right, tolerance), [given_text]) == expected


@given(NUMBERS, NUMBERS, st.decimals(min_value=0, max_value=1000, places=3))
def test_a_number_is_right_exactly_when_it_is_as_near_as_allowed(right, said, tolerance):
    key = a_number(str(right), str(tolerance))

    assert is_right(key, [str(said)]) == (abs(said - right) <= tolerance)


@given(st.text())
def test_whatever_is_typed_is_a_number_or_none(text):
    read = number(text)

    assert read is None or read.is_finite()
    assert margin(Decimal(5), text) is None or margin(Decimal(5), text) >= 0


@given(st.lists(WORDS, min_size=1, max_size=4), st.text(" \t\n", max_size=3))
def test_a_text_is_right_however_it_is_spaced(words, space):
    key = Key(Kind.TEXT, (" ".join(words),))

    assert is_right(key, [space + f" {space}".join(words) + space])


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("for a in  b:\n    print(a)", True),
        ("for a in b:\n\tprint(a)   \n\n", True),
        ("for a in b:\nprint(a)", False),
        ("for A in b:\n    print(a)", False),
    ],
)
def test_code_is_compared_by_its_lines_and_their_indentation(said, expected):
    key = key_of(Kind.CODE, "for a in b:\n    print(a)", ignores_case=False)

    assert is_right(key, [said]) == expected


@given(st.text())
def test_reading_code_twice_changes_nothing_more(text):
    assert code_lines(code_lines(text)) == code_lines(text)


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_percentage_is_100_only_for_all_of_it(points, more):
    possible = points + more

    assert (percent(points, possible) == 100) == (more == 0)
    assert 0 <= percent(points, possible) <= 100


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_the_notation_reads_what_it_writes(kind):
    key = key_of(kind, ALL_KINDS[kind][1])

    assert key_of(kind, written(key)) == key


@pytest.mark.parametrize(
    ("kind", "answers", "reason"),
    [
        (Kind.SINGLE, "* a\n* b", "exactly one choice must be right"),
        (Kind.SINGLE, "a\nb", "exactly one choice must be right"),
        (Kind.MULTIPLE, "a\nb", "no choice is right"),
        (Kind.MULTIPLE, "* a", "there must be two choices or more"),
        (Kind.MULTIPLE, "* a\n" * 27, "there are more than 26 choices"),
        (Kind.TRUE_FALSE, "perhaps", "the answer must be true or false"),
        (Kind.TEXT, "\n", "no answer is right"),
        (Kind.CODE, "---", "no answer is right"),
        (Kind.NUMBER, "three", "the answer must be one number"),
        (Kind.NUMBER, "3\n4", "the answer must be one number"),
    ],
)
def test_a_question_that_nobody_could_answer_is_refused_with_the_reason(kind, answers, reason):
    with pytest.raises(ValueError, match=reason):
        key_of(kind, answers)


def test_a_tolerance_must_be_a_number_or_a_percentage():
    assert why_unfit(a_number("3", "some")) == "the tolerance is no number or percentage"
    assert why_unfit(Key(Kind.SINGLE, ("z",), tuple(Choice(name, name) for name in NAMES))) == (
        "what is right is no choice"
    )
    assert frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE}) == CHOOSING
