"""Berries that operators give away: above a limit a second one has to agree.

Source: docs/rules/berries.md
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Sum

from luffy.accounts import audit
from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.core.errors import NotFound
from luffy.core.money import Berries
from luffy.wallet.errors import (
    GiftDecided,
    GiftNeedsAnother,
    GiftNotFound,
    GrantKeyReused,
    OwnGrant,
)
from luffy.wallet.models import GiftState, OperatorGift
from luffy.wallet.services import Gift, grant, lock_wallet

# What one person was given within this counts together: in pieces it is as much as at once.
TOGETHER = timedelta(days=1)


def give(*, username: str, gift: Gift, by: Actor, now: datetime) -> OperatorGift:
    """Give berries, or take back a mistaken gift; above the limit, ask for a second operator. The same key again
    gives the same gift.

    Raises:
        NotFound: nobody has that name.
        OwnGrant, NotEnoughBerries, GrantKeyReused: nothing was written.
    """
    owner = Account.objects.filter(username__iexact=username).first()
    if owner is None:
        raise NotFound
    if owner.pk == by.account_id:
        raise OwnGrant
    try:
        with transaction.atomic():
            return _give(owner, gift, by=by, now=now)
    except IntegrityError as conflict:
        # The key was used for somebody else at this moment, whose wallet we have not locked.
        raise GrantKeyReused from conflict


@transaction.atomic
def approve(*, key: str, now: datetime, by: Actor) -> OperatorGift:
    """A second operator agrees, and the berries are there. Twice is once.

    Raises:
        GiftNotFound, OwnGrant, GiftNeedsAnother, GiftDecided: nothing was written.
    """
    row = _lock_to_decide(key, by)
    if row.state != GiftState.GIVEN:
        _decide(row, GiftState.GIVEN, now=now, by=by)
        _move(row, by=by, now=now)
    return row


@transaction.atomic
def refuse(*, key: str, reason: str, now: datetime, by: Actor) -> OperatorGift:
    """A second operator says no. Twice is once.

    Raises:
        GiftNotFound, OwnGrant, GiftNeedsAnother, GiftDecided: nothing was written.
    """
    row = _lock_to_decide(key, by)
    if row.state != GiftState.REFUSED:
        _decide(row, GiftState.REFUSED, now=now, by=by, reason=reason)
    return row


def _give(owner: Account, gift: Gift, *, by: Actor, now: datetime) -> OperatorGift:
    lock_wallet(owner.pk)
    if (earlier := OperatorGift.objects.filter(key=gift.key).first()) is not None:
        if (earlier.owner_id, earlier.amount_berries) != (owner.pk, gift.amount):
            raise GrantKeyReused
        return earlier
    needs_two = gift.amount > 0 and _given_lately(owner, now) + gift.amount > (
        settings.GIFT_TWO_PERSONS_ABOVE_BERRIES
    )
    row = OperatorGift.objects.create(
        key=gift.key,
        owner=owner,
        amount_berries=gift.amount,
        reason=gift.reason,
        needs_two_persons=needs_two,
        state=GiftState.WAITING if needs_two else GiftState.GIVEN,
        asked_by_id=by.account_id,
        asked_at=now,
        decided_at=None if needs_two else now,
    )
    if needs_two:
        _tell(row, "ask", None, by=by, now=now, reason=gift.reason)
    else:
        _move(row, by=by, now=now)
    return row


def _given_lately(owner: Account, now: datetime) -> int:
    given = OperatorGift.objects.filter(owner=owner, amount_berries__gt=0, asked_at__gt=now - TOGETHER)
    return int(given.exclude(state=GiftState.REFUSED).aggregate(n=Sum("amount_berries", default=0))["n"])


def _move(row: OperatorGift, *, by: Actor, now: datetime) -> None:
    # The school's own transfers have keys as well, and what an operator writes must never be one of them.
    gift = Gift(Berries(row.amount_berries), key=f"operator:{row.key}", reason=row.reason)
    row.transfer = grant(owner_id=row.owner_id, gift=gift, by=by, now=now)
    row.save(update_fields=["transfer"])


def _lock_to_decide(key: str, by: Actor) -> OperatorGift:
    """The wallet first, as everywhere."""
    owner_id = OperatorGift.objects.filter(key=key).values_list("owner_id", flat=True).first()
    if owner_id is None:
        raise GiftNotFound
    if owner_id == by.account_id:
        raise OwnGrant
    lock_wallet(owner_id)
    row = OperatorGift.objects.select_related("owner").select_for_update(of=("self",)).get(key=key)
    if row.asked_by_id == by.account_id:
        raise GiftNeedsAnother
    return row


def _decide(row: OperatorGift, state: GiftState, *, now: datetime, by: Actor, reason: str = "") -> None:
    """Raises: GiftDecided."""
    if row.state != GiftState.WAITING:
        raise GiftDecided
    before, row.state, row.decided_by_id, row.decided_at = row.state, state, by.account_id, now
    row.save(update_fields=["state", "decided_by", "decided_at"])
    _tell(row, "approve" if state == GiftState.GIVEN else "refuse", before, by=by, now=now, reason=reason)


def _tell(
    row: OperatorGift, action: str, before: int | None, *, by: Actor, now: datetime, reason: str
) -> None:
    change = (None if before is None else {"state": int(before)}, {"state": int(row.state)})
    audit.record(f"gift.{action}", f"gift:{row.key}", by=by, now=now, change=change, reason=reason)
