"""Search words, without a database: what is typed must be found in what was stored."""

import re

from hypothesis import given
from hypothesis import strategies as st

from luffy.catalog import search

_TOKEN = re.compile(r"'((?:[^'\\])+)'")


def stored(text: str) -> set[str]:
    return set(_TOKEN.findall(search.document(name=text, brief="", related="")))


def asked(text: str) -> list[tuple[str, bool]]:
    """The tokens that must occur, and whether each is the beginning of a word only."""
    return [
        (token.strip("':*"), token.endswith(":*")) for token in filter(None, search.query(text).split(" & "))
    ]


def finds(query: str, text: str) -> bool:
    words = stored(text)
    tokens = asked(query)
    return bool(tokens) and all(
        any(word.startswith(token) if is_prefix else word == token for word in words)
        for token, is_prefix in tokens
    )


def test_chinese_is_stored_as_characters_and_pairs():
    assert stored("数据分析") == {"数", "据", "分", "析", "数据", "据分", "分析"}


def test_chinese_is_asked_by_pairs_and_a_single_character_by_itself():
    assert search.query("数据分析") == "'分析' & '据分' & '数据'"
    assert search.query("数") == "'数'"


def test_the_name_weighs_more_than_the_brief_and_that_more_than_the_rest():
    assert search.document(name="Go", brief="go", related="GO") == "'go':1A,2B,3C"


def test_a_begun_word_finds_the_whole_one():
    assert finds("pyth", "Python 入门")
    assert finds("PYTHON 入门", "从零开始的 Python 入门课")
    assert not finds("python 进阶", "Python 入门")


def test_one_letter_is_a_word_of_its_own():
    assert finds("R", "R 语言")
    assert not finds("R", "React 实战")


def test_c_plus_plus_and_c_sharp_are_words():
    assert finds("c++", "现代 C++ 编程")
    assert finds("c", "现代 C++ 编程")
    assert finds("C#", "C# 桌面开发")
    assert not finds("c++", "C 语言程序设计")


def test_full_width_upper_case_and_accents_do_not_matter():
    assert finds("ｐｙｔｈｏｎ", "Python")
    assert finds("diseno", "Diseño gráfico")


def test_punctuation_alone_asks_for_nothing():
    assert search.query("'\"; -- \\ :* & | ! ( ) <->") == ""
    assert search.query("") == ""


texts = st.text(max_size=60)


@given(texts)
def test_each_text_is_found_by_itself(text: str):
    assert finds(text, text) or search.query(text) == ""


@given(texts, texts)
def test_more_words_never_find_more(first: str, second: str):
    both = {token for token, _ in asked(f"{first} {second}")}

    assert {token for token, _ in asked(first)} <= both


@given(st.text())
def test_no_quote_or_operator_gets_into_a_literal(text: str):
    for token, _ in asked(text):
        assert not set(token) & set("'\\:*&|!<>() ")
    for token in stored(text):
        assert not set(token) & set("'\\:*&|!<>() ")


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=2, max_size=12))
def test_any_part_of_a_chinese_text_finds_it(text: str):
    for start in range(len(text)):
        for stop in range(start + 1, len(text) + 1):
            assert finds(text[start:stop], text)
