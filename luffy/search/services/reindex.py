"""Whether the stored search words are those of the rows, and putting right what is not.

Source: docs/rules/search.md
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.db.models import Model

from luffy.catalog import indexing
from luffy.catalog.models import Course, DegreeCourse, Teacher
from luffy.community.models import Article
from luffy.community.services import indexing as articles

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Indexed:
    """A kind of rows: what its rows should be found by, and which of them are found by something else."""

    model: type[Model]
    documents: Callable[[Sequence[int]], dict[int, str]]
    differing: Callable[[Mapping[int, str]], list[int]]
    refresh: Callable[[Sequence[int]], int]
    # What a row without words lacks.
    lacks: str = "search"


def _of_catalog(model: type[Model], documents: Callable[[Sequence[int]], dict[int, str]]) -> Indexed:
    return Indexed(
        model,
        documents,
        partial(indexing.differing, model),
        lambda numbers: indexing.store(model, documents(numbers)),
    )


INDEXED: Mapping[str, Indexed] = {
    "course": _of_catalog(Course, indexing.course_documents),
    "degree": _of_catalog(DegreeCourse, indexing.degree_documents),
    "teacher": _of_catalog(Teacher, indexing.teacher_documents),
    "article": Indexed(
        Article, articles.article_documents, articles.differing, articles.refresh_articles, lacks="words"
    ),
}


def differences() -> Iterator[tuple[str, int]]:
    """Kind and number of each row that is found by other words than its own."""
    for kind, indexed in INDEXED.items():
        for numbers in _batches(indexed.model):
            yield from ((kind, number) for number in indexed.differing(indexed.documents(numbers)))


def reindex() -> dict[str, int]:
    """Make the words of all rows anew, in steps; how many of each kind differed."""
    changed = dict.fromkeys(INDEXED, 0)
    for kind, indexed in INDEXED.items():
        for numbers in _batches(indexed.model):
            with transaction.atomic():
                changed[kind] += indexed.refresh(numbers)
    return changed


def fill() -> int:
    """Make the words of rows that have none, such as those that are older than this search; how many there were."""
    found = 0
    for indexed in INDEXED.values():
        rows = indexed.model._default_manager.filter(**{f"{indexed.lacks}__isnull": True}).order_by("pk")  # noqa: SLF001 - of any model
        while numbers := list(rows.values_list("pk", flat=True)[:_BATCH]):
            found += indexed.refresh(numbers)
    return found


def _batches(model: type[Model]) -> Iterator[list[int]]:
    last = 0
    while True:
        rows = model._default_manager.filter(pk__gt=last).order_by("pk")  # noqa: SLF001 - of any model
        numbers = list(rows.values_list("pk", flat=True)[:_BATCH])
        if not numbers:
            return
        yield numbers
        last = numbers[-1]
