"""Asking for invoices, and taking them back in red."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from luffy.accounts.audit import Actor
from luffy.core.ids import new_number
from luffy.core.jobs import defer
from luffy.invoices import states
from luffy.invoices.models import CashReturned, Invoice, InvoiceLine, InvoiceState
from luffy.invoices.states import Move
from luffy.orders.models import OrderLine


@transaction.atomic
def redden(
    line_ids: Collection[int], *, now: datetime, by: Actor, back_fen: Mapping[int, int] | None = None
) -> None:
    """Cash of these order lines goes back: note it, and have red invoices issued for what was invoiced of it.

    The order must be locked. A line counts once, whatever repeats. `back_fen` is for lines of which a part was
    kept as a fee: what the line gets back in cash; without it all that was paid for the line.

    Source: docs/rules/invoices.md
    """
    noted = set(CashReturned.objects.filter(order_line__in=line_ids).values_list("order_line_id", flat=True))
    lines = OrderLine.objects.filter(pk__in=line_ids).exclude(pk__in=noted).order_by("pk")
    returned = {line.pk: (back_fen or {}).get(line.pk, line.payable_fen) for line in lines}
    CashReturned.objects.bulk_create(
        CashReturned(order_line_id=line_id, amount_fen=amount_fen, at=now)
        for line_id, amount_fen in returned.items()
    )
    blue_ones = Invoice.objects.filter(reddens=None, lines__order_line__in=returned).exclude(
        state=InvoiceState.WITHDRAWN
    )
    # Locked by their ids: a join cannot be locked distinctly.
    ids = set(blue_ones.values_list("pk", flat=True))
    for blue in Invoice.objects.select_for_update().filter(pk__in=ids).order_by("pk"):
        if blue.state == InvoiceState.FAILED:
            # Nothing was issued, so there is nothing to take back; the rest can be asked for anew.
            states.make(blue, Move.WITHDRAW, by=by, now=now, reason="refunded")
        else:
            _issue_red(blue, returned, by=by, now=now)


def _issue_red(blue: Invoice, returned: Mapping[int, int], *, by: Actor, now: datetime) -> None:
    invoiced = blue.lines.filter(order_line__in=returned).values_list("order_line_id", flat=True)
    amounts = {line_id: -returned[line_id] for line_id in invoiced if returned[line_id]}
    if amounts:
        red = Invoice(
            order_id=blue.order_id,
            reddens=blue,
            buyer=blue.buyer,
            title=blue.title,
            tax_number=blue.tax_number,
            email=blue.email,
        )
        write_down(red, amounts, by=by, now=now)


def write_down(invoice: Invoice, amounts: Mapping[int, int], *, by: Actor, now: datetime) -> None:
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
