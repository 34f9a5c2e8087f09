"""Schemas go by their class names alone in the OpenAPI document: of two with one name, one would vanish."""

from collections import defaultdict
from collections.abc import Iterator

from pydantic import BaseModel

import luffy.api


def every(kind: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for below in kind.__subclasses__():
        yield below
        yield from every(below)


def test_no_two_answers_or_bodies_have_the_same_name():
    assert luffy.api.api
    homes: dict[str, set[str]] = defaultdict(set)
    for schema in every(BaseModel):
        if schema.__module__.startswith("luffy.") and schema.__name__.endswith(("Out", "In")):
            homes[schema.__name__].add(schema.__module__)
    assert {name: found for name, found in homes.items() if len(found) > 1} == {}
