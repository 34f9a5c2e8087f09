"""What must be true of the whole database at any moment, each looked for by its opposite, in queries.

Source: docs/rules/invariants.md
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from luffy.invariants import (
    access,
    audit,
    catalogue,
    certificates,
    coupons,
    deductions,
    degrees,
    due_dates,
    gateway,
    ledger,
    orders,
    outside,
    payments,
    penalties,
    pricing,
    promises,
    refunds,
    reviews,
    search,
)
from luffy.invariants import journal as journals
from luffy.invariants.books import Books, Find
from luffy.invariants.journal import JournalUnreadable

__all__ = ["INVARIANTS", "Invariant", "JournalUnreadable", "Violation", "check", "look"]


@dataclass(frozen=True, slots=True)
class Invariant:
    title: str
    find: Find


INVARIANTS: dict[str, Invariant] = {
    "I1": Invariant("All money taken paid an order or goes back", gateway.money_taken),
    "I2": Invariant("What is paid for is open, and nothing else", access.openings),
    "I3": Invariant("An order asks and gets the sum of its lines", orders.amounts),
    "I4": Invariant("The gateway's money equals ours", gateway.totals),
    "I5": Invariant("Balances are the sum of their transfers", ledger.wallets),
    "I6": Invariant("Berries are held for unpaid orders only", ledger.holds),
    "I7": Invariant("A coupon is on one order at most", coupons.uses),
    "I8": Invariant("No more coupons than there are", coupons.claims),
    "I9": Invariant("One enrolment at a time", access.enrolments),
    "I10": Invariant("Orders have lines that do not change", orders.lines),
    "I11": Invariant("One key, one order", orders.keys),
    "I12": Invariant("A notice that comes again changes nothing", promises.repeats),
    "I13": Invariant("Only what fits our books moves them", promises.beliefs),
    "I14": Invariant("Money that has no order goes back soon", promises.late_money),
    "I15": Invariant("A payment nobody told us of is found", promises.lost_notices),
    "I16": Invariant("What is granted comes back, once", refunds.given_back),
    "I17": Invariant("Closed orders gave back what they held", ledger.releases),
    "I18": Invariant("Orders cost what the rules say", pricing.prices),
    "I19": Invariant("Lines add up in every part", orders.splits),
    "I20": Invariant("Every change of state was audited", audit.trails),
    "I22": Invariant("Nothing is stuck", payments.delays),
    "I23": Invariant("A mentor's fee is the sum of its statement", degrees.fees),
    "I24": Invariant("Homework moves what its grades say, once", degrees.rewards),
    "I25": Invariant("Graduates have one scholarship", degrees.scholarships),
    "I26": Invariant("Mentors of graduates are paid", degrees.pay),
    "I27": Invariant("Due dates are as planned", due_dates.due_dates),
    "I28": Invariant("Homework stands where its newest hand-in stands", degrees.homework),
    "I29": Invariant("A degree stands where its days say", degrees.enrolments),
    "I31": Invariant("A rating is the sum of the reviews that count", reviews.ratings),
    "I32": Invariant("Counters are the number of votes", reviews.counters),
    "I33": Invariant("Large penalties wait for approval", penalties.penalties),
    "I34": Invariant("The history of a course is whole", catalogue.versions),
    "I40": Invariant("What is found is found by its own words", search.words),
    "I44": Invariant("Deliveries stand where their last try left them", outside.deliveries),
    "I45": Invariant("Who has left is nobody", outside.departures),
    "I48": Invariant("Certificates were earned", certificates.earned),
    "I49": Invariant("What counts towards a degree counts once", deductions.deductions),
}


@dataclass(frozen=True, slots=True)
class Violation:
    """`total` is how many this invariant found; only the first twenty of them are told."""

    invariant: str
    subject: str
    problem: str
    total: int

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    def __str__(self) -> str:
        return f"{self.invariant} {self.subject} {self.problem}"


def check(*, journal: str | None = None, token: str = "", now: datetime) -> list[Violation]:
    """What is broken, by invariant and subject; empty when all is well. Changes nothing.

    `journal` is the address of a sandbox gateway whose money to compare, `token` opens it. All is read as of
    one moment. Let notices and jobs that are under way come to their end before you compare with a journal.

    Raises:
        JournalUnreadable
    """
    # First the journal: what it tells by then we may know later, never the other way round.
    books = Books(now, journals.read(journal, token=token) if journal else None)
    with _one_moment():
        return look(books)


def look(books: Books) -> list[Violation]:
    """`check`, of books that are at hand."""
    return [
        Violation(number, finding.subject, finding.problem, findings.total)
        for number, invariant in INVARIANTS.items()
        for findings in [invariant.find(books)]
        for finding in findings.first
    ]


@contextmanager
def _one_moment() -> Iterator[None]:
    """Read everything as it stood at the first query, for as long as it takes.

    Inside a transaction it is that one's view.
    """
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        yield
