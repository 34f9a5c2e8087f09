"""When a coupon may be used, and why it may not. Pure: `today` is an argument.

Source: docs/rules/coupon-validity.md
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from luffy.core.money import Fen
from luffy.coupons.rules import Terms, reaches_threshold


class Unusable(StrEnum):
    """Why a coupon cannot be used here and now."""

    NOT_YOURS = "not_yours"
    USED = "used"
    HELD = "held"
    NOT_YET_VALID = "not_yet_valid"
    EXPIRED = "expired"
    OTHER_PRODUCT = "other_product"
    MEMBERS_ONLY = "members_only"
    THRESHOLD_NOT_MET = "threshold_not_met"


class State(StrEnum):
    """Of a record, as its holder sees it: the dates decide, not whether a job has run."""

    UNUSED = "unused"
    HELD = "held"
    USED = "used"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Holding:
    """A coupon in somebody's hands. `product_id` None: for the whole site. Both days are inclusive."""

    record_id: int
    account_id: int
    name: str
    terms: Terms
    product_id: int | None
    begin_date: date
    end_date: date
    is_used: bool = False
    is_held: bool = False
    members_only: bool = False

    @property
    def is_site_wide(self) -> bool:
        return self.product_id is None


@dataclass(frozen=True, slots=True)
class Window:
    """The days a coupon rule allows."""

    begin_date: date | None
    end_date: date | None
    days_after_claim: int | None


def window_of(rule: Window, claimed_on: date) -> tuple[date, date]:
    """First and last day of a coupon claimed on `claimed_on`.

    "N days after claim" covers the claim day and the N days after it. Where fixed dates and days are both
    given, the earlier end wins; it begins at the later of claim and fixed begin.
    The last day may lie before the first: then the coupon can never be used.
    """
    ends = [end for end in (rule.end_date,) if end is not None]
    if rule.days_after_claim is not None:
        ends.append(claimed_on + timedelta(days=rule.days_after_claim))
    return max(rule.begin_date or claimed_on, claimed_on), min(ends)


def state(holding: Holding, today: date) -> State:
    if holding.is_used:
        return State.USED
    if holding.is_held:
        return State.HELD
    return State.EXPIRED if today > holding.end_date else State.UNUSED


def why_unusable(
    holding: Holding,
    *,
    account_id: int,
    product_id: int | None,
    base_fen: Fen,
    today: date,
    is_member: bool = False,
) -> Unusable | None:
    """Why this coupon cannot be used here today; None when it can.

    `product_id` is the line it would be put on, None for the whole order; `base_fen` is what it would be
    taken off from; `is_member`: whether whoever uses it is a member today.
    """
    reasons = {
        Unusable.NOT_YOURS: holding.account_id != account_id,
        Unusable.USED: holding.is_used,
        Unusable.HELD: holding.is_held,
        Unusable.NOT_YET_VALID: today < holding.begin_date,
        Unusable.EXPIRED: today > holding.end_date,
        Unusable.OTHER_PRODUCT: holding.product_id != product_id,
        Unusable.MEMBERS_ONLY: holding.members_only and not is_member,
        Unusable.THRESHOLD_NOT_MET: not reaches_threshold(holding.terms, base_fen),
    }
    return next((reason for reason, applies in reasons.items() if applies), None)
