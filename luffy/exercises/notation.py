"""Choices and right answers as people write them, in the back office and in files. Pure.

One choice a line, the right ones with a `*` before them; `true` or `false`; one text a line of which any will do; a
number; code, other solutions after a line `---`. A line break inside a choice is not possible.

Source: docs/import-exercises.md
"""

from collections.abc import Iterable

from luffy.exercises.grading import CHOOSING, FALSE, TRUE, Choice, Key, Kind, why_unfit

_BETWEEN = "---"
_TRUE_WORDS = {"true": TRUE, "false": FALSE, "对": TRUE, "错": FALSE, "正确": TRUE, "错误": FALSE}
# Names stay the same in every language; pages show words of their own.
TRUE_FALSE = (Choice(TRUE, "对"), Choice(FALSE, "错"))
MOST_CHOICES = 26


def key_of(kind: Kind, answers: str, *, tolerance: str = "", ignores_case: bool = True) -> Key:
    """What the notation says.

    Raises:
        ValueError: with the reason, for whoever wrote it.
    """
    right, choices = _read(kind, answers.replace("\r\n", "\n").strip("\n"))
    key = Key(kind, right, choices, tolerance.strip(), ignores_case)
    if reason := why_unfit(key):
        raise ValueError(reason)
    return key


def written(key: Key) -> str:
    """The same key in the notation."""
    if key.kind == Kind.TRUE_FALSE:
        return key.right[0]
    if key.kind in CHOOSING:
        return "\n".join(f"{'* ' if choice.name in key.right else ''}{choice.text}" for choice in key.choices)
    return (f"\n{_BETWEEN}\n" if key.kind == Kind.CODE else "\n").join(key.right)


def named(texts: Iterable[str]) -> tuple[Choice, ...]:
    """Choices with the names `a`, `b`, … Raises: ValueError."""
    given = list(texts)
    if len(given) > MOST_CHOICES:
        raise ValueError(f"there are more than {MOST_CHOICES} choices")
    return tuple(Choice(chr(ord("a") + place), text) for place, text in enumerate(given))


def _read(kind: Kind, answers: str) -> tuple[tuple[str, ...], tuple[Choice, ...]]:
    lines = [line.strip() for line in answers.split("\n") if line.strip()]
    if kind == Kind.TRUE_FALSE:
        word = _TRUE_WORDS.get(answers.strip().lower())
        if word is None:
            raise ValueError("the answer must be true or false")
        return (word,), TRUE_FALSE
    if kind in CHOOSING:
        choices = named(line.removeprefix("*").strip() for line in lines)
        return tuple(
            choice.name for choice, line in zip(choices, lines, strict=True) if line.startswith("*")
        ), choices
    if kind == Kind.CODE:
        return tuple(part.strip("\n") for part in _parts(answers) if part.strip()), ()
    return tuple(lines), ()


def _parts(text: str) -> list[str]:
    parts: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip() == _BETWEEN:
            parts.append([])
        else:
            parts[-1].append(line)
    return ["\n".join(part) for part in parts]
