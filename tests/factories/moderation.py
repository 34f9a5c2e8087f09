"""Texts that can be moderated: a board of its own, for tests of what every kind has in common."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count

from luffy.accounts.models import Account
from luffy.moderation import kinds
from luffy.moderation.kinds import Kind, Shown
from luffy.moderation.models import Case, Visibility
from luffy.moderation.services import Opinion, examine, hold

_numbers = count(1)


class Board:
    """Notes that people pin to it, kept here; `note:1` is the first."""

    def __init__(self) -> None:
        self.notes: dict[int, Shown] = {}
        self.looks = 0

    def pin(self, author: Account, text: str = "大家好", *, now: datetime | None = None) -> str:
        """Pin a note as an app would; gives its target."""
        opinion = examine(text, account=author)
        return self.put(author, opinion, now=now)

    def put(self, author: Account, opinion: Opinion, *, now: datetime | None = None) -> str:
        number = next(_numbers)
        target = kinds.target_of("note", number)
        self.notes[number] = Shown(
            opinion.text, author.pk, author.username, f"/board#{number}", opinion.visibility
        )
        hold(target, opinion, author_id=author.pk, now=now or datetime.now(UTC))
        return target

    def visibility(self, target: str) -> Visibility:
        return self.notes[int(target.partition(":")[2])].visibility

    def shown(self, numbers: Sequence[int]) -> Mapping[int, Shown]:
        self.looks += 1
        return {number: self.notes[number] for number in numbers if number in self.notes}

    def set_visibility(self, number: int, visibility: Visibility) -> None:
        old = self.notes[number]
        self.notes[number] = Shown(old.text, old.author_id, old.author, old.link, visibility)


@contextmanager
def a_board() -> Iterator[Board]:
    """A board that is known as long as the test lasts."""
    board = Board()
    kinds.register(Kind("note", "便签", shown=board.shown, set_visibility=board.set_visibility))
    try:
        yield board
    finally:
        kinds._KINDS.pop("note")


def case_of(target: str) -> Case:
    return Case.objects.get(target=target)
