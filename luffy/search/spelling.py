"""How alike two words are, and which signs they share. Pure.

Source: docs/rules/search.md
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from luffy.catalog import search

SHORTEST_WORD, SHORTEST_HAN = 3, 3
# Han words are taken to be so long.
LONGEST_HAN = 6


@dataclass(frozen=True, slots=True)
class Known:
    """A word of what can be found, and in how many names it is."""

    word: str
    weight: int


def is_han(word: str) -> bool:
    return next(search.runs(word), ("", ""))[0] == "han"


def grams(word: str) -> list[str]:
    """What words that look alike have in common: pairs of signs with both ends; of Han also single characters."""
    ended = f"^{word}$"
    pairs = [ended[place : place + 2] for place in range(len(ended) - 1)]
    return sorted({*pairs, *(word if is_han(word) else "")})


def mistakes_allowed(word: str) -> int:
    """How many wrong, missing, superfluous or swapped signs may stand between what was typed and what was meant."""
    if is_han(word):
        return 1 if len(word) >= SHORTEST_HAN else 0
    return 0 if len(word) < SHORTEST_WORD else 1 if len(word) < 6 else 2


def distance(one: str, other: str) -> int:
    """How many signs must be changed, left out, put in, or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for line, sign in enumerate(one, start=1):
        earlier, before = before, row
        row = [line]
        for place, wanted in enumerate(other, start=1):
            cheapest = min(before[place] + 1, row[-1] + 1, before[place - 1] + (sign != wanted))
            if line > 1 and place > 1 and sign == other[place - 2] and one[line - 2] == wanted:
                cheapest = min(cheapest, earlier[place - 2] + 1)
            row.append(cheapest)
    return row[-1]


def nearest(word: str, candidates: Iterable[Known]) -> Known | None:
    """The candidate that was most likely meant: fewest mistakes, then the same beginning, then the most usual."""
    # Of Han words another character is likelier than a missing one.
    most, is_short = mistakes_allowed(word), is_han(word)
    ranked = [
        ((found, is_short and len(known.word) != len(word), known.word[:1] != word[:1], -known.weight), known)
        for known in candidates
        if known.word != word and abs(len(known.word) - len(word)) <= most
        for found in [distance(word, known.word)]
        if found <= most
    ]
    return min(ranked, key=lambda pair: (pair[0], pair[1].word))[1] if ranked else None


def windows(run: str, unknown: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Parts of a run of Han characters that hold an unknown pair, the longer first, with their places."""
    strange = set(unknown)
    for size in range(min(LONGEST_HAN, len(run)), SHORTEST_HAN - 1, -1):
        for start in range(len(run) - size + 1):
            part = run[start : start + size]
            if strange & set(search.pairs(part)):
                yield start, part
