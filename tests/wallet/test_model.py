"""Whatever is done in whatever order: lots, balances, transfers and what is owed say the same, and nothing is lost."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from luffy.accounts.audit import SYSTEM_JOB, Actor
from luffy.accounts.permissions import Role
from luffy.core.money import Berries
from luffy.wallet import withdrawals
from luffy.wallet.errors import NotEnoughBerries, NotWithdrawable, WithdrawalCannotMove
from luffy.wallet.liability import liability
from luffy.wallet.models import BerryLot, Origin, Withdrawal
from luffy.wallet.queries import wallet
from luffy.wallet.services import (
    CAPTURE,
    HOLD,
    RELEASE,
    SPEND,
    Gift,
    TransferConflict,
    give_back,
    grant,
    lock_wallet,
    transfer,
)
from tests.factories.accounts import an_account
from tests.factories.wallet import a_withdrawal
from tests.wallet.books import adds_up

START = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
amounts = st.integers(1, 60)


class Purse(RuleBasedStateMachine):
    """One person's berries, with a model of plain numbers beside."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers = count(1)
        self.owner = an_account()
        self.operator = Actor("api", an_account(role=Role.OPERATOR).pk)
        self.now = START
        self.owed = self.given = 0
        # What each order holds or spent.
        self.held: dict[str, int] = {}
        self.spent: dict[str, int] = {}
        self.rows: list[Withdrawal] = []

    def _move(self, posting, amount: int, order: str) -> None:
        with transaction.atomic():
            key = f"order:{order}:{posting.name}"
            transfer(lock_wallet(self.owner.pk), posting, Berries(amount), key=key, now=self.now)

    @rule(amount=amounts, origin=st.sampled_from(Origin), ripe_days=st.integers(-3, 3))
    def earn(self, amount, origin, ripe_days):
        ripe = self.now.date() + timedelta(days=ripe_days) if origin is Origin.EARNED else None
        gift = Gift(
            Berries(amount), key=f"{next(self.numbers)}", reason="x", origin=origin, withdrawable_from=ripe
        )
        grant(owner_id=self.owner.pk, gift=gift, by=SYSTEM_JOB, now=self.now)
        self.owed += amount
        self.given += amount

    @rule(amount=amounts)
    def take_back(self, amount):
        gift = Gift(Berries(-amount), key=f"{next(self.numbers)}", reason="x")
        with suppress(NotEnoughBerries):
            grant(owner_id=self.owner.pk, gift=gift, by=SYSTEM_JOB, now=self.now)
            self.owed -= amount

    @rule(amount=amounts, at_once=st.booleans())
    def order(self, amount, at_once):
        number = f"O{next(self.numbers)}"
        with suppress(NotEnoughBerries):
            self._move(SPEND if at_once else HOLD, amount, number)
            (self.spent if at_once else self.held)[number] = amount
            self.owed -= amount if at_once else 0

    @rule(which=st.integers(0), paid=st.booleans())
    def end_order(self, which, paid):
        if not self.held:
            return
        number = sorted(self.held)[which % len(self.held)]
        amount = self.held.pop(number)
        self._move(CAPTURE if paid else RELEASE, amount, number)
        if paid:
            self.spent[number] = amount
            self.owed -= amount

    @rule(which=st.integers(0), amount=amounts)
    def refund(self, which, amount):
        if not self.spent:
            return
        number = sorted(self.spent)[which % len(self.spent)]
        key = f"order:{number}:refund:{next(self.numbers)}"
        try:
            with transaction.atomic():
                purse = lock_wallet(self.owner.pk)
                give_back(purse, Berries(amount), order_number=number, key=key, now=self.now, memo="x")
        except TransferConflict:
            assert amount > self.spent[number]
            return
        self.spent[number] -= amount
        self.owed += amount

    @rule(amount=amounts)
    def withdraw(self, amount):
        ripe = wallet(self.owner.pk, self.now.date())["withdrawable"]
        try:
            self.rows.append(a_withdrawal(self.owner, amount, now=self.now))
        except (NotWithdrawable, NotEnoughBerries):
            assert amount > ripe
        else:
            assert amount <= ripe

    @rule(which=st.integers(0), how=st.sampled_from(["approve", "refuse", "paid", "failed", "cancel"]))
    def decide(self, which, how):
        if not self.rows:
            return
        row = self.rows[which % len(self.rows)]
        told = {"number": row.number, "now": self.now}
        before = Withdrawal.objects.get(pk=row.pk).state
        with suppress(WithdrawalCannotMove):
            if how == "cancel":
                withdrawals.cancel(owner_id=self.owner.pk, by=SYSTEM_JOB, **told)
            elif how == "approve":
                withdrawals.approve(by=self.operator, **told)
            elif how == "paid":
                withdrawals.paid(by=self.operator, reference=f"B-{row.number}", **told)
                self.owed -= row.amount_berries if before != Withdrawal.objects.get(pk=row.pk).state else 0
            else:
                decide = withdrawals.refuse if how == "refuse" else withdrawals.failed
                decide(by=self.operator, reason="x", **told)

    @rule(days=st.integers(1, 40))
    def wait(self, days):
        self.now += timedelta(days=days)

    @invariant()
    def everything_adds_up(self):
        assert adds_up(self.owner)
        report = liability(self.now.date())
        assert (report["owed"], report["ledger"]) == (self.owed, self.owed)
        assert sum(lot.amount_berries for lot in BerryLot.objects.filter(owner=self.owner)) == self.given

    @invariant()
    def the_past_does_not_change(self):
        assert liability(date(2026, 3, 1))["owed"] == 0


@pytest.mark.django_db
@pytest.mark.timeout(300)
def test_any_sequence_of_moves_leaves_the_books_equal(settings: object) -> None:
    settings.WITHDRAWAL_MINIMUM_BERRIES = 1
    settings.WITHDRAWAL_TWO_PERSONS_ABOVE_BERRIES = 1_000

    class Fresh(Purse):
        def teardown(self) -> None:
            transaction.savepoint_rollback(self.before)

        def __init__(self) -> None:
            self.before = transaction.savepoint()
            super().__init__()

    run_state_machine_as_test(Fresh, settings=SMALL)


SMALL = settings(
    max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
