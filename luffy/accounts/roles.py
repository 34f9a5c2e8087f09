"""Giving roles and taking them away.

Source: docs/rules/permissions.md
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from luffy.accounts import services
from luffy.accounts.audit import Actor, record
from luffy.accounts.errors import AccountNotFound, LastAdministrator
from luffy.accounts.models import Account
from luffy.accounts.permissions import OFFICE, Role


@dataclass(frozen=True, slots=True)
class Rank:
    """What somebody is to be; an administrator may do everything, whatever her role."""

    role: Role
    is_superuser: bool


@transaction.atomic
def appoint(account_id: int, rank: Rank, *, reason: str, by: Actor, now: datetime) -> Account:
    """Give the account this rank. What it already is stays as it is, and nothing is written.

    Every way in of the account ends: rights that are new or gone begin with a new sign-in.

    Raises: AccountNotFound, LastAdministrator.
    """
    # All administrators are locked, so that of two who take each other's rights one comes too late.
    locked = (
        Account.objects.select_for_update().filter(Q(is_superuser=True) | Q(pk=account_id)).order_by("pk")
    )
    rows = {account.pk: account for account in locked}
    account = rows.get(account_id)
    if account is None:
        raise AccountNotFound
    before = _rank(account)
    account.role, account.is_superuser = rank.role, rank.is_superuser
    account.is_staff = rank.is_superuser or rank.role in OFFICE
    if before == _rank(account):
        return account
    if not any(one.is_superuser and one.is_active for one in rows.values()):
        raise LastAdministrator
    account.save(update_fields=["role", "is_superuser", "is_staff"])
    change = (before, _rank(account))
    record("role.changed", f"account:{account.pk}", by=by, now=now, change=change, reason=reason)
    services.end_every_way_in(account, now=now)
    return account


def _rank(account: Account) -> dict[str, Any]:
    return {
        "role": Role(account.role).name.lower(),
        "is_superuser": account.is_superuser,
        "is_staff": account.is_staff,
    }
