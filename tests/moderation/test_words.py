"""Words are found however they are written, and never come through a mask."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luffy.moderation.words import Finding, Verdict, Word, examine, folded

ANY_TEXT = st.text(alphabet="坏词好ab Ｂ-*，é", max_size=24)
WORDS = [Word("坏词", Verdict.MASK), Word("ab", Verdict.MASK)]


@pytest.mark.parametrize("text", ["买坏词吗", "坏 词", "坏*词", "坏，词", "坏\u200b词", "坏🙂词", "坏\n词"])
def test_a_word_is_found_whatever_stands_between(text: str) -> None:
    assert examine(text, [Word("坏词", Verdict.HOLD)]) == Finding(text, Verdict.HOLD)


@pytest.mark.parametrize("text", ["SPAM", "ｓｐａｍ", "s-p-a-m", "Spám", "这是spam吗", "no spam."])
def test_a_latin_word_is_found_in_each_spelling(text: str) -> None:
    assert examine(text, [Word("spam", Verdict.REFUSE)]).verdict is Verdict.REFUSE


@pytest.mark.parametrize("text", ["spammer", "antispam", "spa m3", "2spam"])
def test_a_latin_word_is_not_found_inside_of_another(text: str) -> None:
    assert examine(text, [Word("spam", Verdict.REFUSE)]).verdict is None


def test_the_strictest_verdict_counts_and_masks_are_made_all_the_same() -> None:
    words = [Word("坏词", Verdict.MASK), Word("广告", Verdict.HOLD)]

    assert examine("坏 词和广告", words) == Finding("* *和广告", Verdict.HOLD)
    assert examine("没什么", words) == Finding("没什么", None)


def test_what_a_mask_parts_is_no_word_either() -> None:
    assert examine("坏坏词词", [Word("坏词", Verdict.MASK)]) == Finding("****", Verdict.MASK)


@pytest.mark.parametrize(
    ("word", "plain"), [(" Ｓｐ-Am ", "spam"), ("坏 词", "坏词"), ("…！", ""), ("ﬁn", "fin")]
)
def test_a_word_has_one_spelling(word: str, plain: str) -> None:
    assert folded(word) == plain


@given(ANY_TEXT)
def test_no_word_is_left_after_masking(text: str) -> None:
    shown = examine(text, WORDS).text

    assert examine(shown, WORDS) == Finding(shown, None)
    assert len(shown) == len(text)


@given(ANY_TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
