"""What a person sees of the wallet, and operators of withdrawals."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet, Sum

from luffy.wallet.errors import WithdrawalNotFound
from luffy.wallet.models import (
    AccountKind,
    BerryLot,
    GiftState,
    LedgerAccount,
    OperatorGift,
    Origin,
    Transfer,
    Withdrawal,
    WithdrawalState,
)

_BEFORE_APPROVAL = (WithdrawalState.REQUESTED, WithdrawalState.CHECKED)


def balances(owner_id: int) -> dict[str, int]:
    """Available and held berries. A person who never had any has none."""
    rows = dict(
        LedgerAccount.objects.filter(
            owner_id=owner_id, kind__in=[AccountKind.AVAILABLE, AccountKind.HELD]
        ).values_list("kind", "balance_berries")
    )
    return {"available": rows.get(AccountKind.AVAILABLE, 0), "held": rows.get(AccountKind.HELD, 0)}


def wallet(owner_id: int, today: date) -> dict[str, Any]:
    """All that a person has, by its origin, and how much of it may be withdrawn that day."""
    lots = BerryLot.objects.filter(owner_id=owner_id)
    rows: dict[int, Any] = {
        row["origin"]: row
        for row in lots.values("origin").annotate(
            available=Sum("available_berries", default=0),
            held=Sum("held_berries", default=0),
            withdrawing=Sum("withdrawing_berries", default=0),
            ripe=Sum("available_berries", filter=Q(withdrawable_from__lte=today), default=0),
        )
    }
    origins = [
        {
            "origin": origin.name.lower(),
            "label": str(origin.label),
            **{part: rows.get(origin, {}).get(part, 0) for part in ("available", "held", "withdrawing")},
        }
        for origin in Origin
    ]
    return {
        **{part: sum(row[part] for row in origins) for part in ("available", "held", "withdrawing")},
        "withdrawable": sum(row["ripe"] for row in rows.values()),
        "origins": origins,
        "fen_per_berry": settings.FEN_PER_BERRY,
        "withdrawal_minimum": settings.WITHDRAWAL_MINIMUM_BERRIES,
    }


def lots(owner_id: int) -> QuerySet[BerryLot]:
    """What came in and is not gone, newest first."""
    left = Q(available_berries__gt=0) | Q(held_berries__gt=0) | Q(withdrawing_berries__gt=0)
    return BerryLot.objects.filter(left, owner_id=owner_id).select_related("made_by").order_by("-id")


def lot_shape(lot: BerryLot) -> dict[str, Any]:
    return {
        "id": lot.pk,
        "origin": Origin(lot.origin).name.lower(),
        "label": lot.get_origin_display(),
        "amount": lot.amount_berries,
        "available": lot.available_berries,
        "held": lot.held_berries,
        "withdrawing": lot.withdrawing_berries,
        "withdrawable_from_date": lot.withdrawable_from,
        "memo": lot.made_by.memo,
        "at": lot.made_by.created_at,
    }


def statement(owner_id: int) -> QuerySet[Transfer]:
    """Everything that changed what is available, newest first."""
    touches = Q(debit__kind=AccountKind.AVAILABLE) | Q(credit__kind=AccountKind.AVAILABLE)
    return (
        Transfer.objects.filter(touches, owner_id=owner_id).select_related("debit", "credit").order_by("-id")
    )


def paid_in(owner_id: int, prefix: str, first: date, last: date) -> int:
    """The berries of the transfers in those days whose keys begin so, by the ledger itself."""
    rows = Transfer.objects.filter(
        owner_id=owner_id, key__startswith=prefix, created_at__date__range=(first, last)
    )
    return int(rows.aggregate(berries=Sum("amount_berries"))["berries"] or 0)


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


def gifts(state: str | None) -> QuerySet[OperatorGift]:
    """What operators gave or want to give, newest first; those of one state, where it is named."""
    rows = OperatorGift.objects.select_related(
        "owner", "asked_by", "decided_by", "transfer__debit", "transfer__credit"
    )
    rows = rows.order_by("-id")
    return rows if state is None else rows.filter(state=GiftState[state.upper()])


def gift_out(key: str, *, viewer_id: int) -> dict[str, Any]:
    return gift_shape(gifts(None).get(key=key), viewer_id=viewer_id)


def gift_shape(row: OperatorGift, *, viewer_id: int) -> dict[str, Any]:
    line = statement_line(row.transfer) if row.transfer else None
    is_others = viewer_id not in (row.owner_id, row.asked_by_id)
    return {
        "key": row.key,
        "username": row.owner.username,
        "amount": row.amount_berries,
        "reason": row.reason,
        "state": GiftState(row.state).name.lower(),
        "state_label": row.get_state_display(),
        "asked_by": row.asked_by.username if row.asked_by else None,
        "asked_at": row.asked_at,
        "decided_by": row.decided_by.username if row.decided_by else None,
        "decided_at": row.decided_at,
        "can_decide": is_others and row.state == GiftState.WAITING,
        "transfer": line["number"] if line else None,
        "available_after": line["balance"] if line else None,
    }


def withdrawals(owner_id: int) -> QuerySet[Withdrawal]:
    """Her own, newest first."""
    return Withdrawal.objects.filter(owner_id=owner_id).order_by("-id")


def withdrawal(owner_id: int, number: str) -> dict[str, Any]:
    """One of her own. Raises: WithdrawalNotFound."""
    row = Withdrawal.objects.filter(owner_id=owner_id, number=number).first()
    if row is None:
        raise WithdrawalNotFound
    return withdrawal_shape(row)


def withdrawal_shape(row: Withdrawal) -> dict[str, Any]:
    return {
        "number": row.number,
        "state": WithdrawalState(row.state).name.lower(),
        "state_label": row.get_state_display(),
        "amount": row.amount_berries,
        "payout_fen": row.payout_fen,
        "payee": row.payee_masked,
        "requested_at": row.requested_at,
        "checked_at": row.checked_at,
        "approved_at": row.approved_at,
        "ended_at": row.ended_at,
        "reason": row.reason,
        "bank_reference": row.bank_reference,
        "can_cancel": row.state in _BEFORE_APPROVAL,
    }


def all_withdrawals(state: str | None) -> QuerySet[Withdrawal]:
    """Everybody's, newest first; those of one state, where it is named."""
    rows = Withdrawal.objects.select_related("owner", "checked_by", "approved_by").order_by("-id")
    return rows if state is None else rows.filter(state=WithdrawalState[state.upper()])


def ops_withdrawal(number: str, *, viewer_id: int) -> dict[str, Any]:
    """Anybody's. Raises: WithdrawalNotFound."""
    row = all_withdrawals(None).filter(number=number).first()
    if row is None:
        raise WithdrawalNotFound
    return ops_shape(row, viewer_id=viewer_id)


def ops_shape(row: Withdrawal, *, viewer_id: int) -> dict[str, Any]:
    return {
        **withdrawal_shape(row),
        "username": row.owner.username,
        "needs_two_persons": row.needs_two_persons,
        "checked_by": row.checked_by.username if row.checked_by else None,
        "approved_by": row.approved_by.username if row.approved_by else None,
        "moves": _moves(row, viewer_id),
    }


def _moves(row: Withdrawal, viewer_id: int) -> list[str]:
    if row.owner_id == viewer_id:
        return []
    if row.state == WithdrawalState.APPROVED:
        return ["paid", "failed"]
    if row.state == WithdrawalState.PAID:
        return ["bounced"]
    if row.state not in _BEFORE_APPROVAL:
        return []
    return ["refuse"] if row.checked_by_id == viewer_id else ["approve", "refuse"]
