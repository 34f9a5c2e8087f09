import pytest
from hypothesis import given
from hypothesis import strategies as st

from luffy.invoices.capital import capital

DIGITS = {sign: value for value, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}
PLACES = {"拾": 10, "佰": 100, "仟": 1000}


def read(text: str) -> int:
    """The fen of an amount in capital figures: the other way round, written independently."""
    whole, is_whole, rest = text.rpartition("圆")
    fen = 0
    for sign, unit in zip(rest[::2], rest[1::2], strict=False):
        if unit in "角分":
            fen += DIGITS[sign] * (10 if unit == "角" else 1)
    if rest.startswith("零"):
        fen = DIGITS[rest[1]]
    total = group = digit = 0
    for sign in whole:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign in PLACES:
            group, digit = group + digit * PLACES[sign], 0
        elif sign == "万":
            total, group, digit = total + (group + digit) * 10**4, 0, 0
        else:
            total, group, digit = (total + group + digit) * 10**8, 0, 0
    return (total + group + digit) * 100 * bool(is_whole) + fen


@pytest.mark.parametrize(
    ("amount_fen", "words"),
    [
        (0, "零圆整"),
        (5, "伍分"),
        (50, "伍角整"),
        (55, "伍角伍分"),
        (100, "壹圆整"),
        (105, "壹圆零伍分"),
        (150, "壹圆伍角整"),
        (1_000, "壹拾圆整"),
        (10_100, "壹佰零壹圆整"),
        (16_809, "壹佰陆拾捌圆零玖分"),
        (168_032, "壹仟陆佰捌拾圆叁角贰分"),
        (1_000_000, "壹万圆整"),
        (1_000_100, "壹万零壹圆整"),
        (10_050_000, "壹拾万零伍佰圆整"),
        (10_700_053, "壹拾万柒仟圆伍角叁分"),
        (100_000_000, "壹佰万圆整"),
        (10_000_000_100, "壹亿零壹圆整"),
        (-16_800, "负壹佰陆拾捌圆整"),
    ],
)
def test_amounts_in_capital_figures(amount_fen: int, words: str) -> None:
    assert capital(amount_fen) == words


@given(st.integers(0, 10**11))
def test_it_can_be_read_back(amount_fen: int) -> None:
    assert read(capital(amount_fen)) == amount_fen


@given(st.integers(0, 10**17))
def test_zeros_never_stand_side_by_side(amount_fen: int) -> None:
    words = capital(amount_fen)

    assert "零零" not in words
    assert "零圆" not in words or words == "零圆整"


def test_what_has_no_accepted_way_of_writing_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        capital(10**18)
