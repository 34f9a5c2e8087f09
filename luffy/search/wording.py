"""A question with its synonyms, for PostgreSQL and for marking what was found. Pure.

Source: docs/rules/search.md
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from luffy.catalog import search

# A question with more parts than this asks for its first ones only.
MOST_PARTS = 24
_LITERAL = re.compile(r"('[^']*')(:\*)?")


@dataclass(frozen=True, slots=True)
class Question:
    """`words`: a `tsquery` literal, empty when nothing can be found; `loose`: its parts, one by one.

    `marked`: what stands out in a text, as `search.runs` gives it.
    """

    words: str
    loose: tuple[str, ...]
    marked: frozenset[tuple[str, str]]


def question(text: str, synonyms: Mapping[str, Sequence[str]]) -> Question:
    """All parts must occur, or for a word with synonyms one of its group. Keys and values are in one spelling."""
    rest = search.folded(text)
    parts: list[str] = []
    marked: set[tuple[str, str]] = set()
    for word in sorted(synonyms, key=len, reverse=True):
        rest, was_there = _cut(rest, word)
        if was_there:
            parts.append(_any_of(synonyms[word]))
            marked.update(run for one in synonyms[word] for run in search.runs(one))
    parts += sorted(search.terms(rest))
    marked.update(search.runs(rest))
    parts = parts[:MOST_PARTS]
    return Question(" & ".join(parts), tuple(parts), frozenset(marked))


def in_names(words: str) -> str:
    """The same question asked of names only."""
    return _LITERAL.sub(lambda found: f"{found[1]}:{'*' if found[2] else ''}A", words)


def _cut(text: str, word: str) -> tuple[str, bool]:
    """The text without the word, and whether it was there. Latin words count as whole words only."""
    pattern = re.escape(word)
    if word.isascii():
        pattern = rf"(?<![a-z0-9]){pattern}(?![a-z0-9+#])"
    rest, count = re.subn(pattern, " ", text)
    return rest, count > 0


def _any_of(words: Iterable[str]) -> str:
    asked = (search.query(word) for word in words)
    return "(" + " | ".join(f"({one})" for one in asked if one) + ")"
