"""How the money of an approved withdrawal gets to the bank.

A provider is asked outside of any transaction and perhaps twice for one withdrawal: what has the same number is
sent once.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from luffy.core.money import Fen
from luffy.wallet.payees import Payee


@dataclass(frozen=True, slots=True)
class Payout:
    """What is to be sent; `number` is the withdrawal's."""

    number: str
    amount_fen: Fen
    payee: Payee


class Outcome(StrEnum):
    PAID = "paid"
    FAILED = "failed"
    # Somebody will say how it ended: a person, or the provider's own notice.
    WAITS = "waits"


@dataclass(frozen=True, slots=True)
class Answer:
    """`reference` is the bank's, of what was paid; `problem` says why it was not."""

    outcome: Outcome
    reference: str = ""
    problem: str = ""


class Provider(Protocol):
    def send(self, payout: Payout) -> Answer:
        """Send the money, or see what became of it."""
