"""Asking for invoices, taking them back in red, and the titles they are made out to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter

from django.db import transaction

from luffy.accounts import audit
from luffy.accounts.audit import Actor
from luffy.core.ids import new_number
from luffy.core.jobs import defer
from luffy.invoices import queries, states, tax_number
from luffy.invoices.errors import (
    AlreadyInvoiced,
    NoTaxNumberForPerson,
    NothingToInvoice,
    TaxNumberMalformed,
    TitleNotFound,
)
from luffy.invoices.models import (
    Buyer,
    CashReturned,
    Invoice,
    InvoiceLine,
    InvoiceState,
    InvoiceTitle,
    fingerprint,
)
from luffy.invoices.states import Move
from luffy.orders.models import OrderLine
from luffy.orders.services import moves

TITLES_KEPT = 20


@dataclass(frozen=True, slots=True)
class Title:
    """Whom an invoice is made out to, and where it is sent."""

    buyer: str
    name: str
    tax_number: str
    email: str

    def checked(self) -> "Title":
        """The same in its normal form. Raises: TaxNumberMalformed, NoTaxNumberForPerson."""
        number = tax_number.normal(self.tax_number)
        if self.buyer == Buyer.PERSONAL and number:
            raise NoTaxNumberForPerson
        flaw = None if self.buyer == Buyer.PERSONAL else tax_number.flaw(number)
        if flaw is not None:
            raise TaxNumberMalformed(reason=flaw)
        return replace(self, name=" ".join(self.name.split()), tax_number=number)


_TITLE_OF_INVOICE = attrgetter("buyer", "title", "tax_number", "email")


@transaction.atomic
def request(order_id: int, title: Title, *, now: datetime, by: Actor) -> Invoice:
    """Have an invoice issued over the order's cash that was not given back. Asking again gives the same one.

    After a failure a new one takes the place of the old, perhaps with another title.

    Raises:
        TaxNumberMalformed, NoTaxNumberForPerson, NotPaidYet, RefundUnderWay, NothingToInvoice, AlreadyInvoiced:
        nothing was changed.
    Source: docs/rules/invoices.md
    """
    title = title.checked()
    order = moves.lock(order_id)
    live = queries.live(order_id).select_for_update().first()
    if live is not None and live.state != InvoiceState.FAILED:
        if _TITLE_OF_INVOICE(live) != (title.buyer, title.name, title.tax_number, title.email):
            raise AlreadyInvoiced(invoice=live.number)
        return live
    queries.require_invoiceable(order)
    amounts = queries.amounts_left(order)
    if not amounts:
        raise NothingToInvoice
    if live is not None:
        states.make(live, Move.WITHDRAW, by=by, now=now, reason="asked anew")
    invoice = Invoice(
        order=order, buyer=title.buyer, title=title.name, tax_number=title.tax_number, email=title.email
    )
    _write_down(invoice, amounts, by=by, now=now)
    keep_title(order.account_id, title, now=now)
    return invoice


@transaction.atomic
def redden(
    line_ids: Collection[int], *, now: datetime, by: Actor, back_fen: Mapping[int, int] | None = None
) -> None:
    """Cash of these order lines goes back: note it, and have red invoices issued for what was invoiced of it.

    The order must be locked. A line counts once, whatever repeats. `back_fen` is for lines of which a part was
    kept as a fee: what the line gets back in cash; without it all that was paid for the line.

    Source: docs/rules/invoices.md
    """
    noted = CashReturned.objects.filter(order_line__in=line_ids).values("order_line")
    lines = OrderLine.objects.filter(pk__in=line_ids).exclude(pk__in=noted)
    returned = {line.pk: (back_fen or {}).get(line.pk, line.payable_fen) for line in lines}
    CashReturned.objects.bulk_create(
        CashReturned(order_line_id=line_id, amount_fen=amount_fen, at=now)
        for line_id, amount_fen in returned.items()
    )
    for order_id in sorted({line.order_id for line in lines}):
        blue = queries.live(order_id).select_for_update().first()
        if blue is not None:
            _take_back(blue, returned, by=by, now=now)


def _take_back(blue: Invoice, returned: Mapping[int, int], *, by: Actor, now: datetime) -> None:
    invoiced = blue.lines.filter(order_line__in=returned).values_list("order_line_id", flat=True)
    amounts = {line_id: -returned[line_id] for line_id in invoiced if returned[line_id]}
    if not amounts:
        return
    if blue.state == InvoiceState.FAILED:
        # Nothing was issued, so there is nothing to take back; the rest can be asked for anew.
        states.make(blue, Move.WITHDRAW, by=by, now=now, reason="refunded")
        return
    red = Invoice(
        order_id=blue.order_id,
        reddens=blue,
        buyer=blue.buyer,
        title=blue.title,
        tax_number=blue.tax_number,
        email=blue.email,
    )
    _write_down(red, amounts, by=by, now=now)


def _write_down(invoice: Invoice, amounts: Mapping[int, int], *, by: Actor, now: datetime) -> None:
    """Save a new invoice over these amounts in fen per order line, and have it issued after commit."""
    invoice.number = new_number(now)
    invoice.amount_fen = sum(amounts.values())
    invoice.requested_at = invoice.next_try_at = now
    invoice.save(force_insert=True)
    InvoiceLine.objects.bulk_create(
        InvoiceLine(invoice=invoice, order_line_id=line_id, amount_fen=amount_fen)
        for line_id, amount_fen in amounts.items()
    )
    states.note(invoice, by=by, now=now)
    defer("invoices.issue", invoice_id=invoice.pk)


@transaction.atomic
def retry(number: str, *, now: datetime, by: Actor) -> Invoice:
    """Try a failed invoice again, or one that waits for its next try at once.

    Raises: InvoiceNotFound, InvoiceCannotMove.
    """
    invoice = queries.any_invoice(number, lock=True)
    if invoice.state == InvoiceState.REQUESTED:
        invoice.next_try_at = now
        invoice.save(update_fields=["next_try_at"])
    else:
        states.make(invoice, Move.RETRY, by=by, now=now, tries=0, last_error="", next_try_at=now)
    defer("invoices.issue", invoice_id=invoice.pk)
    return invoice


@transaction.atomic
def keep_title(account_id: int, title: Title, *, now: datetime) -> InvoiceTitle:
    """Save a title, or note that it was used again; of too many the one not used for longest goes.

    Raises: TaxNumberMalformed, NoTaxNumberForPerson.
    """
    title = title.checked()
    kept, _ = InvoiceTitle.objects.update_or_create(
        account_id=account_id,
        buyer=title.buyer,
        fingerprint=fingerprint(title.name, title.tax_number),
        defaults={
            "name": title.name,
            "tax_number": title.tax_number,
            "email": title.email,
            "used_at": now,
        },
    )
    surplus = queries.titles(account_id).values_list("pk", flat=True)[TITLES_KEPT:]
    InvoiceTitle.objects.filter(pk__in=list(surplus)).delete()
    return kept


def look(number: str, *, now: datetime, by: Actor) -> Invoice:
    """Somebody of the school reads the whole of it, names and numbers too, which is written down.

    Raises: InvoiceNotFound.
    """
    invoice = queries.any_invoice(number)
    audit.record("invoice.seen", f"invoice:{number}", by=by, now=now)
    return invoice


def forget_title(account_id: int, title_id: int) -> None:
    """Delete a saved title; invoices keep their own copy. Raises: TitleNotFound."""
    deleted, _ = InvoiceTitle.objects.filter(account_id=account_id, pk=title_id).delete()
    if not deleted:
        raise TitleNotFound
