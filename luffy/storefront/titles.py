"""Breaking a title into lines, where each is set as text by itself. Pure.

Chinese may break between any two characters, but no line begins with what closes or ends with what opens;
other words stay whole.
"""

import re
import unicodedata
from collections.abc import Sequence

_NOT_FIRST = frozenset("，。、；：？！）】》」』〉〕”’…—～·％‰℃,.;:?!)]}%”’")
_NOT_LAST = frozenset("（【《「『〈〔“‘([{￥¥$")
# After these a title has a part of its own.
_PARTS = frozenset("：；，:;,")
_WIDE = ("W", "F", "A")


def lines_of(title: str, *, width_em: float, most: int) -> list[str]:
    """The title in at most so many lines of about equal length; what is too long ends in `…`."""
    pieces = _pieces(title, width_em)
    lines = _filled(pieces, width_em)
    if len(lines) > most:
        return [*lines[: most - 1], _cut(lines[most - 1], width_em)]
    if len(lines) == 2 and (halves := _halves(pieces, width_em)):
        return halves
    # The narrowest column that needs no more lines: no last line of one character.
    narrow, wide = width_em / 2, width_em
    while wide - narrow > 0.25:
        middle = (narrow + wide) / 2
        if len(_filled(pieces, middle)) <= len(lines):
            wide = middle
        else:
            narrow = middle
    return _filled(pieces, wide)


def fits(title: str, *, width_em: float, most: int) -> bool:
    return len(_filled(_pieces(title, width_em), width_em)) <= most


def width_of(text: str) -> float:
    """About how wide, in em: fonts differ."""
    return sum(map(_width, text))


def _width(character: str) -> float:
    if unicodedata.east_asian_width(character) in _WIDE:
        return 1.0
    if unicodedata.combining(character):
        return 0.0
    return 0.7 if character.isupper() else 0.3 if character in " .,:;'|!il" else 0.57


def _pieces(title: str, width_em: float) -> list[str]:
    """What must not be broken, blanks at its end included."""
    pieces: list[str] = []
    for token in re.findall(r"\s+|[^\s\u2e80-\U0003ffff“”‘’…—]+|\S", title.strip()):
        opens = bool(pieces) and pieces[-1].rstrip()[-1] in _NOT_LAST
        sticks = opens or token.isspace() or token[0] in _NOT_FIRST
        if pieces and sticks:
            pieces[-1] += " " if token.isspace() else token
        else:
            pieces += _chopped(token, width_em)
    return pieces


def _chopped(token: str, width_em: float) -> list[str]:
    """A word longer than a line is broken after all."""
    parts = [""]
    for character in token:
        if width_of(parts[-1] + character) > width_em:
            parts.append("")
        parts[-1] += character
    return parts


def _filled(pieces: Sequence[str], width_em: float) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and width_of((lines[-1] + piece).rstrip()) > width_em:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def _halves(pieces: Sequence[str], width_em: float) -> list[str]:
    """Two lines that part where the title itself does; nothing if it does not, or they are too long."""
    places = [number for number, piece in enumerate(pieces[:-1], 1) if piece.rstrip()[-1] in _PARTS]
    halves = [["".join(pieces[:place]).rstrip(), "".join(pieces[place:])] for place in places]
    fitting = [pair for pair in halves if max(map(width_of, pair)) <= width_em]
    return min(fitting, key=lambda pair: max(map(width_of, pair)), default=[])


def _cut(line: str, width_em: float) -> str:
    while line and width_of(line) + 1 > width_em:
        line = line[:-1]
    return line.rstrip("".join(_NOT_FIRST | _NOT_LAST) + " ") + "…"
