"""Whether an answer is right. Pure: nothing that a learner writes is ever run.

Source: docs/rules/exercises.md
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import IntEnum
from unicodedata import normalize

# Share of an exercise's points that finishes its lesson.
PASS_PERCENT = 60
# So many right answers in a row take a question out of the mistakes book.
RIGHTS_TO_LEAVE = 2

_NUMBER = re.compile(r"[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:[eE][+-]?\d{1,2})?", re.ASCII)
# Wide enough for every number that the pattern lets through: nothing is rounded.
_EXACT = Context(prec=300)
_BLANKS = re.compile(r"[ \t]+")


class Kind(IntEnum):
    SINGLE = 0
    MULTIPLE = 1
    TRUE_FALSE = 2
    TEXT = 3
    NUMBER = 4
    CODE = 5


CHOOSING = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE})
TRUE, FALSE = "true", "false"


@dataclass(frozen=True, slots=True)
class Choice:
    """`name` is what an answer says: `a`, `b`, …"""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Key:
    """What is right.

    `right`: names of choices (all of them, for several choices); texts of which any will do; or one number, which an
    answer may miss by `tolerance`: `0.5`, or `1%` of it.
    """

    kind: Kind
    right: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    tolerance: str = ""
    ignores_case: bool = True


def is_right(key: Key, given: Sequence[str]) -> bool:
    """Whether `given` answers the question: names of choices, or one text. Nothing given is wrong."""
    if key.kind in CHOOSING:
        return set(given) == set(key.right)
    if len(given) != 1:
        return False
    if key.kind == Kind.NUMBER:
        return _is_near(key, given[0])
    return read(key, given[0]) in {read(key, right) for right in key.right}


def read(key: Key, text: str) -> str:
    """What of a text is compared: not how it is spaced, nor (if the key says so) large and small letters."""
    shown = code_lines(text) if key.kind == Kind.CODE else " ".join(normalize("NFKC", text).split())
    return shown.casefold() if key.ignores_case else shown


def code_lines(text: str) -> str:
    """Code without empty lines, blanks at the ends of lines and repeated blanks; indentation stays."""
    lines = (line.expandtabs(4).rstrip() for line in text.splitlines())
    return "\n".join(_one_blank(line) for line in lines if line)


def number(text: str) -> Decimal | None:
    """`1,000`, `３.5` or `1e-3` as a number; None if it is none."""
    plain = normalize("NFKC", text).strip().replace(",", "").replace("−", "-")
    return Decimal(plain) if _NUMBER.fullmatch(plain) else None


def margin(right: Decimal, tolerance: str) -> Decimal | None:
    """How far an answer may be off; None if `tolerance` says nothing."""
    given = tolerance.strip()
    if not given:
        return Decimal(0)
    size = number(given.removesuffix("%"))
    if size is None or size < 0:
        return None
    if not given.endswith("%"):
        return size
    return _EXACT.divide(_EXACT.multiply(abs(right), size), Decimal(100))


def percent(points: int, possible: int) -> int:
    """Rounded down, so that 100 means all; of an exercise without questions nothing is missing."""
    return points * 100 // possible if possible else 100


def why_unfit(key: Key) -> str | None:
    """What is missing for the question to be asked; None if nothing is."""
    if key.kind == Kind.NUMBER:
        return _why_unfit_number(key)
    if key.kind not in CHOOSING:
        fits = all(text.strip() for text in key.right) and key.right
        return None if fits else "no answer is right"
    names = [choice.name for choice in key.choices]
    if len(set(names)) != len(names) or len(names) < 2:
        return "there must be two choices or more"
    if not set(key.right) <= set(names):
        return "what is right is no choice"
    if key.kind != Kind.MULTIPLE and len(set(key.right)) != 1:
        return "exactly one choice must be right"
    return None if key.right else "no choice is right"


def _why_unfit_number(key: Key) -> str | None:
    right = number(key.right[0]) if len(key.right) == 1 else None
    if right is None:
        return "the answer must be one number"
    return None if margin(right, key.tolerance) is not None else "the tolerance is no number or percentage"


def _is_near(key: Key, text: str) -> bool:
    right, given = number(key.right[0]), number(text)
    if right is None or given is None:
        return False
    allowed = margin(right, key.tolerance)
    return allowed is not None and abs(_EXACT.subtract(given, right)) <= allowed


def _one_blank(line: str) -> str:
    rest = line.lstrip(" ")
    return line[: len(line) - len(rest)] + _BLANKS.sub(" ", rest)
