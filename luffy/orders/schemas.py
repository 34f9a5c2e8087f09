"""The shapes of cart, settlement and orders. Money in fen, days and moments in Asia/Shanghai's sense."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StrictInt

from luffy.core.envelope import Out
from luffy.core.paging import MAX_ID
from luffy.coupons.validity import Unusable

ProductText = Annotated[str, Field(min_length=1, max_length=40, examples=["course:3"])]
RowId = Annotated[int, Field(ge=1, le=MAX_ID)]


class CartItemIn(Schema):
    product: ProductText
    price_policy_id: RowId


class CartPolicyIn(Schema):
    price_policy_id: RowId


class PricePolicyOut(Out):
    id: int
    access_days: int
    label: str
    price_fen: int


class ProblemOut(Out):
    """Why something in the cart cannot be bought as it stands."""

    code: int
    msg: str


class CartItemOut(Out):
    """`price_fen`, `access_days` and `label` are null where the chosen policy is gone."""

    product: str
    name: str
    image: str
    price_policy_id: int
    price_fen: int | None
    access_days: int | None
    label: str | None
    price_policies: list[PricePolicyOut]
    added_at: datetime
    problem: ProblemOut | None


class CartOut(Out):
    """`total_fen` counts what can be bought."""

    items: list[CartItemOut]
    total_fen: int


class BuyNowIn(Schema):
    product: ProductText
    price_policy_id: RowId


class SettleCartIn(Schema):
    """Settle these products of the cart."""

    items: Annotated[list[ProductText], Field(max_length=50)]


class SettleNowIn(Schema):
    """Settle one product without the cart."""

    buy_now: BuyNowIn


class ChooseCouponIn(Schema):
    """`product` null: for the whole order. `coupon_id` null: none. The id is that of the held coupon."""

    product: ProductText | None
    coupon_id: RowId | None


class SpendBerriesIn(Schema):
    berries: Annotated[StrictInt, Field(ge=0, le=MAX_ID)]


class CouponChoiceOut(Out):
    """A held coupon at one place. `missing_fen` is what is lacking to its threshold, else 0."""

    id: int
    name: str
    coupon_type: int
    text: str
    money_fen: int
    off_percent: int | None
    minimum_fen: int
    valid_from: date
    valid_until: date
    usable: bool
    reason: Unusable | None
    reason_text: str | None
    missing_fen: int
    discount_fen: int


class QuoteLineOut(Out):
    """`discount_fen` is everything taken off this line: `listed_fen` − `discount_fen` = `payable_fen`."""

    product: str
    name: str
    image: str
    price_policy_id: int
    access_days: int
    label: str
    listed_fen: int
    discount_fen: int
    line_discount_fen: int
    site_discount_fen: int
    berries_discount_fen: int
    payable_fen: int
    coupon_id: int | None
    coupons: list[CouponChoiceOut]


class BerriesOut(Out):
    """`spendable` is the most that can be spent on this purchase."""

    available: int
    spendable: int
    spent: int
    discount_fen: int
    fen_per_berry: int


class QuoteOut(Out):
    """What the settlement costs now; the lines sum to the totals exactly."""

    lines: list[QuoteLineOut]
    site_coupon_id: int | None
    site_coupons: list[CouponChoiceOut]
    berries: BerriesOut
    listed_fen: int
    line_discount_fen: int
    site_discount_fen: int
    payable_fen: int
    expires_at: datetime


class OrderLineOut(Out):
    product: str
    name: str
    image: str
    access_days: int
    label: str
    listed_fen: int
    discount_fen: int
    line_discount_fen: int
    site_discount_fen: int
    berries_spent: int
    berries_discount_fen: int
    payable_fen: int


StatusName = Literal["paid", "pending", "refunding", "refunded", "cancelled", "expired"]
ActionName = Literal["pay", "cancel", "learn"]


class OrderOut(Out):
    """`discount_fen` is everything taken off: `listed_fen` − `discount_fen` = `payable_fen`.

    `opened` is false while something that was paid for is still being opened.
    """

    number: str
    status: StatusName
    status_number: int
    status_label: str
    payment_type: int
    payment_type_label: str
    lines: list[OrderLineOut]
    listed_fen: int
    discount_fen: int
    line_discount_fen: int
    site_discount_fen: int
    berries_spent: int
    berries_discount_fen: int
    payable_fen: int
    created_at: datetime
    expires_at: datetime
    paid_at: datetime | None
    cancelled_at: datetime | None
    opened: bool
    actions: list[ActionName]
