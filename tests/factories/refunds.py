"""Refund requests for tests, made through the real services. No gateway is asked."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.accounts.permissions import Role
from luffy.orders.models import Order
from luffy.payments.gateways import RefundFacts, RefundOutcome
from luffy.payments.models import Refund
from luffy.payments.services.refund import note
from luffy.refunds.models import RefundRequest, RefundRule
from luffy.refunds.queries import find
from luffy.refunds.quoting import quote
from luffy.refunds.services import decide
from luffy.refunds.services.ask import AskRefund, ask
from luffy.refunds.services.conclude import conclude_refund
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.orders import a_cancelled_order, a_pending_order, an_attempt, pay_attempt

_numbers = count(1)


def the_rules() -> None:
    """The policy that a new school starts with. (A test that commits empties the table for those after it.)"""
    RefundRule.objects.all().delete()
    a_rule(10, "课程: 7 天", within_days=7, max_watched_percent=10)
    a_rule(20, "课程: 30 天", within_days=30, gives="unwatched")
    a_rule(30, "学位: 7 天", kind="degree", within_days=7, max_modules_opened=0)
    limits = {"within_days": 30, "max_modules_opened": 1, "max_homework_graded": 0}
    a_rule(40, "学位: 30 天", kind="degree", gives="unopened", **limits)
    a_rule(50, "会员: 7 天", kind="plan", within_days=7, max_watched_percent=10)
    a_rule(60, "会员: 30 天", kind="plan", within_days=30, gives="days_left")


def a_rule(position: int, name: str = "规则", *, kind: str = "course", **fields: object) -> RefundRule:
    return RefundRule.objects.create(position=position, name=name, kind=kind, **fields)


def an_operator() -> Account:
    return an_account(role=Role.OPERATOR)


def by(account: Account) -> Actor:
    return Actor("test", account.pk)


def asked_for(
    order: Order,
    products: Sequence[str] | None = None,
    *,
    now: datetime | None = None,
    key: str = "",
    reason: str = "不合适",
) -> RefundRequest:
    """A request for these products of a paid order, or for all of it, at what is quoted."""
    now = now or datetime.now(UTC)
    order.refresh_from_db()
    quoted = quote(order, products, now=now)
    wanted = AskRefund(
        products=[line.line.product.key for line in quoted.lines],
        reason=reason,
        expected_cash_fen=quoted.cash_fen,
        expected_berries=quoted.berries,
        idempotency_key=key or f"refund-{next(_numbers)}",
    )
    return ask(order.pk, wanted, now=now, by=by(order.account))


def granted(request: RefundRequest, *, now: datetime | None = None) -> RefundRequest:
    """The request, granted by as many operators as it needs."""
    for _ in range(2 if request.needs_two else 1):
        decide.approve(request.pk, now=now or datetime.now(UTC), by=by(an_operator()))
    return find(request.number)


def told_of(
    request: RefundRequest, outcome: RefundOutcome, *, now: datetime | None = None, reason: str = ""
) -> RefundRequest:
    """The request, after the gateway told what became of its cash, and the job that follows ran."""
    cash = request.cash_refund
    assert cash is not None
    note(cash.out_refund_no, RefundFacts(outcome, reason), now=now or datetime.now(UTC))
    conclude_refund(cash.pk, now=now or datetime.now(UTC))
    return find(request.number)


def stuck(request: RefundRequest, *, now: datetime | None = None) -> RefundRequest:
    """The request, whose cash the gateway cannot give back."""
    return told_of(request, RefundOutcome.ABNORMAL, now=now, reason="USER_ACCOUNT_ABNORMAL")


def a_rejected_refund(buyer: Account) -> Refund:
    """Of money that came for a cancelled order and that the gateway will not give back."""
    order = a_pending_order(buyer, a_course(prices={30: 9_900}))
    attempt = an_attempt(order)
    a_cancelled_order(order)
    pay_attempt(attempt)
    refund = Refund.objects.get(attempt=attempt)
    note(
        refund.out_refund_no, RefundFacts(RefundOutcome.REJECTED, "TRADE_HAS_FINISHED"), now=datetime.now(UTC)
    )
    return Refund.objects.select_related("attempt__order").get(pk=refund.pk)


def returned(request: RefundRequest, *, now: datetime | None = None) -> RefundRequest:
    """The request, whose cash has gone back."""
    return told_of(request, RefundOutcome.SUCCESS, now=now)
