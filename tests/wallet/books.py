"""Whether a person's lots say the same as her ledger accounts."""

from django.db.models import F, Sum

from luffy.accounts.models import Account
from luffy.wallet.models import AccountKind, BerryLot, LedgerAccount, Transfer


def adds_up(account: Account) -> bool:
    """Of every kind the lots hold what the account holds, and each transfer is the sum of its uses."""
    balances = dict(LedgerAccount.objects.filter(owner=account).values_list("kind", "balance_berries"))
    sums = BerryLot.objects.filter(owner=account).aggregate(
        available=Sum("available_berries", default=0),
        held=Sum("held_berries", default=0),
        withdrawing=Sum("withdrawing_berries", default=0),
    )
    odd = (
        Transfer.objects.filter(owner=account)
        .annotate(used=Sum("uses__amount_berries", default=0))
        .exclude(used=F("amount_berries"))
    )
    return not odd.exists() and all(
        sums[kind.name.lower()] == balances.get(kind, 0)
        for kind in (AccountKind.AVAILABLE, AccountKind.HELD, AccountKind.WITHDRAWING)
    )
