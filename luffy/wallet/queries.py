"""What a person sees of the wallet."""

from typing import Any

from django.db.models import Q, QuerySet

from luffy.wallet.models import AccountKind, LedgerAccount, Transfer


def balances(owner_id: int) -> dict[str, int]:
    """Available and held berries. A person who never had any has none."""
    rows = dict(
        LedgerAccount.objects.filter(
            owner_id=owner_id, kind__in=[AccountKind.AVAILABLE, AccountKind.HELD]
        ).values_list("kind", "balance_berries")
    )
    return {"available": rows.get(AccountKind.AVAILABLE, 0), "held": rows.get(AccountKind.HELD, 0)}


def statement(owner_id: int) -> QuerySet[Transfer]:
    """Everything that changed what is available, newest first."""
    touches = Q(debit__kind=AccountKind.AVAILABLE) | Q(credit__kind=AccountKind.AVAILABLE)
    return (
        Transfer.objects.filter(touches, owner_id=owner_id).select_related("debit", "credit").order_by("-id")
    )


def statement_line(transfer: Transfer) -> dict[str, Any]:
    """One line of the statement: the amount is signed, the balance is what was available afterwards."""
    is_credit = transfer.credit.kind == AccountKind.AVAILABLE
    return {
        "number": transfer.key,
        "transaction_type": transfer.transaction_type,
        "label": transfer.get_transaction_type_display(),
        "amount": transfer.amount_berries if is_credit else -transfer.amount_berries,
        "balance": transfer.credit_balance_after if is_credit else transfer.debit_balance_after,
        "memo": transfer.memo,
        "at": transfer.created_at,
    }
