"""Where the buyer lands after the gateway's page. It shows, and has the gateway asked; it grants nothing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from luffy.accounts.audit import Actor
from luffy.env import env
from luffy.orders.models import OrderStatus
from luffy.payments.gateways import Rejected
from luffy.payments.gateways.configured import gateway
from luffy.payments.models import AttemptState, Disposition, PaymentAttempt
from luffy.payments.services.query import query

# No scripts, nothing from elsewhere, in nobody's frame.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
LANDING = Actor("return_page")


class Outcome(StrEnum):
    PAID = "paid"
    REFUNDING = "refunding"
    CHECKING = "checking"
    NOT_PAID = "not_paid"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Landing:
    outcome: Outcome
    order_number: str = ""


def outcome(channel: int, raw: bytes, *, now: datetime) -> Landing:
    """What to tell the buyer. Only an address that the gateway signed makes us ask it.

    Source: docs/rules/verification.md
    """
    facts = gateway(channel).parse_return(raw)
    if isinstance(facts, Rejected):
        return Landing(Outcome.UNKNOWN)
    found = PaymentAttempt.objects.filter(channel=channel, out_trade_no=facts.out_trade_no)
    attempt = found.first()
    if attempt is None:
        return Landing(Outcome.UNKNOWN)
    if attempt.state != AttemptState.PAID:
        query(attempt.pk, now=now, by=LANDING)
    return _told(found.select_related("order").get(pk=attempt.pk))


def _told(attempt: PaymentAttempt) -> Landing:
    number = attempt.order.number
    if attempt.state == AttemptState.PAID:
        is_ours = attempt.disposition == Disposition.SETTLED_ORDER
        return Landing(Outcome.PAID if is_ours else Outcome.REFUNDING, number)
    if attempt.state == AttemptState.CLOSED or attempt.order.status != OrderStatus.PENDING:
        return Landing(Outcome.NOT_PAID, number)
    return Landing(Outcome.CHECKING, number)


def page(request: HttpRequest, landing: Landing) -> HttpResponse:
    context = {"outcome": landing.outcome, "order_number": landing.order_number, "home": f"{env().base_url}/"}
    answer = render(request, "payments/return.html", context)
    answer["Content-Security-Policy"] = POLICY
    answer["Cache-Control"] = "no-store"
    # The address carries numbers of the trade.
    answer["Referrer-Policy"] = "no-referrer"
    return answer
