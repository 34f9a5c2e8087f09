"""Reading invoices, and what of an order can be invoiced."""

from django.db.models import Prefetch, Q, QuerySet, Sum

from luffy.invoices.errors import InvoiceNotFound, NothingToInvoice, NotPaidYet, RefundUnderWay
from luffy.invoices.models import Invoice, InvoiceLine, InvoiceState, InvoiceTitle
from luffy.orders.models import Order, OrderStatus


def live(order_id: int) -> QuerySet[Invoice]:
    """The order's blue invoice that counts, if any."""
    return Invoice.objects.filter(order_id=order_id, reddens=None).exclude(state=InvoiceState.WITHDRAWN)


def require_invoiceable(order: Order) -> None:
    """Raises: NotPaidYet, RefundUnderWay."""
    if order.status == OrderStatus.REFUNDING:
        raise RefundUnderWay(order=order.number)
    if order.status not in (OrderStatus.PAID, OrderStatus.REFUNDED):
        raise NotPaidYet(order=order.number, status=order.status)


def amounts_left(order: Order) -> dict[int, int]:
    """The cash in fen that was paid for each line and not given back; lines without any are left out."""
    lines = order.lines.select_related("cash_returned").order_by("position")
    left = {
        line.pk: line.payable_fen - (line.cash_returned.amount_fen if hasattr(line, "cash_returned") else 0)
        for line in lines
    }
    return {line_id: amount_fen for line_id, amount_fen in left.items() if amount_fen}


def _whole(rows: QuerySet[Invoice]) -> QuerySet[Invoice]:
    """With all that is shown of them, newest first."""
    lines = InvoiceLine.objects.select_related("order_line").order_by("order_line__position")
    issued_red = Sum("red_ones__amount_fen", filter=Q(red_ones__state=InvoiceState.ISSUED), default=0)
    return (
        rows.select_related("order__account", "reddens")
        .prefetch_related(Prefetch("lines", lines))
        .annotate(taken_back_fen=issued_red)
        .order_by("-id")
    )


def mine(account_id: int) -> QuerySet[Invoice]:
    return _whole(Invoice.objects.filter(order__account_id=account_id))


def find(account_id: int, number: str) -> Invoice:
    """The account's invoice; somebody else's is as absent as one that never was. Raises: InvoiceNotFound."""
    invoice = mine(account_id).filter(number=number).first()
    if invoice is None:
        raise InvoiceNotFound
    return invoice


def everybodys(state: InvoiceState | None) -> QuerySet[Invoice]:
    rows = Invoice.objects.all()
    return _whole(rows if state is None else rows.filter(state=state))


def any_invoice(number: str, *, lock: bool = False) -> Invoice:
    """Whoever's it is. Raises: InvoiceNotFound."""
    rows = Invoice.objects.select_for_update() if lock else _whole(Invoice.objects.all())
    invoice = rows.filter(number=number).first()
    if invoice is None:
        raise InvoiceNotFound
    return invoice


def titles(account_id: int) -> QuerySet[InvoiceTitle]:
    """The account's titles, the one used last first."""
    return InvoiceTitle.objects.filter(account_id=account_id).order_by("-used_at", "-id")


def why_not(order: Order, amounts: dict[int, int]) -> NotPaidYet | RefundUnderWay | NothingToInvoice | None:
    """Why no invoice can be asked for now; None if one can."""
    try:
        require_invoiceable(order)
    except (NotPaidYet, RefundUnderWay) as refusal:
        return refusal
    return None if amounts else NothingToInvoice()
