"""Questions with synonyms, marks in texts, and guesses, without a database."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luffy.catalog import search
from luffy.search.marking import Piece, has_hit, pieces, snippet
from luffy.search.services.words import weights
from luffy.search.spelling import Known, distance, grams, mistakes_allowed, nearest, windows
from luffy.search.wording import in_names, question

PY = {"py": ["py", "python"], "python": ["py", "python"]}
AI = {"人工智能": ["人工智能", "ai"], "ai": ["人工智能", "ai"]}


def marked(text: str) -> frozenset[tuple[str, str]]:
    return question(text, {}).marked


def hits(text: str, asked: str) -> list[str]:
    return [piece.text for piece in pieces(text, marked(asked)) if piece.hit]


def test_a_word_with_synonyms_asks_for_any_of_them():
    assert question("py 入门", PY).words == "(('py':*) | ('python':*)) & '入门'"


def test_a_synonym_is_a_whole_word_only():
    assert question("pypy", PY).words == "'pypy':*"
    assert question("学人工智能吗", AI).words == "(('人工' & '工智' & '智能') | ('ai':*)) & '吗' & '学'"


def test_a_question_of_names_asks_for_their_weight():
    assert in_names("'python':* & ('数据' | 'r')") == "'python':*A & ('数据':A | 'r':A)"


def test_what_was_asked_is_marked_as_it_is_found():
    assert hits("Python 数据分析与 pythonic 写法", "python 数据") == ["Python", "数据", "python"]
    assert hits("Cython 不是 Ｐｙｔｈｏｎ", "python") == ["Ｐｙｔｈｏｎ"]
    assert hits("R 语言和 React", "r") == ["R"]


@pytest.mark.parametrize("evil", ["<img src=x onerror=alert(1)>", "</mark><script>", "a&b", "{{ x }}"])
def test_markup_stays_text(evil: str):
    assert "".join(piece.text for piece in pieces(f"python {evil}", marked("python"))) == f"python {evil}"


@given(st.text(max_size=80), st.text(max_size=20))
def test_pieces_joined_are_the_text(text: str, asked: str):
    cut = pieces(text, marked(asked))

    assert "".join(piece.text for piece in cut) == text
    assert all(piece.text for piece in cut)
    assert all(one.hit != other.hit for one, other in pairwise(cut))


@given(st.text(alphabet="ab数据 ", max_size=300), st.text(alphabet="ab数据", min_size=1, max_size=4))
def test_a_snippet_shows_the_first_mark(text: str, asked: str):
    cut = snippet(text, marked(asked), signs=40)

    assert sum(len(piece.text) for piece in cut) <= 42
    assert has_hit(cut) == has_hit(pieces(text, marked(asked)))


def test_a_snippet_says_that_it_is_one():
    cut = snippet("一" * 200 + "数据" + "二" * 200, marked("数据"))

    assert (cut[0], cut[-1]) == (Piece("…", False), Piece("…", False))
    assert Piece("数据", True) in cut


@pytest.mark.parametrize(
    ("one", "other", "mistakes"),
    [
        ("pyhton", "python", 1),
        ("djagno", "django", 1),
        ("reakt", "react", 1),
        ("", "abc", 3),
        ("数据酷", "数据库", 1),
    ],
)
def test_mistakes_are_counted(one: str, other: str, mistakes: int):
    assert distance(one, other) == mistakes == distance(other, one)


words = st.text(alphabet="abcd数据", max_size=7)


@given(words, words, words)
def test_no_way_round_is_shorter(one: str, other: str, third: str):
    # Swapped neighbours may not be changed again, which is what breaks this by one at most.
    assert distance(one, third) <= distance(one, other) + distance(other, third) + 1
    assert (distance(one, other) == 0) == (one == other)


def test_short_words_are_not_guessed_at():
    assert [mistakes_allowed(word) for word in ("go", "vue", "react", "django", "数据", "数据库")] == [
        0,
        1,
        1,
        2,
        0,
        1,
    ]


def test_of_words_as_like_the_one_that_begins_so_and_is_used_most_is_meant():
    known = [Known("jython", 9), Known("python", 3), Known("pythons", 1)]

    assert nearest("pyhton", known) == Known("python", 3)
    assert nearest("kubernetes", known) is None


def test_grams_are_shared_by_words_that_look_alike():
    assert set(grams("vue")) == {"^v", "vu", "ue", "e$"}
    assert len(set(grams("数据酷")) & set(grams("数据库"))) == 4


def test_windows_hold_what_is_strange():
    assert list(windows("学机器雪", {"器雪"})) == [(0, "学机器雪"), (1, "机器雪")]


def test_words_are_those_of_names():
    known = weights(["Python 机器学习", "机器学习实战 C++", "Go"], most_parts=100)

    assert known["python"] == 1
    assert known["机器学习"] == 2
    assert known["学习"] == 2
    assert known["实战"] == 1
    assert known["习实战"] == 1
    assert "go" not in known


def test_of_many_names_only_what_comes_again_is_a_word():
    known = weights(["机器学习", "机器学习实战"], most_parts=3)

    assert known["器学习"] == 2
    assert "习实战" not in known


@given(st.lists(st.text(alphabet="ab 数据分析", max_size=12), max_size=5))
def test_every_pair_of_a_name_is_known(names: list[str]):
    known = weights(names)
    runs = [run for name in names for kind, run in search.runs(name) if kind == "han"]

    assert all(pair in known for run in runs for pair in search.pairs(run))
