"""Who is meant: a part of the accounts, by what they did. Used by campaigns, announcements and grants alike.

Source: docs/rules/campaigns.md
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Upper

from luffy.accounts.models import Account
from luffy.accounts.names import normal
from luffy.campaigns.errors import SegmentIncomplete
from luffy.catalog.offers import product_of
from luffy.core.calendar import SHANGHAI
from luffy.core.sheets import SheetRow
from luffy.learning.queries.memberships import memberships_on
from luffy.orders.models import Order, OrderLine, OrderStatus

PAID = (OrderStatus.PAID, OrderStatus.REFUNDING, OrderStatus.REFUNDED)
# More than that is a job for a smaller filter.
MOST_ACCOUNTS = 20_000
NAME_COLUMN = "username"


class Who(StrEnum):
    EVERYBODY = "everybody"
    BOUGHT = "bought"
    NOT_BOUGHT = "not_bought"
    NEVER_BOUGHT = "never_bought"
    JOINED_SINCE = "joined_since"
    MEMBERS = "members"


@dataclass(frozen=True, slots=True)
class Segment:
    """A filter. `product` (`course:3`) goes with bought and not bought, `since` with joined since."""

    who: Who
    product: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A row of a file that names nobody, or nobody new. `what`: `missing`, `unknown`, `locked`, `twice`."""

    line: int
    value: str
    what: str


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a file names, and what is wrong with it."""

    account_ids: list[int]
    problems: list[Problem]


def accounts_of(segment: Segment, *, today: date) -> QuerySet[Account]:
    """Accounts in use that belong to it today. Raises: SegmentIncomplete, CourseNotFound, DegreeNotFound."""
    rows = Account.objects.filter(is_active=True)
    if segment.who is Who.MEMBERS:
        return rows.filter(Exists(memberships_on(today).filter(account=OuterRef("pk"))))
    return _FILTERS[segment.who](rows, segment)


def named_in(rows: Sequence[SheetRow]) -> Named:
    """Whom the column `username` names (or the first column, whatever it is called), row by row."""
    cells = [(row.line, _name_in(row), row.problem) for row in rows]
    found = _by_name({name for _line, name, _problem in cells if name})
    chosen: dict[int, None] = {}
    problems: list[Problem] = []
    for line, name, problem in cells:
        account = found.get(normal(name).upper())
        what = problem or _wrong(name, account, chosen)
        if what:
            problems.append(Problem(line, name[:64], what))
        elif account:
            chosen[account.pk] = None
    return Named(list(chosen), problems)


def _name_in(row: SheetRow) -> str:
    return (row.values.get(NAME_COLUMN) or next(iter(row.values.values()), "")).strip()


def _wrong(name: str, account: Account | None, chosen: dict[int, None]) -> str:
    if not name:
        return "missing"
    if account is None:
        return "unknown"
    if not account.is_active:
        return "locked"
    return "twice" if account.pk in chosen else ""


def _by_name(names: Iterable[str]) -> dict[str, Account]:
    """Accounts by their names in capitals; e-mail addresses are names too."""
    wanted = [normal(name).upper() for name in names]
    rows = Account.objects.annotate(upper_name=Upper("username"), upper_email=Upper("email"))
    by_name = {row.username.upper(): row for row in rows.filter(upper_name__in=wanted)}
    by_email = {
        row.email.upper(): row
        for row in rows.filter(upper_email__in=[name for name in wanted if "@" in name])
    }
    return {**by_email, **by_name}


def _orders_of() -> QuerySet[Order]:
    return Order.objects.filter(account=OuterRef("pk"), status__in=PAID)


def _lines_of(segment: Segment) -> QuerySet[OrderLine]:
    if not segment.product:
        raise SegmentIncomplete(field="product")
    product = product_of(segment.product)
    return OrderLine.objects.filter(order__account=OuterRef("pk"), order__status__in=PAID, product=product)


def _joined_since(rows: QuerySet[Account], segment: Segment) -> QuerySet[Account]:
    if segment.since is None:
        raise SegmentIncomplete(field="since")
    return rows.filter(date_joined__gte=datetime.combine(segment.since, time(), SHANGHAI))


_FILTERS: dict[Who, Callable[[QuerySet[Account], Segment], QuerySet[Account]]] = {
    Who.EVERYBODY: lambda rows, _segment: rows,
    Who.BOUGHT: lambda rows, segment: rows.filter(Exists(_lines_of(segment))),
    Who.NOT_BOUGHT: lambda rows, segment: rows.exclude(Exists(_lines_of(segment))),
    Who.NEVER_BOUGHT: lambda rows, _segment: rows.exclude(Exists(_orders_of())),
    Who.JOINED_SINCE: _joined_since,
}
