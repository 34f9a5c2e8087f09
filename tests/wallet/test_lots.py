"""Each berry keeps its origin: what is spent first, and that the very same comes back."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from luffy.accounts.audit import SYSTEM_JOB
from luffy.accounts.models import Account
from luffy.core.money import Berries
from luffy.wallet.errors import NotEnoughBerries
from luffy.wallet.lots import LotsShort, Share, take
from luffy.wallet.models import AccountKind, BerryLot, LedgerAccount, LotUse, Origin, Transfer
from luffy.wallet.services import (
    CAPTURE,
    HOLD,
    RELEASE,
    SPEND,
    Gift,
    Posting,
    TransferConflict,
    give_back,
    grant,
    lock_wallet,
    transfer,
)
from tests.factories.accounts import an_account
from tests.wallet.books import adds_up

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
some_lots = st.lists(st.integers(0, 40), max_size=8).map(
    lambda sizes: [Share(number, Berries(size)) for number, size in enumerate(sizes)]
)


# --- which ones: pure ---


@pytest.mark.parametrize(
    ("amount", "taken"),
    [
        (0, []),
        (-3, []),
        (4, [Share(1, 4)]),
        (5, [Share(1, 5)]),
        (6, [Share(1, 5), Share(3, 1)]),
        (12, [Share(1, 5), Share(3, 7)]),
    ],
)
def test_lots_are_taken_in_their_order_and_an_empty_one_is_passed_over(amount, taken):
    assert take([Share(1, 5), Share(2, 0), Share(3, 7)], amount) == taken


def test_more_than_there_is_cannot_be_taken():
    with pytest.raises(LotsShort):
        take([Share(1, 5), Share(2, 7)], Berries(13))


@given(some_lots, st.integers(-5, 400))
def test_what_is_taken_is_the_amount_in_order_and_never_more_than_a_lot_has(lots, amount):
    there = sum(lot.amount for lot in lots)
    if amount > there:
        with pytest.raises(LotsShort):
            take(lots, amount)
        return

    taken = take(lots, amount)

    had = {lot.lot_id: lot.amount for lot in lots}
    assert sum(share.amount for share in taken) == max(amount, 0)
    assert all(0 < share.amount <= had[share.lot_id] for share in taken)
    assert [share.lot_id for share in taken] == sorted({share.lot_id for share in taken})
    # Only the last one may be left with something: a lot is emptied before the next is touched.
    assert all(share.amount == had[share.lot_id] for share in taken[:-1])


@given(some_lots, st.integers(0, 200), st.integers(0, 200))
def test_taking_twice_takes_the_same_as_taking_at_once(lots, first, second):
    if first + second > sum(lot.amount for lot in lots):
        return

    before = {share.lot_id: share.amount for share in take(lots, first)}
    rest = [Share(lot.lot_id, lot.amount - before.get(lot.lot_id, 0)) for lot in lots]
    for share in take(rest, second):
        before[share.lot_id] = before.get(share.lot_id, 0) + share.amount

    assert before == {share.lot_id: share.amount for share in take(lots, first + second)}


# --- and what the ledger makes of it ---


def gift(account: Account, amount: int, origin: Origin, *, ripe: date | None = None) -> BerryLot:
    key = f"lot-{BerryLot.objects.count()}"
    given = Gift(Berries(amount), key=key, reason="test", origin=origin, withdrawable_from=ripe)
    return grant(owner_id=account.pk, gift=given, by=SYSTEM_JOB, now=NOW).lot


def move(account: Account, posting: Posting, amount: int, key: str) -> Transfer:
    with transaction.atomic():
        return transfer(lock_wallet(account.pk), posting, Berries(amount), key=key, now=NOW)


def back(account: Account, amount: int, key: str, *, of: str = "") -> Transfer:
    number = of or key.split(":")[1]
    with transaction.atomic():
        wallet = lock_wallet(account.pk)
        return give_back(wallet, Berries(amount), order_number=number, key=key, now=NOW, memo="退费")


def left(*lots: BerryLot) -> list[tuple[int, int]]:
    """What is available and held of each."""
    rows = {row.pk: row for row in BerryLot.objects.all()}
    return [(rows[lot.pk].available_berries, rows[lot.pk].held_berries) for lot in lots]


@pytest.fixture
def account() -> Account:
    return an_account()


@pytest.fixture
def lots(account: Account) -> tuple[BerryLot, ...]:
    """Earned 20, in place of money 10, given 30, earned 5: in this order of time."""
    return (
        gift(account, 20, Origin.EARNED, ripe=TODAY),
        gift(account, 10, Origin.REFUND),
        gift(account, 30, Origin.PROMOTION),
        gift(account, 5, Origin.EARNED),
    )


@pytest.mark.django_db
class TestSpending:
    def test_a_gift_makes_a_lot_that_remembers_where_it_came_from(self, account, lots):
        earned, refund, promotion, unripe = lots

        assert (earned.origin, earned.amount_berries, earned.withdrawable_from) == (Origin.EARNED, 20, TODAY)
        assert (refund.origin, promotion.origin, unripe.withdrawable_from) == (
            Origin.REFUND,
            Origin.PROMOTION,
            None,
        )
        assert left(*lots) == [(20, 0), (10, 0), (30, 0), (5, 0)]
        assert adds_up(account)

    def test_promotion_is_spent_first_then_the_oldest(self, account, lots):
        move(account, HOLD, 25, "order:1:hold")
        assert left(*lots) == [(20, 0), (10, 0), (5, 25), (5, 0)]

        move(account, SPEND, 27, "order:2:spend")
        assert left(*lots) == [(0, 0), (8, 0), (0, 25), (5, 0)]

        move(account, CAPTURE, 25, "order:1:capture")
        assert left(*lots) == [(0, 0), (8, 0), (0, 0), (5, 0)]
        assert adds_up(account)

    def test_a_release_fills_the_very_lots_it_was_taken_from(self, account, lots):
        move(account, HOLD, 25, "order:1:hold")
        move(account, HOLD, 17, "order:2:hold")
        newer = gift(account, 100, Origin.PROMOTION)

        move(account, RELEASE, 17, "order:2:release")

        assert left(*lots, newer) == [(20, 0), (10, 0), (5, 25), (5, 0), (100, 0)]
        assert adds_up(account)

    def test_a_reinstated_order_takes_what_is_there_by_then(self, account, lots):
        move(account, HOLD, 30, "order:1:hold")
        move(account, RELEASE, 30, "order:1:release")
        move(account, SPEND, 25, "order:2:spend")

        move(account, SPEND, 30, "order:1:spend")
        back(account, 30, "order:1:refund")

        assert left(*lots) == [(20, 0), (10, 0), (5, 0), (5, 0)]
        assert adds_up(account)

    def test_nothing_is_taken_that_is_not_there(self, account, lots):
        with pytest.raises(NotEnoughBerries):
            move(account, HOLD, 66, "order:1:hold")

        assert left(*lots) == [(20, 0), (10, 0), (30, 0), (5, 0)]
        assert adds_up(account)

    def test_a_hold_takes_two_statements_more_than_it_took_without_lots(
        self, account, lots, django_assert_num_queries
    ):
        with transaction.atomic():
            wallet = lock_wallet(account.pk)
            # The key, both balances, the transfer; and the lots: which there are, and what is left of them.
            with django_assert_num_queries(3 + 2):
                transfer(wallet, HOLD, Berries(64), key="order:1:hold", now=NOW)


@pytest.mark.django_db
class TestGivingBack:
    def test_all_of_it_comes_back_as_what_it_was(self, account, lots):
        move(account, SPEND, 62, "order:1:spend")

        moved = back(account, 62, "order:1:refund")

        assert left(*lots) == [(20, 0), (10, 0), (30, 0), (5, 0)]
        assert (moved.transaction_type, moved.credit_balance_after) == (2, 65)
        assert adds_up(account)

    def test_of_a_part_what_was_taken_last_comes_back_first(self, account, lots):
        move(account, HOLD, 62, "order:1:hold")
        move(account, CAPTURE, 62, "order:1:capture")

        back(account, 7, "order:1:refund:1")
        assert left(*lots) == [(0, 0), (5, 0), (0, 0), (5, 0)]

        back(account, 30, "order:1:refund:2")
        assert left(*lots) == [(20, 0), (10, 0), (5, 0), (5, 0)]

        back(account, 25, "order:1:refund:3")
        assert left(*lots) == [(20, 0), (10, 0), (30, 0), (5, 0)]
        assert adds_up(account)

    def test_once_for_each_key_and_never_more_than_the_order_spent(self, account, lots):
        move(account, SPEND, 40, "order:1:spend")
        move(account, SPEND, 20, "order:2:spend")
        back(account, 30, "order:1:refund:1")

        back(account, 30, "order:1:refund:1")
        with pytest.raises(TransferConflict):
            back(account, 11, "order:1:refund:2")
        with pytest.raises(TransferConflict):
            back(account, 1, "order:1:refund:3", of="2")

        assert LedgerAccount.objects.get(owner=account, kind=AccountKind.AVAILABLE).balance_berries == 35
        assert adds_up(account)

    def test_what_was_earned_can_be_withdrawn_again_from_the_same_day(self, account, lots):
        move(account, SPEND, 50, "order:1:spend")

        back(account, 50, "order:1:refund")

        earned = BerryLot.objects.get(pk=lots[0].pk)
        assert (earned.available_berries, earned.withdrawable_from) == (20, TODAY)


@pytest.mark.django_db
class TestGifts:
    def test_the_same_key_for_berries_of_another_origin_is_refused(self):
        somebody = an_account("somebody")
        given = Gift(Berries(5), key="twice", reason="test")
        grant(owner_id=somebody.pk, gift=given, by=SYSTEM_JOB, now=NOW)
        earned = Gift(Berries(5), key="twice", reason="test", origin=Origin.EARNED, withdrawable_from=TODAY)

        with pytest.raises(TransferConflict):
            grant(owner_id=somebody.pk, gift=earned, by=SYSTEM_JOB, now=NOW)

        assert BerryLot.objects.get().origin == Origin.PROMOTION

    def test_a_mistaken_gift_is_taken_from_promotion_first(self, account, lots):
        grant(
            owner_id=account.pk,
            gift=Gift(Berries(-31), key="mistake", reason="误发"),
            by=SYSTEM_JOB,
            now=NOW,
        )

        assert left(*lots) == [(19, 0), (10, 0), (0, 0), (5, 0)]
        assert adds_up(account)


WRONG = [
    ("lot_never_more_than_came_in", "UPDATE wallet_berrylot SET available_berries = amount_berries + 1"),
    ("lot_never_more_than_came_in", "UPDATE wallet_berrylot SET held_berries = 1"),
    ("lot_never_more_than_came_in", "UPDATE wallet_berrylot SET withdrawing_berries = 1"),
    ("available_berries", "UPDATE wallet_berrylot SET available_berries = -1"),
    ("held_berries", "UPDATE wallet_berrylot SET held_berries = -1"),
    ("withdrawing_berries", "UPDATE wallet_berrylot SET withdrawing_berries = -1"),
    ("never changed or deleted", "UPDATE wallet_berrylot SET origin = 2"),
    ("never changed or deleted", "UPDATE wallet_berrylot SET amount_berries = 900"),
    ("never changed or deleted", "UPDATE wallet_berrylot SET withdrawable_from = '2026-01-01'"),
    ("never changed or deleted", "DELETE FROM wallet_berrylot"),
    ("never changed or deleted", "UPDATE wallet_lotuse SET amount_berries = 1"),
    ("never changed or deleted", "DELETE FROM wallet_lotuse"),
    (
        "lot_use_positive",
        (
            "INSERT INTO wallet_lotuse (transfer_id, lot_id, amount_berries)"
            " SELECT 0, id, 0 FROM wallet_berrylot LIMIT 1"
        ),
    ),
    (
        "lot_use_unique",
        (
            "INSERT INTO wallet_lotuse (transfer_id, lot_id, amount_berries)"
            " SELECT transfer_id, lot_id, 5 FROM wallet_lotuse LIMIT 1"
        ),
    ),
    *(
        (
            constraint,
            (
                "INSERT INTO wallet_berrylot (owner_id, origin, amount_berries, available_berries, held_berries,"
                " withdrawing_berries, withdrawable_from, made_by_id)"
                f" SELECT owner_id, {origin}, {amount}, 0, 0, 0, {ripe}, id + 1000 FROM wallet_transfer LIMIT 1"
            ),
        )
        for constraint, origin, amount, ripe in [
            ("lot_origin_known", 7, 5, "NULL"),
            ("lot_never_more_than_came_in", 0, 0, "NULL"),
            ("lot_withdrawable_if_earned", 0, 5, "'2026-01-01'"),
            ("lot_withdrawable_if_earned", 1, 5, "'2026-01-01'"),
        ]
    ),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("constraint", "statement"), WRONG)
def test_the_database_itself_refuses_lots_that_cannot_be(lots, constraint, statement):
    with (
        pytest.raises(IntegrityError, match=constraint),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert left(*lots) == [(20, 0), (10, 0), (30, 0), (5, 0)]
    assert LotUse.objects.count() == 4
