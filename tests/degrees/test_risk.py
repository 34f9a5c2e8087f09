import pytest
from hypothesis import given
from hypothesis import strategies as st

from luffy.degrees.risk import Flag, Known, Level, flags, level

known = st.builds(Known, st.integers(0, 9), st.integers(0, 99), st.integers(0, 9), st.booleans())


@pytest.mark.parametrize(
    ("student", "expected", "how_bad"),
    [
        (Known(0, 6, 1), (), Level.FINE),
        (Known(1, 0, 0), (Flag.LATE,), Level.WATCH),
        (Known(2, 0, 0), (Flag.LATE,), Level.ACT),
        (Known(0, 7, 0), (Flag.SILENT,), Level.WATCH),
        (Known(0, 30, 0, waits_for_grade=True), (), Level.FINE),
        (Known(0, 0, 2), (Flag.FAILING,), Level.WATCH),
        (Known(1, 7, 0), (Flag.LATE, Flag.SILENT), Level.ACT),
    ],
)
def test_who_needs_a_mentor(student, expected, how_bad):
    assert (flags(student), level(student)) == (expected, how_bad)


@given(known)
def test_who_has_no_flag_is_fine_and_nobody_else(student):
    assert (level(student) is Level.FINE) == (flags(student) == ())
