"""Addresses of lists: the same names and values as the API's parameters, those that change nothing left out."""

from collections.abc import Mapping
from typing import Any, TypeVar
from urllib.parse import urlencode

from pydantic import ValidationError

from luffy.catalog.schemas import CourseFilters
from luffy.core.paging import PageQuery

Q = TypeVar("Q", bound=PageQuery)
API = "/api/v1"
# What a list's address does not tell: how many rows there are on a page is the page's own affair.
_NOT_TOLD = frozenset({"page_size"})


def asked_of(schema: type[Q], given: Mapping[str, str], *, page_size: int) -> Q:
    """The question in an address that people may have written by hand: what makes no sense in it is left out."""
    known = {name: given[name] for name in schema.model_fields if given.get(name) and name not in _NOT_TOLD}
    try:
        return schema.model_validate({**known, "page_size": page_size})
    except ValidationError as error:
        wrong = {str(problem["loc"][0]) for problem in error.errors()}
        good = {name: text for name, text in known.items() if name not in wrong}
        return schema.model_validate({**good, "page_size": page_size})


def told(asked: PageQuery, **changes: Any) -> dict[str, Any]:
    """What differs from the usual question, by name in the alphabet's order."""
    values = {**asked.model_dump(mode="json"), **changes}
    usual = {name: field.default for name, field in type(asked).model_fields.items()}
    return {
        name: "true" if value is True else value
        for name, value in sorted(values.items())
        if value is not None and value != usual.get(name)
    }


def page_path(path: str, asked: PageQuery, **changes: Any) -> str:
    """The address of a list's page for people, with changes to what it asks."""
    values = {name: value for name, value in told(asked, **changes).items() if name not in _NOT_TOLD}
    return f"{path}?{urlencode(values)}" if values else path


def api_path(path: str, asked: PageQuery) -> str:
    """The address of the same at the API."""
    values = told(asked)
    return f"{API}{path}?{urlencode(values)}" if values else f"{API}{path}"


def is_search(asked: CourseFilters) -> bool:
    """Whether there is no end to questions of this kind: no pages for search engines."""
    return bool(asked.q.strip()) or asked.price_min is not None or asked.price_max is not None


def canonical(path: str, asked: PageQuery) -> str:
    """The one address for all orders of the same rows. Searches and price ranges are no pages of their own."""
    if isinstance(asked, CourseFilters):
        return page_path(path, asked, sort="default", q="", price_min=None, price_max=None)
    return page_path(path, asked)
