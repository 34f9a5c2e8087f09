"""Berries for tests, given by the real service."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from luffy.accounts.audit import SYSTEM_JOB, Actor
from luffy.accounts.models import Account
from luffy.accounts.permissions import Role
from luffy.core.calendar import day_of
from luffy.core.money import Berries
from luffy.wallet import withdrawals
from luffy.wallet.gifts import give
from luffy.wallet.models import OperatorGift, Origin, Transfer, Withdrawal
from luffy.wallet.payees import Payee
from luffy.wallet.services import Gift, grant
from luffy.wallet.withdrawals import Wish
from tests.factories.accounts import an_account

_numbers = count(1)


def berries_for(account: Account, amount: int, *, now: datetime | None = None) -> Transfer:
    """Give `amount` berries to the account, or take so many back where it is negative."""
    return grant(
        owner_id=account.pk,
        gift=Gift(Berries(amount), key=f"test:{account.pk}:{next(_numbers)}", reason="test"),
        by=SYSTEM_JOB,
        now=now or datetime.now(UTC),
    )


def earned_for(
    account: Account, amount: int, *, ripe: date | None = None, now: datetime | None = None
) -> Transfer:
    """Berries for something done; they can be withdrawn at once unless a later day is said."""
    now = now or datetime.now(UTC)
    gift = Gift(
        Berries(amount),
        key=f"test:{account.pk}:{next(_numbers)}",
        reason="test",
        origin=Origin.EARNED,
        withdrawable_from=ripe or day_of(now),
    )
    return grant(owner_id=account.pk, gift=gift, by=SYSTEM_JOB, now=now)


PAYEE = Payee(holder="王小明", bank="招商银行", account="6225880112345678")


def a_withdrawal(
    account: Account, amount: int = 100, *, now: datetime | None = None, **wish: Any
) -> Withdrawal:
    """Asked for, of what the account has earned."""
    wanted = {"payee": PAYEE, "idempotency_key": f"test-{next(_numbers)}", **wish}
    return withdrawals.request(
        owner_id=account.pk, wish=Wish(Berries(amount), **wanted), now=now or datetime.now(UTC), by=SYSTEM_JOB
    )


def a_waiting_gift(account: Account, amount: int = 5_000, *, by: Actor | None = None) -> OperatorGift:
    """An operator wants to give so much that a second one has to agree."""
    gift = Gift(Berries(amount), key=f"test-gift-{next(_numbers)}", reason="test")
    asker = by or Actor("test", an_account(role=Role.OPERATOR).pk)
    return give(username=account.username, gift=gift, by=asker, now=datetime.now(UTC))
