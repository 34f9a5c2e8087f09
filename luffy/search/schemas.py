"""What search takes and gives over the API."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from luffy.core.envelope import Out
from luffy.core.paging import PageQuery
from luffy.search.models import LONGEST_WORD

SearchKind = Literal["course", "degree", "article", "teacher"]
Words = Annotated[str, StringConstraints(max_length=100)]
SynonymText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_WORD)]
MOST_SYNONYMS = 12


class SearchQuery(PageQuery):
    """What to look for, among everything or one kind; which page, counted from 1."""

    q: Words = ""
    kind: SearchKind | None = None


class SuggestQuery(Schema):
    """What was typed so far; nothing: what others ask for."""

    q: Words = ""


class PieceOut(Out):
    """A part of a text; `hit`: it is what was asked for. Plain text, whatever it looks like."""

    text: str
    hit: bool


class SearchItemOut(Out):
    """`about`: a course's sub-category, an article's source, a teacher's post; `price_fen`: the lowest."""

    kind: SearchKind
    id: int
    name: list[PieceOut]
    text: list[PieceOut]
    image: str
    link: str
    about: str
    price_fen: int | None


class KindCountsOut(Out):
    course: int
    degree: int
    article: int
    teacher: int


class SearchOut(Out):
    """`total` is that of the kind that was asked for.

    `corrected`: what was looked for instead, as nothing has what was typed; `is_near`: nothing has all of it.
    """

    q: str
    items: list[SearchItemOut]
    total: int
    counts: KindCountsOut
    corrected: str | None
    is_near: bool
    page: int
    page_size: int


class SuggestionOut(Out):
    """`query`: something to search for; the others are what they are called and lead to their page."""

    kind: Literal["query", "course", "degree", "article", "teacher"]
    text: str
    pieces: list[PieceOut]
    link: str | None


class SuggestionsOut(Out):
    items: list[SuggestionOut]


class SynonymsQuery(PageQuery):
    q: Annotated[str, Field(max_length=LONGEST_WORD)] = ""


class SynonymsIn(Schema):
    """Words that mean the same, at least two."""

    words: Annotated[list[SynonymText], Field(min_length=2, max_length=MOST_SYNONYMS)]


class SynonymsOut(Out):
    id: int
    words: list[str]


class AskedFilters(PageQuery):
    """`in_vain`: only that of which nothing was found."""

    in_vain: bool = False


class SearchedOut(Out):
    """By how many visitors within the last thirty days."""

    text: str
    visitors: int
    results: int
