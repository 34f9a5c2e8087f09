"""How invoices look from outside."""

from typing import Any

from django.utils.translation import gettext as _

from luffy.invoices import queries
from luffy.invoices.models import Invoice, InvoiceState, InvoiceTitle
from luffy.orders.models import Order


def title_shape(title: InvoiceTitle) -> dict[str, Any]:
    return {name: getattr(title, name) for name in ("id", "buyer", "name", "tax_number", "email")}


def invoice_shape(invoice: Invoice) -> dict[str, Any]:
    """An invoice from `queries.mine`."""
    return {**_either_way(invoice), **_in_full(invoice), "problem": _problem(invoice)}


def ops_shape(invoice: Invoice) -> dict[str, Any]:
    """An invoice as operators see it in lists."""
    return {
        **_either_way(invoice),
        "title": _masked(invoice.title),
        "tax_number": _masked_number(invoice.tax_number),
        "email": _masked_address(invoice.email),
        **_tries(invoice),
    }


def ops_shape_in_full(invoice: Invoice) -> dict[str, Any]:
    """An invoice as an operator sees it who has it opened, which is written down."""
    return {
        **_either_way(invoice),
        **_in_full(invoice),
        **_tries(invoice),
        "username": invoice.order.account.username,
    }


def order_invoices_shape(order: Order) -> dict[str, Any]:
    amounts = queries.amounts_left(order)
    problem = queries.why_not(order, amounts)
    lines = [line for line in order.lines.order_by("position") if line.pk in amounts]
    return {
        "order": order.number,
        "lines": [{"name": line.name, "amount_fen": amounts[line.pk]} for line in lines],
        "amount_fen": sum(amounts.values()),
        "problem": {"code": problem.code, "msg": problem.text} if problem else None,
        "invoices": [invoice_shape(one) for one in queries.mine(order.account_id).filter(order_id=order.pk)],
    }


def _either_way(invoice: Invoice) -> dict[str, Any]:
    return {
        "number": invoice.number,
        "order": invoice.order.number,
        "color": "red" if invoice.is_red else "blue",
        "state": invoice.state,
        "state_label": str(InvoiceState(invoice.state).label),
        "buyer": invoice.buyer,
        "tax_number": invoice.tax_number,
        "amount_fen": invoice.amount_fen,
        "official_number": invoice.official_number or None,
        "requested_at": invoice.requested_at,
        "issued_at": invoice.issued_at,
    }


def _in_full(invoice: Invoice) -> dict[str, Any]:
    return {
        "reddens": invoice.reddens.number if invoice.reddens else None,
        "title": invoice.title,
        "email": invoice.email,
        "lines": [
            {"name": line.order_line.name, "amount_fen": line.amount_fen} for line in invoice.lines.all()
        ],
        "taken_back_fen": invoice.taken_back_fen,  # type: ignore[attr-defined]
    }


def _tries(invoice: Invoice) -> dict[str, Any]:
    """How the provider has been asked."""
    return {name: getattr(invoice, name) for name in ("provider", "tries", "last_error", "next_try_at")}


def _problem(invoice: Invoice) -> str | None:
    if invoice.state == InvoiceState.FAILED:
        return invoice.last_error
    if invoice.state == InvoiceState.REQUESTED and invoice.last_error:
        # What exactly did not answer is for operators.
        return _("开票服务暂时没有回应, 系统会继续尝试")
    return None


def _masked(text: str) -> str:
    """The first sign and stars."""
    return text[:1] + "*" * (len(text) - 1)


def _masked_number(number: str) -> str:
    """Stars and the last four signs."""
    return "*" * (len(number) - 4) + number[-4:]


def _masked_address(email: str) -> str:
    name, at, host = email.partition("@")
    return f"{name[:1]}***{at}{host}" if at else ""
