"""Pages of a list. Every list is paged and every page is capped."""

from collections.abc import Sequence
from typing import Annotated, Any, Generic, TypeVar

from django.db.models import QuerySet
from ninja import Schema
from pydantic import Field

from luffy.core.envelope import Out

T = TypeVar("T")
MAX_PAGE_SIZE = 100
# The largest id a row can have; a larger one in a path is malformed, not a database error.
MAX_ID = 2**63 - 1


class PageQuery(Schema):
    """Which page, counted from 1."""

    # The cap keeps OFFSET within reason; nobody reads page 10 001.
    page: Annotated[int, Field(ge=1, le=10_000)] = 1
    page_size: Annotated[int, Field(ge=1, le=MAX_PAGE_SIZE)] = 20

    @property
    def start(self) -> int:
        return (self.page - 1) * self.page_size

    @property
    def stop(self) -> int:
        return self.start + self.page_size


class Page(Out, Generic[T]):
    items: list[T]
    total: int
    page: int
    page_size: int


def page_of(rows: "QuerySet[Any] | Sequence[Any]", asked: PageQuery) -> dict[str, Any]:
    """One page of `rows`, in the shape of `Page`: two queries at most."""
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    items = list(rows[asked.start : asked.stop]) if asked.start < total else []
    return {"items": items, "total": total, "page": asked.page, "page_size": asked.page_size}
