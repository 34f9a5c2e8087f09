"""Berries and coupons."""

import pytest
from django.db import transaction

from luffy.core.money import Berries
from luffy.wallet.models import BerryLot
from luffy.wallet.services import HOLD, WITHDRAW, lock_wallet, transfer
from tests.factories.accounts import an_account
from tests.factories.wallet import a_withdrawal, berries_for, earned_for
from tests.invariants.conftest import Sql
from tests.invariants.looking import found, only
from tests.invariants.school import NOW, School

# -- I5, I6, I17: berries --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        "balance_berries = balance_berries + CASE kind WHEN 0 THEN 1 ELSE -1 END",
        "entries = entries + 1",
    ],
)
def test_a_balance_no_transfer_explains_breaks_i5(school: School, sql: Sql, change: str):
    sql(f"UPDATE wallet_ledgeraccount SET {change} WHERE owner_id = %s AND kind IN (0, 3)", school.buyer.pk)

    of_lots = [f"account:{school.buyer.pk} lots"] if "balance" in change else []
    only("I5", f"account:{school.buyer.pk} available", f"account:{school.buyer.pk} issued", *of_lots)


def test_a_person_s_books_that_do_not_come_to_zero_break_i5(school: School, sql: Sql):
    sql(
        "UPDATE wallet_ledgeraccount SET balance_berries = balance_berries + 1 WHERE owner_id = %s AND kind = 2",
        school.buyer.pk,
    )

    only("I5", f"account:{school.buyer.pk}", f"account:{school.buyer.pk} revenue")


def test_a_transfer_that_was_removed_breaks_i5(school: School, sql: Sql):
    lot = BerryLot.objects.get(owner=school.buyer)
    sql("DELETE FROM wallet_lotuse WHERE lot_id = %s AND amount_berries = 100", lot.pk)
    sql("DELETE FROM wallet_transfer WHERE owner_id = %s AND amount_berries = 100", school.buyer.pk)

    accounts = f"account:{school.buyer.pk} available", f"account:{school.buyer.pk} issued"
    only("I5", *accounts, f"lot:{lot.pk}")


def test_a_lot_that_holds_less_than_it_was_given_breaks_i5(school: School, sql: Sql):
    lot = BerryLot.objects.get(owner=school.buyer)
    sql("UPDATE wallet_berrylot SET available_berries = available_berries - 1 WHERE id = %s", lot.pk)

    only("I5", f"account:{school.buyer.pk} lots", f"lot:{lot.pk}")


def test_a_transfer_of_no_lot_breaks_i5(school: School, sql: Sql):
    lot, key = BerryLot.objects.get(owner=school.buyer), f"order:{school.paid.number}:hold"
    sql("DELETE FROM wallet_lotuse u USING wallet_transfer t WHERE t.id = u.transfer_id AND t.key = %s", key)

    only("I5", f"lot:{lot.pk}", f"transfer:{key}")


@pytest.mark.parametrize(
    ("guard", "table"), [("lot_use_append_only", "wallet_lotuse"), ("lot_keeps_origin", "wallet_berrylot")]
)
def test_lots_that_nothing_guards_break_i5(sql: Sql, guard: str, table: str):
    sql(f"DROP TRIGGER {guard} ON {table}")

    only("I5", f"guard:{guard}")


def test_a_balance_after_that_was_written_from_a_stale_read_breaks_i5(school: School, sql: Sql):
    sql(
        "UPDATE wallet_transfer SET debit_balance_after = debit_balance_after + 1"
        " WHERE owner_id = %s AND amount_berries = 100",
        school.buyer.pk,
    )

    only("I5", f"account:{school.buyer.pk} available")


def test_a_balance_that_was_below_zero_breaks_i5_though_all_sums_agree(school: School, sql: Sql):
    spender = an_account()
    berries_for(spender, 5, now=NOW)
    berries_for(spender, -5, now=NOW)
    sql(
        "UPDATE wallet_transfer SET debit_entry = 3 - debit_entry, credit_entry = 3 - credit_entry,"
        " debit_balance_after = CASE debit_entry WHEN 2 THEN -5 ELSE 0 END,"
        " credit_balance_after = CASE credit_entry WHEN 2 THEN 5 ELSE 0 END WHERE owner_id = %s",
        spender.pk,
    )

    only("I5", f"account:{spender.pk} available")


def test_transfers_that_nothing_guards_break_i5(school: School, sql: Sql):
    sql("DROP TRIGGER transfer_append_only ON wallet_transfer")

    only("I5", "guard:transfer_append_only")


def test_berries_held_for_a_paid_order_break_i6(school: School):
    with transaction.atomic():
        wallet = lock_wallet(school.buyer.pk)
        transfer(wallet, HOLD, Berries(5), key=f"order:{school.paid.number}:hold-again", now=NOW)

    only("I6", f"order:{school.paid.number}")


def test_berries_held_for_no_order_break_i6(school: School):
    with transaction.atomic():
        transfer(lock_wallet(school.buyer.pk), HOLD, Berries(5), key="order:NOBODY:hold", now=NOW)

    only("I6", "transfer:order:NOBODY:hold")


def test_a_withdrawal_of_another_amount_than_was_set_aside_breaks_i6(school: School, sql: Sql):
    earned_for(school.buyer, 100, now=NOW)
    row = a_withdrawal(school.buyer, 100, now=NOW)
    assert found() == []

    sql("UPDATE wallet_withdrawal SET amount_berries = 101 WHERE id = %s", row.pk)

    only("I6", f"withdrawal:{row.number}")


def test_berries_set_aside_for_no_withdrawal_break_i6(school: School):
    earned_for(school.buyer, 100, now=NOW)
    with transaction.atomic():
        wallet = lock_wallet(school.buyer.pk)
        transfer(wallet, WITHDRAW, Berries(5), key="withdrawal:NOBODY:withdraw", now=NOW)

    only("I6", "withdrawal:NOBODY")


def test_an_unpaid_order_that_holds_less_than_it_spends_breaks_i6(school: School, sql: Sql):
    sql(
        "UPDATE wallet_transfer SET key = %s WHERE key = %s",
        f"order:{school.plain.number}:hold",
        f"order:{school.pending.number}:hold",
    )

    only("I6", f"order:{school.pending.number}", f"order:{school.plain.number}")


def test_berries_still_held_for_an_expired_order_break_i17(school: School):
    with transaction.atomic():
        wallet = lock_wallet(school.buyer.pk)
        transfer(wallet, HOLD, Berries(7), key=f"order:{school.expired.number}:hold-again", now=NOW)

    only("I17", f"order:{school.expired.number}")


def test_a_coupon_a_cancelled_order_kept_breaks_i17(school: School, sql: Sql):
    sql("UPDATE orders_ordercoupon SET released_at = NULL WHERE order_id = %s", school.cancelled.pk)

    only("I17", f"order:{school.cancelled.number}")


# -- I7 and I8: coupons ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("order", "status"), [("paid", 3), ("paid", 0), ("pending", 0), ("pending", 2)])
def test_a_coupon_in_another_state_than_its_order_breaks_i7(
    school: School, sql: Sql, order: str, status: int
):
    record = getattr(school, order).coupons.order_by("id")[0].record_id
    sql("UPDATE coupons_couponrecord SET status = %s, used_at = NULL WHERE id = %s", status, record)

    only("I7", f"coupon_record:{record}")


def test_a_coupon_held_by_nobody_breaks_i7(school: School, sql: Sql):
    record = school.twins[0].pk
    sql("UPDATE coupons_couponrecord SET status = 3 WHERE id = %s", record)

    only("I7", f"coupon_record:{record}")


def test_a_coupon_on_two_orders_breaks_i7(school: School, sql: Sql):
    mine, other = school.pending.coupons.get().record_id, school.reinstated.coupons.get().record_id
    sql("DROP INDEX order_coupon_one_live_order")
    sql("UPDATE orders_ordercoupon SET record_id = %s WHERE record_id = %s", mine, other)

    only("I7", *[f"coupon_record:{number}" for number in (mine, mine, other)])


def test_a_coupon_given_back_before_its_order_is_over_breaks_i7(school: School, sql: Sql):
    sql("UPDATE orders_ordercoupon SET released_at = now() WHERE order_id = %s", school.pending.pk)

    only("I7", f"coupon_record:{school.pending.coupons.get().record_id}", f"order:{school.pending.number}")


def test_more_claims_than_coupons_break_i8(school: School, sql: Sql):
    coupon = school.twins[0].coupon_id
    sql("ALTER TABLE coupons_coupon DROP CONSTRAINT coupon_not_over_issued")
    sql("UPDATE coupons_coupon SET quantity = 1 WHERE id = %s", coupon)

    only("I8", f"coupon:{coupon}")


def test_a_claim_that_was_not_counted_breaks_i8(school: School, sql: Sql):
    coupon = school.twins[0].coupon_id
    sql("UPDATE coupons_coupon SET claimed = claimed - 1 WHERE id = %s", coupon)

    only("I8", f"coupon:{coupon}")


def test_more_claims_than_one_account_may_have_break_i8(school: School, sql: Sql):
    sql("UPDATE coupons_coupon SET per_account = 1 WHERE id = %s", school.twins[0].coupon_id)

    only("I8", f"account:{school.buyer.pk}")
