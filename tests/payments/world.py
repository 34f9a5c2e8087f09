"""Orders that wait for money, and what a gateway may say about them."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from django.db import connection

from luffy.accounts.audit import SYSTEM_JOB, Actor
from luffy.accounts.models import Account
from luffy.catalog.models import Course
from luffy.core import clock
from luffy.core.money import Berries
from luffy.learning.models import EnrolledCourse
from luffy.orders import settlement
from luffy.orders.assessment import ChosenItem
from luffy.orders.models import Order
from luffy.orders.services.place import PlaceOrder, place
from luffy.payments.gateways import Facts, TradeState
from luffy.payments.models import Channel, Method, PaymentAttempt
from luffy.payments.services.start import start
from luffy.wallet.models import AccountKind, LedgerAccount
from luffy.wallet.services import Gift, grant
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.fingerprints import tables

BUYER = Actor("test")
# What notices and queries may write without anything having happened.
ONLY_NOTES = frozenset(
    {
        "payments_gatewayevent",
        "accounts_auditentry",
        "procrastinate_jobs",
        "procrastinate_events",
        # Heartbeats of a worker that another test left running.
        "procrastinate_workers",
    }
)
_keys = count(1)


@dataclass
class Purchase:
    """One order of one course, 99.00 yuan, of which berries may pay a part."""

    account: Account
    course: Course
    order: Order

    @property
    def now_order(self) -> Order:
        return Order.objects.get(pk=self.order.pk)

    @property
    def attempt(self) -> PaymentAttempt:
        return PaymentAttempt.objects.get(order=self.order)

    @property
    def enrolments(self) -> int:
        return EnrolledCourse.objects.filter(account=self.account, course=self.course).count()

    @property
    def berries(self) -> dict[str, int]:
        rows = LedgerAccount.objects.filter(owner=self.account)
        return {AccountKind(row.kind).name.lower(): row.balance_berries for row in rows}


def settle_for(account: Account, course: Course, *, now: datetime) -> None:
    """Put the course up for settlement."""
    item = ChosenItem(course.product.key, course.product.price_policies.get().pk)
    settlement.begin(account_id=account.pk, items=[item], is_from_cart=False, now=now)


def a_purchase(*, now: datetime | None = None, berries: int = 0, account: Account | None = None) -> Purchase:
    """An order that waits for money; nobody went to pay yet."""
    now = now or clock.now()
    account, course = account or an_account(), a_course()
    settle_for(account, course, now=now)
    if berries:
        gift = Gift(Berries(berries), key=f"gift:{next(_keys)}", reason="test")
        grant(owner_id=account.pk, gift=gift, by=SYSTEM_JOB, now=now)
        settlement.spend_berries(account_id=account.pk, berries=berries, now=now)
    request = PlaceOrder("alipay", 9_900, f"key-{next(_keys)}")
    return Purchase(account, course, place(account_id=account.pk, request=request, now=now).order)


def started(*, now: datetime | None = None, berries: int = 0) -> Purchase:
    """The same, and the buyer has been sent to pay."""
    now = now or clock.now()
    purchase = a_purchase(now=now, berries=berries)
    start(purchase.order.pk, payment_method="alipay", now=now, by=BUYER)
    return purchase


def another_attempt(purchase: Purchase) -> PaymentAttempt:
    """A second way to pay the same order, as a change between computer and phone leaves it."""
    first = purchase.attempt
    return PaymentAttempt.objects.create(
        out_trade_no=f"{first.out_trade_no[:-1]}x",
        order=purchase.order,
        channel=Channel.ALIPAY,
        method=Method.WAP,
        amount_fen=first.amount_fen,
        subject=first.subject,
        created_at=first.created_at,
        expires_at=first.expires_at,
        next_query_at=first.created_at + timedelta(hours=1),
    )


def paid(attempt: PaymentAttempt, **changes: object) -> Facts:
    """The gateway says that exactly this was paid."""
    said = {
        "state": TradeState.PAID,
        "out_trade_no": attempt.out_trade_no,
        "channel_trade_no": f"2026{attempt.pk:024d}",
        "amount_fen": attempt.amount_fen,
        **changes,
    }
    return Facts(**said)  # type: ignore[arg-type]


def books() -> dict[str, str]:
    """A fingerprint of every table but those that only note what was heard."""
    return tables(without=ONLY_NOTES)


def deferred(name: str, **arguments: object) -> int:
    """How many jobs of that name and with those arguments wait."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = %s AND args = %s::jsonb AND status = 'todo'",
            [name, json.dumps(arguments)],
        )
        return int(cursor.fetchone()[0])
