"""The kinds of texts that people write, each registered by the app that owns it.

    register(Kind("comment", _("评论"), shown=..., set_visibility=...))

in the `ready()` of the app's config. A text is named `comment:12`: its kind, and its number there.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from luffy.moderation.errors import TargetNotFound
from luffy.moderation.models import Visibility


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as operators see it; `link` leads to where it stands, empty when it stands nowhere."""

    text: str
    author_id: int
    author: str
    link: str
    visibility: Visibility


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    label: Promise | str
    # Those of these numbers that are there, in one query whatever their number.
    shown: Callable[[Sequence[int]], Mapping[int, Shown]]
    # Called in the transaction of the decision. What is gone meanwhile is left alone.
    set_visibility: Callable[[int, Visibility], None]


_KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind known. The same name again takes its place."""
    _KINDS[kind.name] = kind


def kinds() -> list[Kind]:
    return sorted(_KINDS.values(), key=lambda kind: kind.name)


def target_of(kind: str, number: int) -> str:
    return f"{kind}:{number}"


def parted(target: str) -> tuple[Kind, int]:
    """The kind and the number. Raises: TargetNotFound, for a kind that nobody registered too."""
    name, _, number = target.partition(":")
    kind = _KINDS.get(name)
    if kind is None or not number.isdecimal():
        raise TargetNotFound
    return kind, int(number)


def shown(target: str) -> Shown:
    """One text. Raises: TargetNotFound."""
    kind, number = parted(target)
    found = kind.shown([number]).get(number)
    if found is None:
        raise TargetNotFound
    return found


def all_shown(targets: Iterable[str]) -> dict[str, Shown]:
    """Many texts, by one query for each kind; those that are gone are not in it."""
    numbers: dict[str, list[int]] = {}
    for target in targets:
        name, _, number = target.partition(":")
        if name in _KINDS:
            numbers.setdefault(name, []).append(int(number))
    return {
        target_of(name, number): text
        for name, wanted in numbers.items()
        for number, text in _KINDS[name].shown(wanted).items()
    }
