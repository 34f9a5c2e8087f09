from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from luffy.degrees.schedule import Interval, More, Step, plan, used_days

MARCH_2 = date(2026, 3, 2)
STEPS = [Step(1, 7), Step(2, 3), Step(3, 5, is_enabled=False), Step(4, 4)]

dates = st.dates(date(2026, 1, 1), date(2026, 12, 31))
steps = st.lists(st.tuples(st.integers(1, 30), st.booleans()), max_size=8).map(
    lambda found: [Step(key, days, enabled) for key, (days, enabled) in enumerate(found)]
)
pauses = st.lists(
    st.tuples(dates, st.integers(0, 60)).map(lambda it: Interval(it[0], it[0] + timedelta(it[1]))), max_size=3
)
extensions = st.lists(st.builds(More, dates, st.integers(1, 30)), max_size=3)
holidays = st.frozensets(dates, max_size=20)


def test_periods_add_up_and_what_is_disabled_takes_no_time():
    assert plan(MARCH_2, STEPS) == {1: date(2026, 3, 9), 2: date(2026, 3, 12), 4: date(2026, 3, 16)}


def test_a_holiday_moves_what_comes_after_it():
    assert plan(MARCH_2, STEPS, holidays=[date(2026, 3, 9), date(2026, 3, 10)]) == {
        1: date(2026, 3, 11),
        2: date(2026, 3, 14),
        4: date(2026, 3, 18),
    }


def test_paused_days_do_not_count():
    pause = Interval(date(2026, 3, 10), date(2026, 3, 20))

    assert plan(MARCH_2, STEPS, pauses=[pause]) == {
        1: date(2026, 3, 9),
        2: date(2026, 3, 22),
        4: date(2026, 3, 26),
    }


def test_an_extension_moves_what_would_be_due_on_its_first_day_or_later():
    assert plan(MARCH_2, STEPS, extensions=[More(date(2026, 3, 12), 5)]) == {
        1: date(2026, 3, 9),
        2: date(2026, 3, 17),
        4: date(2026, 3, 21),
    }


def test_studied_days_leave_pauses_out():
    pause = Interval(date(2026, 3, 10), date(2026, 3, 20))

    assert used_days(MARCH_2, date(2026, 3, 30), [pause]) == 18
    assert used_days(MARCH_2, MARCH_2, []) == 0
    assert used_days(MARCH_2, date(2026, 3, 12), [pause]) == 8


@given(dates, steps, holidays, pauses, extensions)
def test_the_order_is_kept_nothing_is_due_before_the_module_opened_and_again_gives_the_same(
    open_date, module, off, paused, more
):
    planned = plan(open_date, module, holidays=off, pauses=paused, extensions=more)
    again = plan(open_date, list(module), holidays=set(off), pauses=list(paused), extensions=list(more))

    assert again == planned
    assert list(planned) == [step.key for step in module if step.is_enabled]
    assert all(day > open_date for day in planned.values())
    assert sorted(planned.values()) == list(planned.values())


@given(dates, steps, holidays, pauses, extensions)
def test_off_days_and_extensions_never_bring_a_date_forward_and_no_date_is_an_off_day(
    open_date, module, off, paused, more
):
    plain = plan(open_date, module)
    planned = plan(open_date, module, holidays=off, pauses=paused, extensions=more)

    assert all(planned[key] >= day for key, day in plain.items())
    closed = off.union(*(pause.days() for pause in paused))
    assert not closed.intersection(planned.values())


@given(dates, steps, st.integers(1, 40), st.integers(0, 60))
def test_a_pause_after_the_last_date_changes_nothing(open_date, module, later, length):
    planned = plan(open_date, module)
    first = max(planned.values(), default=open_date) + timedelta(later)

    assert plan(open_date, module, pauses=[Interval(first, first + timedelta(length))]) == planned
