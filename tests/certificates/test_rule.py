"""When a course is completed, numbers, and what strangers read of a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luffy.certificates.rule import NUMBER_LENGTH, Terms, grouped, is_complete, masked, new_number, plain

percents = st.integers(0, 100)


@pytest.mark.parametrize(
    ("terms", "percents_of_lessons", "results", "verdict"),
    [
        (Terms(), [100, 100], [], True),
        (Terms(), [100, 99], [], False),
        (Terms(80), [100, 60], [], True),
        (Terms(80), [100, 59], [], False),
        (Terms(), [], [], False),
        (Terms(100, 60), [100], [60], True),
        (Terms(100, 60), [100], [100, 20], True),
        (Terms(100, 60), [100], [100, 19], False),
        (Terms(100, 60), [100], [0], False),
        # Nothing is asked in any exercise.
        (Terms(100, 60), [100], [], True),
    ],
)
def test_enough_is_learned_when_both_shares_are_reached(terms, percents_of_lessons, results, verdict):
    learned = sum(percents_of_lessons)

    assert (
        is_complete(terms, lesson_percents=learned, lessons=len(percents_of_lessons), best_results=results)
        is verdict
    )


@given(st.lists(percents, min_size=1), percents, st.integers(1, 100))
def test_learning_more_never_takes_a_certificate_away(lessons, more, wanted):
    terms = Terms(wanted)
    before = is_complete(terms, lesson_percents=sum(lessons), lessons=len(lessons), best_results=[])

    after = is_complete(terms, lesson_percents=sum(lessons) + more, lessons=len(lessons), best_results=[])

    assert after or not before


def test_numbers_are_long_random_and_can_be_typed():
    numbers = {new_number() for _ in range(2_000)}

    assert len(numbers) == 2_000
    for number in numbers:
        assert len(number) == NUMBER_LENGTH
        assert not set(number) & set("ILOU")
        assert plain(f" {grouped(number).lower()} ") == number


def test_letters_that_look_alike_are_the_same_number():
    assert plain("oOiI-lL00") == "00111100"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("王", "王*"),
        ("王路", "王*"),
        ("王路飞", "王**"),
        ("nami", "n***i"),
        ("monkeydluffy", "m***y"),
        ("", "*"),
    ],
)
def test_strangers_read_a_part_of_the_name(name, shown):
    assert masked(name) == shown
