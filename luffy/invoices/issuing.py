"""Having invoices issued by the provider, once each, however often it must be asked."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from luffy.accounts.audit import SYSTEM_JOB
from luffy.core.calendar import day_of
from luffy.core.jobs import defer
from luffy.core.logging import get_logger
from luffy.invoices import states
from luffy.invoices.models import Buyer, Invoice, InvoiceState
from luffy.invoices.providers import Draft, DraftLine, Issued, Refused, Unavailable
from luffy.invoices.providers.configured import provider
from luffy.invoices.states import Move
from luffy.notify.models import Kind
from luffy.notify.services import notify

log = get_logger(__name__)

FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)
# A job may be picked up a moment before its time.
SLACK = timedelta(seconds=1)
# After about half an hour without an answer a person should look.
PATIENT_UNTIL = 6
LONGEST_REASON = 255
BATCH = 200


@dataclass(frozen=True, slots=True)
class _Filed:
    """What the provider gave, with its file already stored."""

    provider: str
    official_number: str
    pdf: str


def issue(invoice_id: int, *, now: datetime) -> None:
    """Ask the provider once, always with the same number; it is asked again until it issues or refuses.

    Source: docs/rules/invoices.md
    """
    invoice = _begin(invoice_id, now=now)
    if invoice is None:
        return
    issuer = provider()
    try:
        filed = _file(issuer.name, issuer.issue(_draft(invoice, now)), now=now)
    except Refused as no:
        _fail(invoice_id, str(no), now=now)
    except Unavailable as no:
        _try_later(invoice_id, str(no))
    except Exception as bug:
        log.exception("invoice provider broke", invoice=invoice.number)
        _try_later(invoice_id, type(bug).__name__)
    else:
        _finish(invoice_id, filed, now=now)


def plan(*, now: datetime) -> int:
    """Have invoices tried whose time has come and whose own job got lost; give their number."""
    due = Invoice.objects.filter(
        _HAS_ITS_BLUE, state=InvoiceState.REQUESTED, next_try_at__lte=now - FIRST_PAUSE
    )
    ids = list(due.order_by("next_try_at").values_list("pk", flat=True)[:BATCH])
    for invoice_id in ids:
        defer("invoices.issue", invoice_id=invoice_id)
    return len(ids)


# A red invoice names the official number of its blue one and so waits for it.
_HAS_ITS_BLUE = Q(reddens=None) | Q(reddens__state=InvoiceState.ISSUED)


@transaction.atomic
def _begin(invoice_id: int, *, now: datetime) -> Invoice | None:
    """The invoice, if it is its turn. It is ours until `next_try_at`, whatever becomes of this process."""
    due = Invoice.objects.filter(_HAS_ITS_BLUE, pk=invoice_id, state=InvoiceState.REQUESTED)
    invoice = due.select_for_update(of=["self"]).select_related("order", "reddens").first()
    if invoice is None or (invoice.next_try_at and invoice.next_try_at > now + SLACK):
        return None
    invoice.next_try_at = now + min(FIRST_PAUSE * 2 ** min(invoice.tries, 12), LONGEST_PAUSE)
    invoice.tries += 1
    invoice.save(update_fields=["tries", "next_try_at"])
    return invoice


def _draft(invoice: Invoice, now: datetime) -> Draft:
    lines = invoice.lines.select_related("order_line").order_by("order_line__position")
    return Draft(
        number=invoice.number,
        order_number=invoice.order.number,
        date=day_of(now),
        is_personal=invoice.buyer == Buyer.PERSONAL,
        title=invoice.title,
        tax_number=invoice.tax_number,
        email=invoice.email,
        lines=tuple(DraftLine(line.order_line.name, line.amount_fen) for line in lines),
        amount_fen=invoice.amount_fen,
        reddens=invoice.reddens.official_number if invoice.reddens else None,
    )


def _file(name: str, issued: Issued, *, now: datetime) -> _Filed:
    """Store the PDF under a name that nobody can guess."""
    place = f"invoices/{day_of(now):%Y/%m}/{secrets.token_urlsafe(24)}.pdf"
    return _Filed(name, issued.official_number, default_storage.save(place, ContentFile(issued.pdf)))


def _finish(invoice_id: int, filed: _Filed, *, now: datetime) -> None:
    with transaction.atomic():
        invoice = Invoice.objects.select_for_update().get(pk=invoice_id)
        is_ours = invoice.state == InvoiceState.REQUESTED
        if is_ours:
            states.make(
                invoice,
                Move.ISSUE,
                by=SYSTEM_JOB,
                now=now,
                provider=filed.provider,
                official_number=filed.official_number,
                pdf=filed.pdf,
                issued_at=now,
                last_error="",
            )
            _tell(invoice, "reddened" if invoice.is_red else "issued", now=now)
            for red in invoice.red_ones.filter(state=InvoiceState.REQUESTED):
                defer("invoices.issue", invoice_id=red.pk)
            if invoice.email:
                defer("invoices.send_letter", invoice_id=invoice.pk)
    if not is_ours:
        # Another worker was faster; the provider gave both of us the same invoice.
        default_storage.delete(filed.pdf)


@transaction.atomic
def _fail(invoice_id: int, reason: str, *, now: datetime) -> None:
    invoice = Invoice.objects.select_for_update().get(pk=invoice_id)
    if invoice.state != InvoiceState.REQUESTED:
        return
    reason = reason[:LONGEST_REASON]
    log.error("invoice refused", invoice=invoice.number, reason=reason)
    states.make(invoice, Move.FAIL, by=SYSTEM_JOB, now=now, reason=reason, last_error=reason)
    red_ones = list(invoice.red_ones.select_for_update().filter(state=InvoiceState.REQUESTED))
    if red_ones:
        # Cash went back while it was being issued: there is nothing to issue any more, nor to take back.
        states.make(invoice, Move.WITHDRAW, by=SYSTEM_JOB, now=now, reason="refunded")
    for red in red_ones:
        states.make(red, Move.DROP, by=SYSTEM_JOB, now=now, reason="never issued")
    if not red_ones and not invoice.is_red:
        _tell(invoice, "failed", now=now)


def _tell(invoice: Invoice, outcome: str, *, now: datetime) -> None:
    """Let the buyer know what became of it: once for each move. A red one that fails is no concern of hers."""
    notify(
        invoice.order.account_id,
        Kind.INVOICE,
        params={"number": invoice.order.number, "outcome": outcome},
        link="/me/invoices",
        key=f"invoice:{invoice.number}:{outcome}:{now:%Y%m%d%H%M%S%f}",
        now=now,
    )


@transaction.atomic
def _try_later(invoice_id: int, reason: str) -> None:
    invoice = Invoice.objects.select_for_update().get(pk=invoice_id)
    if invoice.state != InvoiceState.REQUESTED:
        return
    invoice.last_error = reason[:LONGEST_REASON]
    invoice.save(update_fields=["last_error"])
    tell = log.error if invoice.tries == PATIENT_UNTIL else log.warning
    tell("invoice not issued yet", invoice=invoice.number, tries=invoice.tries, reason=invoice.last_error)
    defer("invoices.issue", at=invoice.next_try_at, invoice_id=invoice_id)


def send_letter(invoice_id: int) -> None:
    """Send the file to whom the learner named. Nothing happens where this school sends no letters."""
    invoice = Invoice.objects.select_related("order").get(pk=invoice_id)
    if not settings.SENDS_MAIL or not invoice.email or not invoice.pdf:
        return
    letter = EmailMessage(
        subject=_("发票 {number}").format(number=invoice.official_number),
        body=_("订单 {order} 的发票已开出，见附件。\n").format(order=invoice.order.number),
        to=[invoice.email],
    )
    with default_storage.open(invoice.pdf) as file:
        letter.attach(f"{invoice.official_number}.pdf", file.read(), "application/pdf")
    letter.send()
