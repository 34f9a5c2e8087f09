"""What an invariant looks at, and how it tells what it found."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from luffy.coupons.models import RecordStatus
from luffy.orders.models import Fulfilment, OrderStatus
from luffy.wallet.models import AccountKind, WithdrawalState

# Of one invariant; the rest is counted.
MOST_TOLD = 20

# What the queries call the numbers in the rows.
WORDS: dict[str, Any] = {
    "pending": OrderStatus.PENDING.value,
    "paid": OrderStatus.PAID.value,
    "paid_for": [OrderStatus.PAID.value, OrderStatus.REFUNDING.value, OrderStatus.REFUNDED.value],
    "closed": [OrderStatus.CANCELLED.value, OrderStatus.EXPIRED.value],
    "opened": Fulfilment.DONE.value,
    "not_opened": Fulfilment.ERROR.value,
    "available": AccountKind.AVAILABLE.value,
    "held": AccountKind.HELD.value,
    "revenue": AccountKind.REVENUE.value,
    "issued": AccountKind.ISSUED.value,
    "withdrawing": AccountKind.WITHDRAWING.value,
    "paid_out": AccountKind.PAID_OUT.value,
    "withdrawal_paid": WithdrawalState.PAID.value,
    "record_used": RecordStatus.USED.value,
    "record_held": RecordStatus.HELD.value,
    "most_told": MOST_TOLD,
}


@dataclass(frozen=True, slots=True)
class Books:
    """The moment of the check, and the gateway's journal as JSON text, where there is one."""

    now: datetime
    journal: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that should not be: `subject` is `kind:number`, `problem` says what is wrong with it."""

    subject: str
    problem: str


@dataclass(frozen=True, slots=True)
class Findings:
    """The first `MOST_TOLD` findings by subject, and how many there are in all."""

    total: int = 0
    first: tuple[Finding, ...] = ()

    def __add__(self, other: "Findings") -> "Findings":
        first = sorted([*self.first, *other.first])[:MOST_TOLD]
        return Findings(self.total + other.total, tuple(first))


Find = Callable[[Books], Findings]

_TOLD = """
SELECT subject, problem, count(*) OVER () FROM ({}) AS broken (subject, problem)
ORDER BY subject, problem LIMIT %(most_told)s
"""

_GUARDS = """
SELECT 'guard:' || wanted, 'the trigger is missing or disabled'
FROM unnest(%(guards)s::text[]) AS wanted
WHERE NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = wanted AND tgenabled <> 'D')
"""


def find(*queries: str, **parameters: Any) -> Findings:
    """What these queries give: each selects the subject and the problem of everything that is broken."""
    union = " UNION ALL ".join(f"({query})" for query in queries)
    with connection.cursor() as cursor:
        cursor.execute(_TOLD.replace("{}", union), {**WORDS, **parameters})
        rows = cursor.fetchall()
    total = rows[0][2] if rows else 0
    return Findings(total, tuple(Finding(subject, problem) for subject, problem, _ in rows))


def missing_guards(*triggers: str) -> Findings:
    """Those of these triggers that do not watch: what they forbid leaves no trace in the rows."""
    return find(_GUARDS, guards=list(triggers))
