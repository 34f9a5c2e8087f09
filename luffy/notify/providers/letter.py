"""What goes out, to whom, and what a way out has to be able to do."""

from dataclasses import dataclass
from typing import Protocol


class CannotReach(Exception):
    """There is no way to this reader, and trying again will not make one."""


class TryLater(Exception):
    """The way is closed just now."""


@dataclass(frozen=True)
class Reader:
    username: str
    email: str = ""
    phone: str = ""
    openid: str = ""


@dataclass(frozen=True)
class Letter:
    """A notification in the reader's language. Addresses are whole; `page_url` may be empty."""

    title: str
    text: str
    page_url: str
    preferences_url: str
    # For people, and for mail programs; empty where nothing can be stopped.
    unsubscribe_url: str = ""
    one_click_url: str = ""


class Provider(Protocol):
    """A channel's way out. Called outside of transactions: it may take its time."""

    def send(self, letter: Letter, *, to: Reader) -> None:
        """Send it, in the active language.

        Raises: CannotReach, TryLater.
        """
