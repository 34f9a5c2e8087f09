"""What issues invoices: the protocol that a tax platform's adapter fulfils, and the one that is built in."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class DraftLine:
    name: str
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Draft:
    """All that is on an invoice. Amounts include tax and are below zero on a red one."""

    number: str
    order_number: str
    date: date
    is_personal: bool
    title: str
    tax_number: str
    email: str
    lines: tuple[DraftLine, ...]
    amount_fen: int
    # The official number of the blue invoice that this red one takes back, in part or whole.
    reddens: str | None


@dataclass(frozen=True, slots=True)
class Issued:
    official_number: str
    pdf: bytes


class Refused(Exception):
    """It was not issued and will not be until what is said here has been put right. Shown to the learner."""


class Unavailable(Exception):
    """No answer, or one that leaves open whether it was issued. It is asked again."""


class Provider(Protocol):
    """Issues invoices. Called outside of any transaction, and more than once for the same invoice."""

    name: str

    def issue(self, draft: Draft) -> Issued:
        """Issue it; the same `draft.number` again gives the same invoice and never a second one.

        Raises: Refused, Unavailable.
        """
        ...
