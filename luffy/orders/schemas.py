"""The shapes of cart, settlement and orders. Money in fen, days and moments in Asia/Shanghai's sense."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import BeforeValidator, Field, StrictInt, field_validator, model_validator

from luffy.core.envelope import Out
from luffy.core.paging import MAX_ID
from luffy.coupons.validity import Unusable
from luffy.orders.errors import BerriesMalformed, NothingChosen

ProductText = Annotated[str, Field(min_length=1, max_length=40, examples=["course:3"])]


def _no_boolean(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("a number is wanted")
    return value


# A text of digits will do, as some clients write ids; `true` will not.
RowId = Annotated[int, BeforeValidator(_no_boolean), Field(ge=1, le=MAX_ID)]


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


class SettleIn(Schema):
    """Either `items`, products of the cart; or `buy_now`, one product without the cart."""

    items: Annotated[list[ProductText], Field(max_length=50)] | None = None
    buy_now: BuyNowIn | None = None

    @model_validator(mode="after")
    def _says_what(self) -> "SettleIn":
        if self.items is not None and self.buy_now is not None:
            raise ValueError("items or buy_now, not both")
        return self

    @field_validator("items", mode="before")
    @classmethod
    def _is_a_list(cls, items: object) -> object:
        if not isinstance(items, list):
            raise NothingChosen
        return items


class ChooseIn(Schema):
    """Either a coupon or berries.

    `coupon_id` is that of the held coupon, null for none; `product` null: for the whole order.
    """

    product: ProductText | None = None
    coupon_id: RowId | None = None
    berries: Annotated[StrictInt, Field(ge=0, le=MAX_ID)] | None = None

    @model_validator(mode="after")
    def _is_one_choice(self) -> "ChooseIn":
        said = self.model_fields_set
        if ("berries" in said) == ("coupon_id" in said) or ("berries" in said and "product" in said):
            raise ValueError("a coupon (product, coupon_id) or berries")
        return self

    @field_validator("berries", mode="before")
    @classmethod
    def _is_a_number_of_berries(cls, berries: object) -> object:
        if type(berries) is not int or not 0 <= berries <= MAX_ID:
            raise BerriesMalformed
        return berries


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


class CreditOut(Out):
    """So much of the purchase of this course counts towards the degree."""

    name: str
    credit_fen: int


class DeductionOut(Out):
    """What would be deducted if the degree were bought now at this price: together `credit_fen`."""

    price_policy_id: int
    credit_fen: int
    credits: list[CreditOut]


class DeductionsOut(Out):
    """One for each price; all with 0 where nothing counts."""

    items: list[DeductionOut]


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
    credit_fen: int
    line_discount_fen: int
    site_discount_fen: int
    berries_discount_fen: int
    payable_fen: int
    coupon_id: int | None
    coupons: list[CouponChoiceOut]
    credits: list[CreditOut]


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
    credit_fen: int
    line_discount_fen: int
    site_discount_fen: int
    payable_fen: int
    expires_at: datetime


LineRefundName = Literal["asked", "returning", "returned"]


class OrderLineOut(Out):
    """`refund_state` is null while nobody wants it back."""

    product: str
    name: str
    image: str
    access_days: int
    label: str
    listed_fen: int
    discount_fen: int
    credit_fen: int
    line_discount_fen: int
    site_discount_fen: int
    berries_spent: int
    berries_discount_fen: int
    payable_fen: int
    refund_state: LineRefundName | None


StatusName = Literal["paid", "pending", "refunding", "refunded", "cancelled", "expired"]
ActionName = Literal["pay", "cancel", "learn", "refund"]


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
    credit_fen: int
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
