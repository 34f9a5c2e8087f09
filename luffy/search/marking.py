"""A text in pieces, those marked that were asked for. Pure: pages write them as text, never as HTML.

Source: docs/rules/search.md
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from luffy.catalog import search

SNIPPET_SIGNS = 120
_BEFORE = 24


class Piece(NamedTuple):
    text: str
    hit: bool


def pieces(text: str, marked: Collection[tuple[str, str]]) -> list[Piece]:
    """The whole text, cut where what is marked begins and ends. Joined it is the text again."""
    return _cut(text, _hits(text, marked))


def snippet(text: str, marked: Collection[tuple[str, str]], *, signs: int = SNIPPET_SIGNS) -> list[Piece]:
    """A stretch of the text around the first mark, or its beginning when nothing is marked."""
    hits = _hits(text, marked)
    first = hits.index(True) if True in hits else 0
    start = max(0, min(first - _BEFORE, len(text) - signs))
    stop = start + signs
    shown = _cut(text[start:stop], hits[start:stop])
    before = [Piece("…", False)] if start > 0 else []
    after = [Piece("…", False)] if stop < len(text) else []
    return [*before, *shown, *after]


def has_hit(shown: Collection[Piece]) -> bool:
    return any(piece.hit for piece in shown)


def _cut(text: str, hits: list[bool]) -> list[Piece]:
    found: list[Piece] = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or hits[place] != hits[start]:
            found.append(Piece(text[start:place], hits[start]))
            start = place
    return found


def _hits(text: str, marked: Collection[tuple[str, str]]) -> list[bool]:
    """For each sign of the text, whether it is marked."""
    folded, places = _spelled(text)
    hits = [False] * len(text)
    for kind, run in marked:
        for start, stop in _occurrences(folded, kind, run):
            for place in range(start, stop):
                hits[places[place]] = True
    return hits


def _occurrences(folded: str, kind: str, run: str) -> Iterator[tuple[int, int]]:
    wanted = [run] if kind == "word" else search.pairs(run) or [run]
    for one in wanted:
        start = folded.find(one)
        while start >= 0:
            stop = start + len(one)
            if kind == "han" or _is_word(folded, start, stop):
                yield start, stop
            start = folded.find(one, start + 1)


def _is_word(folded: str, start: int, stop: int) -> bool:
    """Whether a word begins there, as the search finds words: by their beginning, single letters whole."""
    begins = start == 0 or not _is_latin(folded[start - 1])
    is_whole = stop - start > 1 or stop == len(folded) or not _is_latin(folded[stop])
    return begins and is_whole


def _is_latin(sign: str) -> bool:
    return next(search.runs(sign), ("", ""))[0] == "word"


def _spelled(text: str) -> tuple[str, list[int]]:
    """The text in the spelling that is searched, and where each of its signs stands in the text."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for one in search.folded(sign):
            signs.append(one)
            places.append(place)
    return "".join(signs), places
