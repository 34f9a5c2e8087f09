from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luffy.invoices.tax_number import SIGNS, Flaw, check_digit, flaw, normal

# As their owners publish them.
PUBLISHED = {
    "华为技术有限公司": "914403001922038216",
    "深圳市腾讯计算机系统有限公司": "9144030071526726XG",
    "阿里巴巴（中国）网络技术有限公司": "91330100716105852F",
    "北京百度网讯科技有限公司": "91110000802100433B",
    "小米科技有限责任公司": "91110108551385082Q",
    "清华大学": "12100000400000624D",
    "北京大学": "12100000400002259P",
}
DISTRICTS = st.text("0123456789", min_size=6, max_size=6)
NUMBERS = st.builds(
    lambda kind, district, code: (body := kind + district + code) + check_digit(body),
    st.sampled_from(["91", "92", "93", "12", "51", "11", "A1"]),
    DISTRICTS,
    st.text(SIGNS, min_size=9, max_size=9),
)


@pytest.mark.parametrize("number", PUBLISHED.values(), ids=PUBLISHED.keys())
def test_published_numbers_are_right(number: str) -> None:
    assert flaw(number) is None


@pytest.mark.parametrize("number", PUBLISHED.values(), ids=PUBLISHED.keys())
def test_each_changed_sign_of_a_published_number_is_caught(number: str) -> None:
    changed = [
        number[:place] + sign + number[place + 1 :]
        for place in range(18)
        for sign in SIGNS
        if sign != number[place]
    ]

    assert len(changed) == 18 * 30
    assert [wrong for wrong in changed if flaw(wrong) is None] == []


@given(NUMBERS, st.integers(0, 17), st.sampled_from(SIGNS))
def test_one_changed_sign_is_always_caught(number: str, place: int, sign: str) -> None:
    changed = number[:place] + sign + number[place + 1 :]

    assert (flaw(changed) is None) == (changed == number)


@given(NUMBERS)
def test_two_signs_that_changed_places_are_caught_but_for_the_first_and_the_last(number: str) -> None:
    """Those two weigh the same, and so do no others."""
    for left, right in combinations(range(18), 2):
        signs = list(number)
        signs[left], signs[right] = signs[right], signs[left]
        swapped = "".join(signs)
        if swapped != number and (left, right) != (0, 17):
            assert flaw(swapped) is not None


@given(st.text(max_size=24))
def test_any_text_gets_an_answer(text: str) -> None:
    assert flaw(normal(text)) in (None, *Flaw)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("9144 0300 1922 038216", "914403001922038216"),
        (" 91330100716105852f ", "91330100716105852F"),
        ("９１４４０３００７１５２６７２６ＸＧ", "9144030071526726XG"),
        ("91110000-80210043-3B", "91110000802100433B"),
    ],
)
def test_gaps_small_and_wide_signs_are_written_as_they_should_be(text: str, number: str) -> None:
    assert normal(text) == number
    assert flaw(number) is None


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("", Flaw.MISSING),
        ("91440300192203821", Flaw.SHAPE),
        ("9144030019220382160", Flaw.SHAPE),
        ("914403001922038210", Flaw.CHECK_DIGIT),
        ("91440300192203821I", Flaw.SHAPE),
        ("9144O3001922038216", Flaw.SHAPE),
        ("深圳市腾讯计算机系统有限公司", Flaw.SHAPE),
        # Of a company before 2015, and of a trader by identity card.
        ("440300192203821", Flaw.OLD),
        ("11010519491231002X01", Flaw.OLD),
    ],
)
def test_what_is_wrong_is_said(number: str, found: Flaw) -> None:
    assert flaw(number) is found
