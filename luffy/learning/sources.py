"""Where grants come from: each app that opens courses says what somebody holds, in the words of `access.Grant`.

    register("degrees", modules_open_to)

in the `ready()` of the app's config. A source gives rows of five columns, which become one query with all others:
the course (None: every course for members), means, first day, last day, and whether it is paused.

Source: docs/decisions/0032-where-access-comes-from.md
"""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import QuerySet

# Of these courses, or of every course.
Source = Callable[[int, Collection[int] | None], QuerySet[Any, Any]]

_SOURCES: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Make known what is asked for an account's grants of some courses. The same name takes its place."""
    _SOURCES[name] = source


def sources() -> list[Source]:
    return [_SOURCES[name] for name in names()]


def names() -> list[str]:
    return sorted(_SOURCES)
