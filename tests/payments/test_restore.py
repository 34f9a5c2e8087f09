"""A backup that lost some minutes: the day's bill finds the gap, what can be settled is, the rest is named."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from luffy.accounts.audit import Actor
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.orders.models import Order
from luffy.payments.models import ForeignRefund
from luffy.payments.services import foreign, keep_bill
from luffy.payments.services.reconcile import reconcile
from tests.factories.accounts import an_account
from tests.invariants.holding import assert_invariants_hold
from tests.payments.test_gateway_flow import is_paid, until
from tests.payments.test_reconcile_flow import both_channels, go_and_pay, paid, sent_to_pay, told
from tests.payments.world import a_purchase

pytestmark = pytest.mark.django_db(transaction=True)


FIRST = ("procrastinate_workers", "procrastinate_jobs")


class Backup:
    """Every row and every sequence as they are now."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")
            # The queue's foreign keys are looked at row by row, ours at the end.
            tables = sorted((name for (name,) in cursor.fetchall()), key=lambda name: name not in FIRST)
            self._rows = {table: self._copy(cursor, f"COPY {table} TO STDOUT") for table in tables}
            cursor.execute(
                "SELECT quote_ident(sequencename), last_value FROM pg_sequences WHERE schemaname = 'public'"
            )
            self._sequences = cursor.fetchall()

    def restore(self) -> None:
        # As a restore does: no trigger of ours looks at rows that were fine before.
        self._triggers("DISABLE")
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {', '.join(self._rows)} CASCADE")
            for table, rows in self._rows.items():
                with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                    copy.write(rows)
            for sequence, last in self._sequences:
                cursor.execute("SELECT setval(%s, coalesce(%s, 1), %s)", [sequence, last, last is not None])
        self._triggers("ENABLE")

    def _triggers(self, verb: str) -> None:
        with connection.cursor() as cursor:
            for table in self._rows:
                cursor.execute(f"ALTER TABLE {table} {verb} TRIGGER USER")

    @staticmethod
    def _copy(cursor: Any, statement: str) -> bytes:
        with cursor.copy(statement) as copy:
            return b"".join(bytes(part) for part in copy)


@both_channels
def test_what_a_restore_lost_is_found_by_the_bill_and_settled_or_given_back(paysim, channel):
    today = day_of(clock.now())
    kept = paid(paysim, channel)
    begun = a_purchase()
    shown = sent_to_pay(begun, channel)
    backup = Backup()
    go_and_pay(paysim, shown)
    until(lambda: is_paid(begun))
    gone = paid(paysim, channel)
    gone_number, number = gone.order.number, gone.attempt.out_trade_no

    backup.restore()
    assert is_paid(kept)
    assert not is_paid(begun)
    assert not Order.objects.filter(number=gone_number).exists()
    paysim.control.clock("36h")
    now = clock.now() + timedelta(hours=36)
    reconcile(channel, today, now=now)

    assert is_paid(begun)
    assert begun.enrolments == 1
    assert told(resolution=keep_bill.TAKEN_IN) == {
        ("payment_missing_here", begun.attempt.out_trade_no, None, 9_900)
    }
    assert told(resolved_at=None) == {("payment_missing_here", number, None, 9_900)}

    operator = Actor("browser", an_account().pk)
    foreign.send_back(channel, number, reason="lost in the restore", now=now, by=operator)
    until(lambda: paysim.control.totals()[number]["refunded_fen"] == 9_900)
    foreign.try_to_send(ForeignRefund.objects.get().pk, now=now + timedelta(minutes=2))
    # That was its job's work; no worker runs here.
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded'")

    assert ForeignRefund.objects.get().state == "done"
    assert told(resolved_at=None) == set()
    assert_invariants_hold(paysim, now=now)
