from datetime import timedelta

import pytest
from django.db import connection
from django.test import RequestFactory

from luffy.accounts.audit import GATEWAY
from luffy.core import clock
from luffy.core.jobs import defer
from luffy.env import env
from luffy.payments.metrics import metrics_view
from luffy.payments.models import AttemptState, Bill, BillDifference, GatewayEvent, PaymentAttempt, Refund
from luffy.payments.services.receive import count_rejected
from luffy.payments.services.settle import settle
from tests.payments.world import paid, started

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("merchant_settings")]


def scrape(**meta: str):
    return metrics_view(RequestFactory().get("/metrics", **{"REMOTE_ADDR": "127.0.0.1", **meta}))


def numbers() -> dict[str, float]:
    lines = [line for line in scrape().content.decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


def test_a_quiet_shop_counts_zeros():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")

    counted = numbers()

    assert set(counted.values()) == {0.0}
    assert 'luffy_payment_notices{verdict="settled"}' in counted
    assert "luffy_fulfilment_errors" in counted


def test_what_needs_a_person_is_counted():
    now = clock.now()
    came = started().attempt
    settle(came.pk, paid(came), now=now, by=GATEWAY)
    started()
    PaymentAttempt.objects.exclude(pk=came.pk).update(
        state=AttemptState.ABANDONED, expires_at=now - timedelta(hours=2)
    )
    Refund.objects.create(
        out_refund_no="R1",
        attempt=came,
        amount_fen=1,
        reason="cancelled",
        created_at=now - timedelta(hours=1),
        next_try_at=now,
    )
    for key, verdict in (("a", "anomaly"), ("b", "unknown_trade"), ("c", "settled")):
        GatewayEvent.objects.create(
            channel=1, dedupe_key=key, verdict=verdict, raw=b"", received_at=now, deliveries=3
        )
    count_rejected("signature")
    defer("payments.send_refund", at=now - timedelta(minutes=10), refund_id=0)

    counted = numbers()

    assert counted["luffy_payment_attempts_overdue"] == 1
    assert counted["luffy_refunds_in_progress"] == 1
    assert counted["luffy_refund_oldest_age_seconds"] == pytest.approx(3600, abs=30)
    assert counted["luffy_payment_anomalies"] == 2
    assert counted['luffy_payment_notices{verdict="settled"}'] == 3
    assert counted['luffy_payment_notices{verdict="rejected_signature"}'] == 1
    assert counted["luffy_job_oldest_due_age_seconds"] >= 600


@pytest.mark.parametrize(
    ("meta", "status"),
    [
        ({"REMOTE_ADDR": "10.1.2.3"}, 200),
        ({"REMOTE_ADDR": "::1"}, 200),
        ({"REMOTE_ADDR": "8.8.8.8"}, 403),
        ({"REMOTE_ADDR": "nonsense"}, 403),
        # Through a proxy everybody would be local.
        ({"HTTP_X_FORWARDED_FOR": "8.8.8.8"}, 403),
        ({"REMOTE_ADDR": "8.8.8.8", "HTTP_AUTHORIZATION": "Bearer let-me-in"}, 200),
        ({"REMOTE_ADDR": "8.8.8.8", "HTTP_AUTHORIZATION": "Bearer no"}, 403),
        ({"REMOTE_ADDR": "8.8.8.8", "HTTP_AUTHORIZATION": ""}, 403),
    ],
)
def test_only_our_own_network_or_the_token_may_scrape(monkeypatch, meta, status):
    monkeypatch.setenv("METRICS_TOKEN", "let-me-in")
    env.cache_clear()

    assert scrape(**meta).status_code == status


def test_an_unset_token_opens_nothing():
    assert scrape(REMOTE_ADDR="8.8.8.8", HTTP_AUTHORIZATION="Bearer ").status_code == 403


def test_bills_and_old_refunds_are_counted():
    now = clock.now()
    came = started().attempt
    settle(came.pk, paid(came), now=now, by=GATEWAY)
    bill = Bill.objects.create(channel=1, bill_date=now.date())
    for number, resolved_at in (("A", None), ("B", None), ("C", now)):
        BillDifference.objects.create(
            bill=bill, kind="refund_amount", out_trade_no=number, found_at=now, resolved_at=resolved_at
        )
    for age in (timedelta(minutes=1), timedelta(hours=2), timedelta(days=2)):
        Refund.objects.create(
            out_refund_no=f"R{age}",
            attempt=came,
            amount_fen=1,
            reason="cancelled",
            created_at=now - age,
            next_try_at=now,
        )
    PaymentAttempt.objects.update(created_at=now - timedelta(days=3))

    counted = numbers()

    assert counted['luffy_reconciliation_differences{kind="refund_amount"}'] == 2
    assert counted['luffy_reconciliation_differences{kind="payment_amount"}'] == 0
    assert [counted[f'luffy_refunds_waiting{{age="{age}"}}'] for age in ("0s", "1h", "1d", "7d")] == [
        3,
        2,
        1,
        0,
    ]
    assert counted["luffy_bills_late"] >= 2
    assert counted["luffy_foreign_refund_oldest_age_seconds"] == 0
