from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from luffy.core.envelope import Out
from luffy.invoices.models import LONGEST_TITLE
from luffy.orders.schemas import ProblemOut

BuyerName = Literal["personal", "company"]
StateName = Literal["requested", "issued", "failed", "withdrawn"]
Name = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=LONGEST_TITLE, pattern=r"^[^\x00-\x1f\x7f]*$"
    ),
]

# One address, no list of them.
Address = Annotated[
    str, Field(max_length=254, pattern=r"^$|^[^@\s,;:<>()\"]+@[^@\s,;:<>()\"]+\.[^@\s,;:<>()\"]+$")
]


class TitleIn(Schema):
    """`tax_number` is for companies only: the unified social credit code of 18 signs."""

    buyer: BuyerName
    name: Name
    tax_number: Annotated[str, Field(max_length=40)] = ""
    email: Address = ""


class TitleOut(Out):
    id: int
    buyer: BuyerName
    name: str
    tax_number: str
    email: str


class TaxNumberOut(Out):
    """The number as it will be written."""

    tax_number: str


class InvoiceLineOut(Out):
    name: str
    amount_fen: int


class InvoiceOut(Out):
    """Amounts are below zero on a red invoice, which names the blue one it takes back in `reddens`.

    `taken_back_fen` is the sum of a blue one's red ones that are issued: with `amount_fen` it gives what still counts.
    `problem` says in words why it is not issued yet or has failed.
    """

    number: str
    order: str
    color: Literal["blue", "red"]
    reddens: str | None
    state: StateName
    state_label: str
    buyer: BuyerName
    title: str
    tax_number: str
    email: str
    lines: list[InvoiceLineOut]
    amount_fen: int
    taken_back_fen: int
    official_number: str | None
    problem: str | None
    requested_at: datetime
    issued_at: datetime | None


class OrderInvoicesOut(Out):
    """What can be invoiced of an order, or why nothing can; and the invoices it has."""

    order: str
    lines: list[InvoiceLineOut]
    amount_fen: int
    problem: ProblemOut | None
    invoices: list[InvoiceOut]


class OpsInvoiceOut(Out):
    """For operators: names of persons and addresses are masked."""

    number: str
    order: str
    color: Literal["blue", "red"]
    state: StateName
    state_label: str
    buyer: BuyerName
    title: str
    tax_number: str
    email: str
    amount_fen: int
    provider: str
    official_number: str | None
    tries: int
    last_error: str
    requested_at: datetime
    next_try_at: datetime | None
    issued_at: datetime | None


class OpsInvoiceInFullOut(OpsInvoiceOut):
    """One invoice with nothing masked, and what it is over."""

    username: str
    reddens: str | None
    lines: list[InvoiceLineOut]
    taken_back_fen: int
