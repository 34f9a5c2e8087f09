"""When a course is completed, and what strangers read of a name. Pure.

Source: docs/rules/certificates.md
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

# Without I, L, O and U: it is read from paper.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
NUMBER_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Terms:
    """Shares in per cent, `exercise_percent` None: results of exercises do not matter."""

    course_percent: int = 100
    exercise_percent: int | None = None


def is_complete(terms: Terms, *, lesson_percents: int, lessons: int, best_results: Sequence[int]) -> bool:
    """Whether enough was learned.

    `lesson_percents` is the sum over the lessons; `best_results` has one of each exercise, 0 if it was never handed in.
    A course without lessons is never complete.
    """
    if lessons <= 0 or lesson_percents < terms.course_percent * lessons:
        return False
    if terms.exercise_percent is None or not best_results:
        return True
    return sum(best_results) >= terms.exercise_percent * len(best_results)


def new_number() -> str:
    """80 random bits: nobody finds a certificate by trying."""
    return "".join(secrets.choice(_LETTERS) for _place in range(NUMBER_LENGTH))


def grouped(number: str) -> str:
    """`ABCD-EFGH-…`, to be read."""
    return "-".join(number[start : start + 4] for start in range(0, len(number), 4))


def plain(written: str) -> str:
    """The number, however somebody typed it: `o` is 0, `i` and `l` are 1."""
    kept = "".join(letter for letter in written.upper() if letter.isalnum())
    return kept.replace("O", "0").replace("I", "1").replace("L", "1")


def masked(name: str) -> str:
    """The first and, of longer ones, the last letter: `王**`, `n***i`."""
    if len(name) <= 3:
        return name[:1] + "*" * max(1, len(name) - 1)
    return f"{name[0]}{'*' * 3}{name[-1]}"
