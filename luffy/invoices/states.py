"""What an invoice may become. Moves have names; nothing else may change a state.

    开票中 ── ISSUE ──> 已开
       ├─ FAIL ───> 开票失败 ── RETRY ────> 开票中
       │                └────── WITHDRAW ─> 已作废
       └─ DROP ───> 已作废        (a red one whose blue one was never issued)

Source: docs/rules/invoices.md
"""

from datetime import datetime
from enum import Enum
from typing import Any

from luffy.accounts import audit
from luffy.accounts.audit import Actor
from luffy.invoices.errors import InvoiceCannotMove
from luffy.invoices.models import Invoice, InvoiceState


class Move(Enum):
    """(from, to)"""

    ISSUE = (InvoiceState.REQUESTED, InvoiceState.ISSUED)
    FAIL = (InvoiceState.REQUESTED, InvoiceState.FAILED)
    RETRY = (InvoiceState.FAILED, InvoiceState.REQUESTED)
    WITHDRAW = (InvoiceState.FAILED, InvoiceState.WITHDRAWN)
    DROP = (InvoiceState.REQUESTED, InvoiceState.WITHDRAWN)


def make(invoice: Invoice, move: Move, *, by: Actor, now: datetime, reason: str = "", **changes: Any) -> None:
    """Make the move on a locked invoice and write `changes` with it.

    Raises:
        InvoiceCannotMove: it is not in the move's first state; nothing was written.
    """
    source, target = move.value
    if invoice.state != source:
        raise InvoiceCannotMove(invoice=invoice.number, state=invoice.state)
    changes = {"next_try_at": None, **changes, "state": target}
    for name, value in changes.items():
        setattr(invoice, name, value)
    invoice.save(update_fields=list(changes))
    audit.record(
        f"invoice.{move.name.lower()}",
        f"invoice:{invoice.number}",
        by=by,
        now=now,
        change=({"state": str(source)}, {"state": str(target)}),
        reason=reason,
    )


def note(invoice: Invoice, *, by: Actor, now: datetime) -> None:
    """The audit row of a new invoice."""
    audit.record(
        "invoice.redden" if invoice.is_red else "invoice.request",
        f"invoice:{invoice.number}",
        by=by,
        now=now,
        change=(None, {"state": str(invoice.state), "amount_fen": invoice.amount_fen}),
    )
