"""Reading the audit trail.

Source: docs/rules/audit.md
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from ipaddress import IPv4Address, IPv6Address

from django.db.models import QuerySet

from luffy.accounts.models import Account, AuditEntry
from luffy.accounts.queries import find_account
from luffy.core.calendar import SHANGHAI

# Signing in, well or not, each with where from.
SIGN_INS = ("sign_in", "sign_in.failed", "sign_in.second_factor", "sign_in.code_failed")
GOOD_SIGN_INS = ("sign_in", "sign_in.second_factor")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for; what is empty is not asked. Both days belong to the range."""

    person: str = ""
    # `order:20…`, or only its kind: `order:`.
    subject: str = ""
    # One action, or with its beginning: `refund`.
    action: str = ""
    source: str = ""
    address: IPv4Address | IPv6Address | None = None
    first_day: date | None = None
    last_day: date | None = None


def entries(wanted: Wanted) -> QuerySet[AuditEntry]:
    """What was done, newest first."""
    rows = AuditEntry.objects.select_related("actor").order_by("-id")
    if wanted.person:
        account = find_account(wanted.person)
        rows = rows.filter(actor=account) if account else rows.none()
    if wanted.subject:
        whole = {"subject": wanted.subject}
        rows = rows.filter(
            **({"subject__startswith": wanted.subject} if wanted.subject.endswith(":") else whole)
        )
    if wanted.action:
        rows = rows.filter(action__startswith=wanted.action)
    if wanted.source:
        rows = rows.filter(source=wanted.source)
    return _where_and_when(rows, wanted)


def sign_ins(wanted: Wanted, *, is_good: bool | None) -> QuerySet[AuditEntry]:
    """Who came in, or tried to, newest first. `person` also finds the failures at her account."""
    bad = tuple(action for action in SIGN_INS if action not in GOOD_SIGN_INS)
    actions = {None: SIGN_INS, True: GOOD_SIGN_INS, False: bad}[is_good]
    rows = AuditEntry.objects.filter(action__in=actions)
    if wanted.person:
        account = find_account(wanted.person)
        rows = rows.filter(subject=f"account:{account.pk}") if account else rows.none()
    return _where_and_when(rows.order_by("-id"), wanted)


def names_of(rows: Sequence[AuditEntry]) -> dict[str, str]:
    """The names of the accounts that these entries are about, by subject."""
    numbers = {row.subject.partition(":")[2] for row in rows if row.subject.startswith("account:")}
    found = Account.objects.filter(pk__in=[number for number in numbers if number.isdecimal()])
    return {f"account:{pk}": name for pk, name in found.values_list("pk", "username")}


def _where_and_when(rows: QuerySet[AuditEntry], wanted: Wanted) -> QuerySet[AuditEntry]:
    if wanted.address:
        rows = rows.filter(address=str(wanted.address))
    if wanted.first_day:
        rows = rows.filter(at__gte=_midnight(wanted.first_day))
    if wanted.last_day and wanted.last_day < date.max:
        rows = rows.filter(at__lt=_midnight(wanted.last_day + timedelta(days=1)))
    return rows


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)
