"""The berry ledger: nothing is lost, nothing goes below zero, nothing moves twice."""

from datetime import UTC, datetime
from random import Random
from threading import Event
from time import sleep

import pytest
from django.db import IntegrityError, connection, transaction

from luffy.accounts.audit import SYSTEM_JOB, Actor
from luffy.accounts.models import Account, AuditEntry
from luffy.core.money import Berries
from luffy.wallet.errors import GrantKeyReused, NotEnoughBerries
from luffy.wallet.gifts import give
from luffy.wallet.models import AccountKind, LedgerAccount, TransactionType, Transfer
from luffy.wallet.queries import balances, statement, statement_line
from luffy.wallet.services import (
    CAPTURE,
    GRANT,
    HOLD,
    RELEASE,
    Gift,
    Posting,
    TransferConflict,
    grant,
    lock_wallet,
    transfer,
)
from tests.factories.accounts import an_account
from tests.factories.wallet import berries_for
from tests.race import at_once

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
OPERATOR = Actor("admin")

pytestmark = pytest.mark.django_db


def move(account: Account, posting: Posting, amount: int, key: str) -> Transfer:
    with transaction.atomic():
        return transfer(lock_wallet(account.pk), posting, Berries(amount), key=key, now=NOW)


def books(account: Account) -> dict[str, int]:
    """What is in the four accounts of gifts and orders; withdrawals have two of their own."""
    rows = LedgerAccount.objects.filter(owner=account, kind__lte=AccountKind.ISSUED)
    return {AccountKind(row.kind).name.lower(): row.balance_berries for row in rows}


def broken_chains() -> int:
    """How many entries do not continue the one before: by number or by balance. Empty ledgers have none."""
    with connection.cursor() as cursor:
        cursor.execute("""
            WITH entry AS (
                SELECT debit_id AS account, debit_entry AS number, -amount_berries AS amount,
                       debit_balance_after AS after FROM wallet_transfer
                UNION ALL
                SELECT credit_id, credit_entry, amount_berries, credit_balance_after FROM wallet_transfer
            ), chain AS (
                SELECT *, lag(number, 1, 0) OVER w AS before_number, lag(after, 1, 0::bigint) OVER w AS before
                FROM entry WINDOW w AS (PARTITION BY account ORDER BY number)
            ), ends AS (
                SELECT account, count(*) AS entries, sum(amount) AS balance FROM entry GROUP BY account
            )
            SELECT (SELECT count(*) FROM chain WHERE number <> before_number + 1 OR after <> before + amount)
                 + (SELECT count(*) FROM wallet_ledgeraccount l LEFT JOIN ends e ON e.account = l.id
                    WHERE l.balance_berries <> coalesce(e.balance, 0) OR l.entries <> coalesce(e.entries, 0))
        """)
        return cursor.fetchone()[0]


def test_a_first_look_makes_the_wallet_and_a_second_one_finds_it():
    account = an_account()

    with transaction.atomic():
        first, second = lock_wallet(account.pk), lock_wallet(account.pk)

    assert first.available == second.available == 0
    assert {
        AccountKind(row.kind): row.balance_berries for row in LedgerAccount.objects.all()
    } == dict.fromkeys(AccountKind, 0)


def test_a_person_without_a_wallet_has_no_berries():
    assert balances(an_account().pk) == {"available": 0, "held": 0}


def test_a_gift_is_booked_on_both_sides_with_an_audit_row():
    account = an_account()

    moved = grant(
        owner_id=account.pk,
        gift=Gift(Berries(80), key="welcome-80", reason="开学礼"),
        by=OPERATOR,
        now=NOW,
    )

    assert books(account) == {"available": 80, "held": 0, "revenue": 0, "issued": -80}
    assert (moved.amount_berries, moved.credit_balance_after, moved.debit_balance_after) == (80, 80, -80)
    assert (moved.transaction_type, moved.memo) == (TransactionType.INCOME, "开学礼")
    row = AuditEntry.objects.get(action="wallet.grant")
    assert (row.subject, row.before, row.after) == (
        f"account:{account.pk}",
        {"available": 0},
        {"available": 80},
    )
    assert (row.source, row.reason) == ("admin", "开学礼")


def test_a_gift_that_is_repeated_is_given_once():
    account = an_account()
    gift = Gift(Berries(80), key="welcome-80", reason="开学礼")

    first = grant(owner_id=account.pk, gift=gift, by=OPERATOR, now=NOW)
    again = grant(owner_id=account.pk, gift=gift, by=OPERATOR, now=NOW)

    assert again == first
    assert books(account)["available"] == 80
    assert AuditEntry.objects.filter(action="wallet.grant").count() == 1


def test_a_mistaken_gift_is_taken_back_but_never_more_than_there_is():
    account = an_account()
    berries_for(account, 80)

    berries_for(account, -30)
    with pytest.raises(NotEnoughBerries) as refused:
        berries_for(account, -51)

    assert refused.value.detail == {"available": 50, "asked": 51}
    assert books(account) == {"available": 50, "held": 0, "revenue": 0, "issued": -50}
    assert list(Transfer.objects.values_list("transaction_type", flat=True).order_by("id")) == [0, 1]
    assert AuditEntry.objects.filter(action="wallet.grant").count() == 2


def test_the_same_key_twice_moves_once():
    account = an_account()
    berries_for(account, 80)

    first = move(account, HOLD, 30, "order:1:hold")
    again = move(account, HOLD, 30, "order:1:hold")

    assert again == first
    assert books(account) == {"available": 50, "held": 30, "revenue": 0, "issued": -80}


@pytest.mark.parametrize(("posting", "amount"), [(HOLD, 31), (RELEASE, 30), (CAPTURE, 30)])
def test_the_same_key_with_other_content_is_a_bug_and_moves_nothing(posting, amount):
    account = an_account()
    berries_for(account, 80)
    move(account, HOLD, 30, "order:1:hold")
    before = books(account)

    with pytest.raises(TransferConflict):
        move(account, posting, amount, "order:1:hold")

    assert books(account) == before


def test_somebody_elses_key_is_a_bug_and_moves_nothing():
    mine, other = an_account(), an_account()
    berries_for(mine, 80)
    berries_for(other, 80)
    move(mine, HOLD, 30, "order:1:hold")

    with pytest.raises(TransferConflict):
        move(other, HOLD, 30, "order:1:hold")

    assert books(other)["available"] == 80


@pytest.mark.parametrize(("posting", "amount"), [(HOLD, 81), (RELEASE, 1), (CAPTURE, 1)])
def test_nothing_moves_that_is_not_there(posting, amount):
    account = an_account()
    berries_for(account, 80)
    before = books(account)

    with pytest.raises(NotEnoughBerries):
        move(account, posting, amount, "order:1:x")

    assert books(account) == before
    assert Transfer.objects.count() == 1


@pytest.mark.parametrize("amount", [0, -5])
def test_an_amount_of_nothing_or_less_is_refused_by_the_database(amount):
    account = an_account()
    berries_for(account, 80)
    before = books(account)

    with pytest.raises(IntegrityError):
        move(account, HOLD, amount, "order:1:hold")

    assert books(account) == before
    assert Transfer.objects.count() == 1


def test_the_statement_tells_what_was_available_after_each_line():
    account = an_account()
    berries_for(account, 80)
    move(account, HOLD, 30, "order:1:hold")
    move(account, RELEASE, 30, "order:1:release")
    move(account, HOLD, 20, "order:2:hold")
    move(account, CAPTURE, 20, "order:2:capture")
    berries_for(account, -10)
    berries_for(an_account(), 7)

    lines = [statement_line(row) for row in statement(account.pk)]

    # The capture moves what was already held: it changes nothing that was available.
    assert [(line["label"], line["amount"], line["balance"]) for line in lines] == [
        ("支出", -10, 50),
        ("支出", -20, 60),
        ("退款", 30, 80),
        ("支出", -30, 50),
        ("收入", 80, 80),
    ]


@pytest.mark.parametrize(
    "statement_text",
    [
        "UPDATE wallet_transfer SET amount_berries = 1",
        "DELETE FROM wallet_transfer",
        "TRUNCATE wallet_transfer CASCADE",
    ],
)
def test_the_ledger_is_append_only_also_for_raw_sql(statement_text):
    berries_for(an_account(), 80)
    connection.check_constraints()

    with (
        pytest.raises(IntegrityError, match="never changed or deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement_text)

    assert Transfer.objects.get().amount_berries == 80


@pytest.mark.parametrize("kind", [AccountKind.AVAILABLE, AccountKind.HELD])
def test_the_database_itself_refuses_a_balance_below_zero(kind):
    account = an_account()
    berries_for(account, 80)

    with pytest.raises(IntegrityError, match="ledger_balance_not_negative"), transaction.atomic():
        LedgerAccount.objects.filter(owner=account, kind=kind).update(balance_berries=-1)


def test_after_three_thousand_random_moves_every_balance_is_the_sum_of_its_entries():
    """A model in plain numbers runs beside; the books must agree with it at the end, entry by entry."""
    random = Random(20260302)
    accounts = [an_account() for _ in range(5)]
    model = {account.pk: {"available": 0, "held": 0, "revenue": 0, "issued": 0} for account in accounts}
    postings = {
        "give": (GRANT, "issued", "available"),
        "hold": (HOLD, "available", "held"),
        "release": (RELEASE, "held", "available"),
        "capture": (CAPTURE, "held", "revenue"),
    }
    refused = moved = 0

    with transaction.atomic():
        wallets = {account.pk: lock_wallet(account.pk) for account in accounts}
        for number in range(3_000):
            account = random.choice(accounts)
            posting, source, target = postings[random.choice(list(postings))]
            amount, mine = random.randint(1, 60), model[account.pk]
            try:
                transfer(wallets[account.pk], posting, Berries(amount), key=f"walk:all:{number}", now=NOW)
            except NotEnoughBerries:
                assert mine[source] < amount
                refused += 1
                continue
            mine[source] -= amount
            mine[target] += amount
            moved += 1

    assert moved + refused == 3_000
    assert min(moved, refused) > 300
    assert Transfer.objects.count() == moved
    assert {account.pk: books(account) for account in accounts} == model
    assert all(sum(mine.values()) == 0 for mine in model.values())
    assert broken_chains() == 0


@pytest.mark.django_db(transaction=True)
def test_twenty_holds_at_once_on_a_balance_for_five_succeed_five_times():
    account = an_account()
    berries_for(account, 50)

    results = at_once(
        [lambda key=f"order:{number}:hold": move(account, HOLD, 10, key) for number in range(20)]
    )

    assert sum(isinstance(result, Transfer) for result in results) == 5
    assert sum(isinstance(result, NotEnoughBerries) for result in results) == 15
    assert books(account) == {"available": 0, "held": 50, "revenue": 0, "issued": -50}
    assert broken_chains() == 0


@pytest.mark.django_db(transaction=True)
def test_the_same_gift_twenty_times_at_once_to_somebody_without_a_wallet_is_given_once():
    account = an_account()
    gift = Gift(Berries(10), key="welcome-10", reason="开学礼")

    results = at_once([lambda: grant(owner_id=account.pk, gift=gift, by=SYSTEM_JOB, now=NOW)] * 20)

    assert {getattr(result, "pk", result) for result in results} == {Transfer.objects.get().pk}
    assert books(account)["available"] == 10
    assert broken_chains() == 0


@pytest.mark.django_db(transaction=True)
def test_one_key_given_to_two_people_at_the_same_moment_gives_to_one_and_refuses_the_other():
    """The second finds the key when it writes: the wallet it has locked is not the one that has it."""
    first, second = an_account(), an_account()
    is_written = Event()
    gift = Gift(Berries(5), key="spring-2026", reason="spring")

    def give_slowly() -> None:
        with transaction.atomic():
            give(username=first.username, gift=gift, by=OPERATOR, now=NOW)
            is_written.set()
            sleep(0.5)

    def give_meanwhile() -> None:
        is_written.wait()
        give(username=second.username, gift=gift, by=OPERATOR, now=NOW)

    given, refused = at_once([give_slowly, give_meanwhile])

    assert given is None
    assert isinstance(refused, GrantKeyReused)
    assert (balances(first.pk)["available"], balances(second.pk)["available"]) == (5, 0)
