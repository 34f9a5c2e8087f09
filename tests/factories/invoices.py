"""Invoices for tests, made through the real services."""

from datetime import UTC, datetime

from django.db import transaction

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.invoices import issuing, services
from luffy.invoices.models import Buyer, Invoice
from luffy.invoices.providers import Draft, Issued, Refused, Unavailable
from luffy.invoices.services import Title
from luffy.orders.models import Order
from luffy.orders.services import moves
from tests.factories.catalog import a_course
from tests.factories.orders import a_paid_order

# Published by the companies themselves.
HUAWEI = Title(Buyer.COMPANY, "华为技术有限公司", "914403001922038216", "")
PERSON = Title(Buyer.PERSONAL, "王小明", "", "")
OPERATOR = Actor("api")


def an_order_in_cash(account: Account, *prices_fen: int, now: datetime | None = None) -> Order:
    """Paid in cash, with one course for each price."""
    courses = [a_course(prices={30: price_fen}) for price_fen in prices_fen or (16_800,)]
    return a_paid_order(account, *courses, now=now)


def a_requested_invoice(
    account: Account, *prices_fen: int, title: Title = HUAWEI, now: datetime | None = None
) -> Invoice:
    now = now or datetime.now(UTC)
    order = an_order_in_cash(account, *prices_fen, now=now)
    return services.request(order.pk, title, now=now, by=Actor("api", account.pk))


def an_issued_invoice(
    account: Account, *prices_fen: int, title: Title = HUAWEI, now: datetime | None = None
) -> Invoice:
    return issued(a_requested_invoice(account, *prices_fen, title=title, now=now))


def issued(invoice: Invoice) -> Invoice:
    """The invoice after the worker had its time with it."""
    fresh = Invoice.objects.get(pk=invoice.pk)
    issuing.issue(invoice.pk, now=max(fresh.next_try_at or fresh.requested_at, datetime.now(UTC)))
    fresh.refresh_from_db()
    return fresh


def redden(order: Order, *positions: int, back_fen: dict[int, int] | None = None) -> None:
    """As an approved refund of these lines does."""
    with transaction.atomic():
        moves.lock(order.pk)
        ids = list(order.lines.filter(position__in=positions).values_list("pk", flat=True))
        services.redden(ids, now=datetime.now(UTC), by=OPERATOR, back_fen=back_fen)


class Refusing:
    """A tax platform that does not know the title."""

    name = "refusing"

    def issue(self, draft: Draft) -> Issued:
        raise Refused("购方税号不存在")


class Silent:
    """A tax platform that does not answer."""

    name = "silent"

    def issue(self, draft: Draft) -> Issued:
        raise Unavailable("no answer in 5 seconds")


class Broken:
    """An adapter with a bug."""

    name = "broken"

    def issue(self, draft: Draft) -> Issued:
        raise KeyError("code")
