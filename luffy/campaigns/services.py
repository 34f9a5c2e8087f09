"""Running campaigns: begin, stop, and tell people.

Source: docs/rules/campaigns.md
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from luffy.accounts.audit import Actor, record
from luffy.accounts.models import Account
from luffy.campaigns.errors import CampaignNotFound, CampaignStopped, CampaignTermsRefused, SegmentTooLarge
from luffy.campaigns.segments import MOST_ACCOUNTS
from luffy.catalog.models import Product
from luffy.catalog.offers import product_of
from luffy.coupons.models import Coupon
from luffy.notify.models import Kind
from luffy.notify.services import Note, notify_all

TOLD_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Plan:
    """What a campaign is to give, and when. `product` empty: for the whole site."""

    name: str
    brief: str
    product: str
    coupon_type: int
    money_fen: int
    off_percent: int | None
    minimum_fen: int
    quantity: int
    per_account: int
    open_date: date
    close_date: date
    valid_begin_date: date | None
    valid_end_date: date | None
    coupon_valid_days: int | None
    is_listed: bool

    def fields(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__ if name != "product"}


@dataclass(frozen=True, slots=True)
class Announcement:
    title: str
    text: str
    link: str
    # The same key tells nobody twice, however often it is sent.
    key: str


def product_wanted(key: str) -> Product | None:
    """The product by its key; None for the whole site. Raises: CourseNotFound, DegreeNotFound."""
    return product_of(key) if key else None


@transaction.atomic
def begin(plan: Plan, *, by: Actor, now: datetime) -> Coupon:
    """A new coupon. Raises: CampaignTermsRefused, CourseNotFound, DegreeNotFound."""
    coupon = Coupon(**plan.fields(), product=product_wanted(plan.product))
    try:
        coupon.full_clean()
    except ValidationError as error:
        raise CampaignTermsRefused(reasons=list(dict.fromkeys(error.messages))) from error
    coupon.save(force_insert=True)
    told = {name: str(value) if isinstance(value, date) else value for name, value in plan.fields().items()}
    after = {**told, "product": plan.product}
    record("coupon.created", f"coupon:{coupon.pk}", by=by, now=now, change=(None, after))
    return coupon


@transaction.atomic
def stop(coupon_id: int, *, reason: str, by: Actor, now: datetime) -> Coupon:
    """Nobody gets one any more, by whatever way; what people hold keeps its terms.

    Raises: CampaignNotFound, CampaignStopped.
    """
    coupon = Coupon.objects.select_for_update().filter(pk=coupon_id, members_only=False).first()
    if coupon is None:
        raise CampaignNotFound
    if coupon.stopped_at is not None:
        raise CampaignStopped
    coupon.stopped_at = now
    coupon.save(update_fields=["stopped_at"])
    change = ({"stopped": False}, {"stopped": True, "claimed": coupon.claimed, "quantity": coupon.quantity})
    record("coupon.stopped", f"coupon:{coupon.pk}", by=by, now=now, change=change, reason=reason)
    return coupon


def ids_of(accounts: QuerySet[Account]) -> list[int]:
    """Everybody in it. Raises: SegmentTooLarge."""
    found = list(accounts.order_by("pk").values_list("pk", flat=True)[: MOST_ACCOUNTS + 1])
    if len(found) > MOST_ACCOUNTS:
        raise SegmentTooLarge(most=MOST_ACCOUNTS)
    return found


@transaction.atomic
def announce(account_ids: list[int], said: Announcement, *, by: Actor, now: datetime) -> int:
    """Tell them; who was told by this key before is not told again. Gives how many were meant."""
    params = {"title": said.title, "text": said.text}
    key = f"announcement:{said.key}"
    for start in range(0, len(account_ids), TOLD_AT_ONCE):
        some = account_ids[start : start + TOLD_AT_ONCE]
        notify_all([Note(pk, Kind.ANNOUNCEMENT, params, said.link, key) for pk in some], now=now)
    after = {**params, "link": said.link, "accounts": len(account_ids)}
    record("announcement.sent", key[:80], by=by, now=now, change=(None, after))
    return len(account_ids)
