"""How long a text takes to read. Pure."""

import re

_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W_]+")
CHARACTERS_A_MINUTE, WORDS_A_MINUTE = 400, 220


def minutes_of(text: str) -> int:
    """Whole minutes, rounded up, at least one: Chinese by its characters, the rest by its words."""
    characters = len(_HAN.findall(text))
    words = len(_WORD.findall(_HAN.sub(" ", text)))
    share = characters * WORDS_A_MINUTE + words * CHARACTERS_A_MINUTE
    return max(1, -(-share // (CHARACTERS_A_MINUTE * WORDS_A_MINUTE)))
