"""The cash of the demo school went through the sandbox gateway: each state is there, and both agree."""

from datetime import datetime, timedelta

import pytest

from luffy import demo, invariants
from luffy.core.clock import now as the_time
from luffy.demo.cash import load_cash
from luffy.demo.catalogue import load_catalogue
from luffy.demo.coupons import load_coupons
from luffy.demo.credits import load_credits
from luffy.demo.people import load_people
from luffy.demo.sandbox import Sandbox
from luffy.invoices import issuing
from luffy.invoices.models import Invoice
from luffy.orders.models import Order, OrderStatus
from luffy.payments.models import Disposition, PaymentAttempt, Refund, RefundState
from luffy.payments.services import refund
from luffy.support.anomalies import totals
from tests.factories.refunds import the_rules
from tests.paysim.server import PaysimServer

pytestmark = pytest.mark.django_db(transaction=True)


def a_worker_runs(now: datetime) -> None:
    """What its jobs would do by then."""
    for row in Invoice.objects.order_by("pk"):
        issuing.issue(row.pk, now=now)
    for back in Refund.objects.order_by("pk"):
        refund.send(back.pk, now=now)


def test_cash_is_there_in_every_state_and_the_books_agree_with_the_gateway(paysim: PaysimServer) -> None:
    now = the_time()
    load_catalogue(now=now)
    load_credits()
    load_coupons(now=now)
    load_people(now=now)
    the_rules()

    load_cash(Sandbox(paysim.base_url, paysim.token), now=now)
    a_worker_runs(now)
    paysim.control.clock("1m")
    a_worker_runs(now + timedelta(minutes=1))

    assert sorted(Invoice.objects.values_list("state", "amount_fen")) == [
        ("failed", 9_900),
        ("issued", -8_900),
        ("issued", 8_900),
        ("issued", 8_900),
        ("withdrawn", 9_900),
    ]
    assert sorted(Refund.objects.values_list("attempt__order__lines__name", "reason", "state")) == [
        ("HTML 与 CSS 网页设计", "customer", RefundState.ABNORMAL),
        ("JavaScript 语言精讲", "customer", RefundState.DONE),
        ("Linux 命令行与系统管理", "cancelled", RefundState.DONE),
        ("TypeScript 工程实践", "customer", RefundState.PROCESSING),
        ("数据分析三件套：NumPy、Pandas 与绘图", "paid_already", RefundState.DONE),
    ]
    assert totals(now=now)["refund_waits"] == 1
    assert PaymentAttempt.objects.filter(disposition=Disposition.SETTLED_ORDER).count() == 8
    assert Order.objects.filter(status=OrderStatus.PAID).count() == 5
    upgraded = Order.objects.get(lines__name="数据分析师")
    assert (upgraded.listed_fen, upgraded.credit_fen, upgraded.payable_fen) == (780_000, 9_950, 770_050)
    journal = f"{paysim.base_url}/_sim/journal"
    assert invariants.check(now=now + timedelta(minutes=1), journal=journal, token=paysim.token) == []


def test_nobody_pays_where_there_is_no_sandbox(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    monkeypatch.setattr(Sandbox, "at_hand", lambda: None)

    demo.load_paid(now=the_time())

    assert not Order.objects.exists()
