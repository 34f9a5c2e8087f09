"""Berries for tests, given by the real service."""

from datetime import UTC, datetime
from itertools import count

from luffy.accounts.audit import SYSTEM_JOB
from luffy.accounts.models import Account
from luffy.core.money import Berries
from luffy.wallet.models import Transfer
from luffy.wallet.services import Gift, grant

_numbers = count(1)


def berries_for(account: Account, amount: int, *, now: datetime | None = None) -> Transfer:
    """Give `amount` berries to the account, or take so many back where it is negative."""
    return grant(
        owner_id=account.pk,
        gift=Gift(Berries(amount), key=f"test:{account.pk}:{next(_numbers)}", reason="test"),
        by=SYSTEM_JOB,
        now=now or datetime.now(UTC),
    )
