from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from luffy.core.envelope import Out
from luffy.coupons.validity import State


class CouponOut(Out):
    """A coupon that can be claimed. `mine` is how many of it the caller has; null when not signed in."""

    id: int
    name: str
    brief: str | None
    coupon_type: int
    text: str
    money_fen: int
    off_percent: int | None
    minimum_fen: int
    product: str | None
    product_name: str | None
    open_date: date
    close_date: date
    valid_from: date | None
    valid_until: date | None
    valid_days: int | None
    left: int
    per_account: int
    mine: int | None


class RedeemIn(Schema):
    """A code as it was printed; dashes, spaces and small letters do not matter."""

    code: Annotated[str, Field(min_length=1, max_length=64)]


class MemberPriceOut(Out):
    """What members pay at this price policy; `name` is the rule's."""

    price_policy_id: int
    price_fen: int
    member_price_fen: int
    name: str


class MemberPricesOut(Out):
    items: list[MemberPriceOut]


class MyCouponOut(Out):
    """A coupon I hold; `id` is the record's, which settlement takes. Both days are inclusive."""

    id: int
    name: str
    coupon_type: int
    text: str
    money_fen: int
    off_percent: int | None
    minimum_fen: int
    product: str | None
    product_name: str | None
    valid_from: date
    valid_until: date
    state: State
    claimed_at: datetime
    used_at: datetime | None
