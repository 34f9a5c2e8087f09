"""Which words of a list are in a text, however they are written. Pure.

Full width, upper case, accents and whatever stands between the letters do not matter: `坏 词`, `坏*词` and `坏词` are
one. A word of Latin letters is found as a word only: a ban of `ass` leaves `class` alone, and finds `a-s-s`.

Source: docs/rules/moderation.md
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

MASK = "*"


class Verdict(IntEnum):
    """What becomes of a text with the word; the stricter one counts more."""

    MASK = 1
    HOLD = 2
    REFUSE = 3


@dataclass(frozen=True, slots=True)
class Word:
    folded: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """`text` as it may be shown; `verdict`: the strictest of its words, None when it has none."""

    text: str
    verdict: Verdict | None


def folded(text: str) -> str:
    """One spelling for what reads the same: letters and digits alone."""
    return _spelled(text).letters


def examine(text: str, words: Sequence[Word]) -> Finding:
    """What the words say of the text. Words to be masked are masked even where another one is worse."""
    spelling = _spelled(text)
    found = [word for word in words if spelling.places_of(word.folded)]
    masked = [word.folded for word in words if word.verdict is Verdict.MASK]
    return Finding(_masked(spelling, masked), max((word.verdict for word in found), default=None))


@dataclass(frozen=True, slots=True)
class _Spelling:
    text: str
    # In their plainest form, and where in the text each of them stands.
    letters: str
    places: Sequence[int]

    def places_of(self, word: str) -> set[int]:
        """Where the letters of the word stand in the text, for all its occurrences."""
        found: set[int] = set()
        start = self.letters.find(word)
        while start >= 0:
            stop = start + len(word)
            if not word.isascii() or self._stands_alone(start, stop):
                found.update(self.places[start:stop])
            start = self.letters.find(word, start + 1)
        return found

    def _stands_alone(self, start: int, stop: int) -> bool:
        """Whether no Latin letter touches it; with a sign between them they do not touch."""
        before = start > 0 and self._touch(start - 1, start) and self.letters[start - 1].isascii()
        after = stop < len(self.letters) and self._touch(stop - 1, stop) and self.letters[stop].isascii()
        return not before and not after

    def _touch(self, one: int, next_one: int) -> bool:
        return self.places[next_one] - self.places[one] <= 1


def _spelled(text: str) -> _Spelling:
    pairs = [(letter, place) for place, character in enumerate(text) for letter in _plain(character)]
    return _Spelling(text, "".join(letter for letter, _place in pairs), [place for _letter, place in pairs])


def _plain(character: str) -> str:
    """One character may be several letters, or none."""
    parts = unicodedata.normalize("NFKD", character.casefold())
    kept = "".join(part for part in parts if unicodedata.category(part)[0] in "LN")
    return unicodedata.normalize("NFKC", kept).casefold()


def _masked(spelling: _Spelling, words: Sequence[str]) -> str:
    """Until none is left: what a mask parted may have been a word around it."""
    places = {place for word in words for place in spelling.places_of(word)}
    if not places:
        return spelling.text
    shown = (MASK if place in places else character for place, character in enumerate(spelling.text))
    return _masked(_spelled("".join(shown)), words)
