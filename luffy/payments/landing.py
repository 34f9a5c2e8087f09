"""Where the buyer lands after Alipay's page. It has the gateway asked, and leads on; it grants nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from luffy.accounts.audit import Actor
from luffy.env import env
from luffy.payments.gateways import Rejected, configured
from luffy.payments.models import AttemptState, Channel, Disposition, PaymentAttempt
from luffy.payments.services.query import query

# No scripts, nothing from elsewhere, in nobody's frame.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
LANDING = Actor("return_page")


@dataclass(frozen=True, slots=True)
class Landing:
    """The order that was paid for, or for which money came that goes back."""

    order_number: str
    is_refunding: bool

    @property
    def address(self) -> str:
        """The storefront's page that follows the order. What comes back is no state of it and so is told along."""
        return f"/pay/{self.order_number}{'?outcome=refunding' if self.is_refunding else ''}"


def outcome(raw: bytes, *, now: datetime) -> Landing | None:
    """Whose payment this was, as far as it is known. Only an address that the gateway signed makes us ask it.

    Source: docs/rules/verification.md
    """
    facts = configured.alipay().parse_return(raw)
    if isinstance(facts, Rejected):
        return None
    found = PaymentAttempt.objects.filter(channel=Channel.ALIPAY, out_trade_no=facts.out_trade_no)
    attempt = found.first()
    if attempt is None:
        return None
    if attempt.state != AttemptState.PAID:
        query(attempt.pk, now=now, by=LANDING)
    attempt = found.select_related("order").get(pk=attempt.pk)
    is_paid, is_ours = attempt.state == AttemptState.PAID, attempt.disposition == Disposition.SETTLED_ORDER
    return Landing(attempt.order.number, is_refunding=is_paid and not is_ours)


def answer(request: HttpRequest, landing: Landing | None) -> HttpResponse:
    """On to the order; who brings nothing that the gateway signed is told nothing."""
    if landing:
        answer = HttpResponse(status=303, headers={"Location": landing.address})
    else:
        answer = render(request, "payments/return.html", {"home": f"{env().base_url}/me/orders"})
        answer["Content-Security-Policy"] = POLICY
    answer["Cache-Control"] = "no-store"
    # The address carries numbers of the trade.
    answer["Referrer-Policy"] = "no-referrer"
    return answer
