"""What the worker does by itself about bills, anomalies and invariants."""

import logging
from datetime import timedelta

import pytest
from procrastinate.contrib.django import app

from luffy.core import clock
from luffy.invariants import jobs as invariants
from luffy.payments import jobs as payments
from luffy.payments.models import Bill, BillDifference, Channel, DifferenceKind
from luffy.payments.services import reconcile
from luffy.support import jobs as support
from tests.factories.accounts import an_account
from tests.factories.wallet import berries_for
from tests.payments.channel import a_told_channel
from tests.payments.world import deferred, started

pytestmark = pytest.mark.django_db


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.msg["event"] for record in caplog.records if record.levelno == logging.ERROR]


def test_bills_that_are_due_get_a_job_each(monkeypatch, merchant_settings):
    began = clock.now() - timedelta(days=2)
    started(now=began)
    a_told_channel(monkeypatch)
    due = reconcile.due(now=clock.now())

    payments.plan_bills(0)

    assert due
    for channel, day in due:
        assert deferred("payments.reconcile", channel=int(channel), day=day.isoformat()) == 1
        payments.reconcile_day(channel=int(channel), day=day.isoformat())
    assert reconcile.due(now=clock.now()) == []


def test_anomalies_are_told_as_long_as_there_are_any(caplog):
    support.tell_of_anomalies(0)
    assert errors(caplog) == []

    bill = Bill.objects.create(channel=Channel.ALIPAY, bill_date=clock.now().date())
    row = BillDifference.objects.create(
        bill=bill, kind=DifferenceKind.PAYMENT_TWICE, out_trade_no="X", found_at=clock.now()
    )
    support.tell_of_anomalies(0)
    assert errors(caplog) == ["money waits for a person"]

    row.resolved_at = clock.now()
    row.save(update_fields=["resolved_at"])
    caplog.clear()
    support.tell_of_anomalies(0)
    assert errors(caplog) == []


def test_a_broken_invariant_is_told_every_night(caplog):
    owner = an_account()
    berries_for(owner, 5)
    invariants.check_invariants(0)
    assert errors(caplog) == []

    owner.ledger_accounts.filter(kind=0).update(entries=9)
    invariants.check_invariants(0)

    assert errors(caplog) == ["invariant broken"]
    assert caplog.records[-1].msg["invariant"] == "I5"


def test_the_worker_knows_these_jobs():
    app.perform_import_paths()

    assert {
        "payments.plan_bills",
        "payments.reconcile",
        "payments.send_foreign_refund",
        "support.tell_of_anomalies",
        "invariants.check",
    } <= app.tasks.keys()
