"""Text into search tokens, the same way for what is stored and for what is asked. Pure.

Chinese has no spaces and the database no Chinese dictionary, so a run of Han characters becomes its
characters and its pairs of neighbours: 数据分析 is 数 据 分 析 数据 据分 分析. Any other word is one token.

Source: docs/rules/search.md
"""

import re
import unicodedata
from collections.abc import Iterator

_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
# A word keeps its trailing + and #, which tell C++ and C# from C.
_RUNS = re.compile(rf"(?P<han>[{_HAN}]+)|(?P<word>[^\W_{_HAN}]+[+#]*)")
_MARKS = re.compile(r"[\u0300-\u036f]")
_LONGEST_WORD = 40
# PostgreSQL keeps positions up to this one.
_LAST_POSITION = 16_383


def document(*, name: str, brief: str, related: str, body: str = "") -> str:
    """The texts as a `tsvector` literal: the name weighs most, then the brief, what is related, the body."""
    places: dict[str, list[str]] = {}
    position = 0
    for text, weight in ((name, "A"), (brief, "B"), (related, "C"), (body, "D")):
        for token in _stored_tokens(text):
            position = min(position + 1, _LAST_POSITION)
            places.setdefault(token, []).append(f"{position}{weight}")
    return " ".join(f"'{token}':{','.join(where)}" for token, where in places.items())


def query(text: str) -> str:
    """What was typed as a `tsquery` literal: all of it must occur, in any order; words may be begun only.

    Empty, which matches nothing, when there is no word in it.
    """
    return " & ".join(sorted(terms(text)))


def terms(text: str) -> set[str]:
    """The parts of a question that must occur, each a `tsquery` literal by itself."""
    wanted: set[str] = set()
    for kind, run in runs(text):
        if kind == "word":
            # One letter is a whole word (C, R); any longer one may be still unfinished.
            wanted.add(f"'{run}'" if len(run) == 1 else f"'{run}':*")
        else:
            wanted.update(f"'{token}'" for token in pairs(run) or [run])
    return wanted


def _stored_tokens(text: str) -> Iterator[str]:
    for kind, run in runs(text):
        if kind == "word":
            yield run
            # Whoever types c finds C++ too; whoever types c++ finds only that.
            if (bare := run.rstrip("+#")) != run:
                yield bare
        else:
            yield from run
            yield from pairs(run)


def runs(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text (`word`) and its runs of Han characters (`han`), in one spelling, in their order."""
    for found in _RUNS.finditer(folded(text)):
        if found.lastgroup == "word":
            yield "word", found[0][:_LONGEST_WORD]
        else:
            yield "han", found[0]


def folded(text: str) -> str:
    """One spelling for what looks alike: full width, upper case and accents do not matter."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return unicodedata.normalize("NFKC", plain).casefold()


def pairs(run: str) -> list[str]:
    """Neighbours in a run of Han characters."""
    return [run[index : index + 2] for index in range(len(run) - 1)]
