"""From what somebody typed to what is found: as it was typed, else as it was meant, else what comes near.

Source: docs/rules/search.md
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from luffy.catalog import search
from luffy.core.calendar import day_of
from luffy.search import queries
from luffy.search.hits import KINDS, Hits, Slice, hits, names, near
from luffy.search.marking import pieces
from luffy.search.spelling import SHORTEST_HAN, SHORTEST_WORD, mistakes_allowed, nearest, windows
from luffy.search.wording import Question, question

SUGGESTIONS = 8
POPULAR_SUGGESTIONS = 3
# More strange words than this are no slip of the finger.
_MOST_CORRECTED = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """`kind`: one of KINDS, or None for all."""

    text: str
    kind: str | None
    page: int
    page_size: int

    @property
    def part(self) -> Slice:
        return Slice(self.kind, (self.page - 1) * self.page_size, self.page_size)


def find(wanted: Wanted, *, now: datetime) -> dict[str, Any]:
    """A page of what was found, in the shape of `SearchOut`."""
    typed = wanted.text.strip()
    synonyms = queries.synonyms()
    asked = question(typed, synonyms)
    found = hits(asked, typed, wanted.part, now=now)
    if found.counts:
        return _shape(wanted, found, asked)
    meant = corrected(typed, known=set(synonyms))
    if meant is not None:
        asked_instead = question(meant, synonyms)
        found = hits(asked_instead, meant, wanted.part, now=now)
        if found.counts:
            return {**_shape(wanted, found, asked_instead), "corrected": meant}
        # Nothing has all of it even so, but what comes near to what was meant is nearer.
        typed, asked = meant, asked_instead
    return {**_shape(wanted, near(asked, typed, wanted.part, now=now), asked), "is_near": True}


def count(text: str, *, now: datetime) -> int:
    """How much is found of it as it was typed."""
    found = hits(question(text, queries.synonyms()), text, Slice(None, 0, 1), now=now)
    return found.total(None)


def suggest(text: str, *, now: datetime) -> list[dict[str, Any]]:
    """What somebody may be about to type: what is popular, and names; of nothing typed, what is popular."""
    typed = search.folded(text).strip()
    today = day_of(now)
    if not typed:
        return [
            _suggested("query", None, one, frozenset()) for one in queries.popular(today, limit=SUGGESTIONS)
        ]
    usual = queries.popular(today, beginning=typed, limit=POPULAR_SUGGESTIONS)
    synonyms = queries.synonyms()
    asked = question(typed, synonyms)
    named = names(asked, typed, limit=SUGGESTIONS, now=now)
    if not usual and not named and (meant := corrected(typed, known=set(synonyms))) is not None:
        asked = question(meant, synonyms)
        named = names(asked, meant, limit=SUGGESTIONS, now=now)
        usual = [meant] if named else []
    shown = [_suggested("query", None, one, asked.marked) for one in usual]
    shown += [_suggested(kind, number, name, asked.marked) for kind, number, name in named]
    return shown[:SUGGESTIONS]


def corrected(text: str, *, known: set[str]) -> str | None:
    """The question with its strange words as they were probably meant; None when nothing is strange or alike.

    `known`: words with synonyms, which are never strange.
    """
    words, changes = [], 0
    for kind, run in search.runs(text):
        better = None
        if run not in known and changes < _MOST_CORRECTED:
            better = _better_word(run) if kind == "word" else _better_run(run)
        changes += better is not None
        words.append(better or run)
    return " ".join(words) if changes else None


def _better_word(word: str) -> str | None:
    if len(word) < SHORTEST_WORD or queries.is_known(word):
        return None
    found = nearest(word, queries.alike(word, mistakes=mistakes_allowed(word)))
    return found.word if found else None


def _better_run(run: str) -> str | None:
    """A run of Han characters with the part that holds a strange pair put right."""
    pairs = search.pairs(run)
    strange = set(pairs) - queries.known_among(pairs)
    if len(run) < SHORTEST_HAN or not strange:
        return None
    for start, part in windows(run, strange):
        found = nearest(part, queries.alike(part, mistakes=1))
        if found is not None:
            return f"{run[:start]}{found.word}{run[start + len(part) :]}"
    return None


def _shape(wanted: Wanted, found: Hits, asked: Question) -> dict[str, Any]:
    return {
        "q": wanted.text,
        "items": queries.shown(found.page, asked.marked),
        "total": found.total(wanted.kind),
        "counts": {kind: found.counts.get(kind, 0) for kind in KINDS},
        "corrected": None,
        "is_near": False,
        "page": wanted.page,
        "page_size": wanted.page_size,
    }


def _suggested(
    kind: str, number: int | None, text: str, marked: frozenset[tuple[str, str]]
) -> dict[str, Any]:
    return {
        "kind": kind,
        "text": text,
        "pieces": [{"text": piece.text, "hit": piece.hit} for piece in pieces(text, marked)],
        "link": None if number is None else f"/{kind}s/{number}",
    }
