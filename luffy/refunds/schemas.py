"""The shapes of refunds. Money in fen."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from luffy.core.envelope import Out
from luffy.core.paging import MAX_ID

ProductText = Annotated[str, Field(min_length=1, max_length=40, examples=["course:3"])]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Products = Annotated[list[ProductText], Field(min_length=1, max_length=50)]
Expected = Annotated[int, Field(strict=True, ge=0, le=MAX_ID)]
RefundStateName = Literal["asked", "approved_once", "returning", "done", "refused", "withdrawn"]
OpsFilter = Literal[RefundStateName, "undecided", "stuck"]


class RefundRuleOut(Out):
    """Of the rules for a kind of product the first that fits decides. A limit that is null is none.

    `gives`: `percent` gives back `percent` of what was paid; `unwatched`, `unopened` and `days_left` that much of
    the share of lessons not watched, modules not opened or days to come. `fee_fen` is kept of the cash.
    """

    name: str
    product_kind: Literal["course", "degree", "plan"]
    within_days: int | None
    max_watched_percent: int | None
    max_modules_opened: int | None
    max_homework_graded: int | None
    gives: Literal["percent", "unwatched", "unopened", "days_left"]
    percent: int
    fee_fen: int


class RefundQuoteIn(Schema):
    """`products` null: everything that was not given back yet."""

    products: Products | None = None


class RefundQuoteLineOut(Out):
    """`refused` says why nothing comes back, else null. `access_until` is the last day that would be lost."""

    product: str
    name: str
    image: str
    payable_fen: int
    berries_spent: int
    refused: Literal["over", "credited", "no_rule", "nothing_left"] | None
    refused_text: str | None
    rule: str | None
    percent: int
    fee_fen: int
    cash_fen: int
    berries: int
    access_until: date | None


class RefundCouponOut(Out):
    """A coupon that the order used."""

    id: int
    name: str
    valid_until: date
    comes_back: bool


class RefundQuoteOut(Out):
    """What would come back now. `scholarship_berries` would be taken back."""

    order: str
    lines: list[RefundQuoteLineOut]
    cash_fen: int
    berries: int
    coupons: list[RefundCouponOut]
    scholarship_berries: int


class AskRefundIn(Schema):
    """What the buyer wants back, and what they saw and agreed to."""

    products: Products
    reason: Reason
    expected_cash_fen: Expected
    expected_berries: Expected


class RefundLineOut(Out):
    product: str
    name: str
    image: str
    payable_fen: int
    berries_spent: int
    rule: str
    percent: int
    fee_fen: int
    cash_fen: int
    berries: int


class RefundOut(Out):
    """`channel` is where the cash goes back to, null where none does; `needs_two`: two operators must agree.

    `is_stuck`: the channel could not deliver the cash, and a person of the school sees to it.
    """

    number: str
    order: str
    state: RefundStateName
    state_label: str
    reason: str
    decision_reason: str
    lines: list[RefundLineOut]
    cash_fen: int
    berries: int
    gives_coupons: bool
    channel: Literal["wechat", "alipay"] | None
    channel_label: str | None
    needs_two: bool
    is_stuck: bool
    asked_at: datetime
    decided_at: datetime | None
    done_at: datetime | None
    actions: list[Literal["withdraw"]]


class CashRefundOut(Out):
    """The gateway's part. In `abnormal` and `rejected` a person has to act."""

    number: str
    state: Literal["requested", "processing", "done", "abnormal", "rejected"]
    state_label: str
    tries: int
    next_try_at: datetime | None
    last_error: str
    by_hand_reference: str


class OpsRefundLineOut(RefundLineOut):
    """With what it was judged by: the facts and the rule as they were."""

    facts: dict[str, str | int | bool | None]
    judged_by_rule: dict[str, str | int | None]


class OpsRefundOut(Out):
    """As an operator sees it; `actions` are those this operator may take now."""

    number: str
    order: str
    username: str
    state: RefundStateName
    state_label: str
    is_stuck: bool
    reason: str
    decision_reason: str
    lines: list[OpsRefundLineOut]
    cash_fen: int
    berries: int
    gives_coupons: bool
    needs_two: bool
    first_approver: str | None
    second_approver: str | None
    cash_refund: CashRefundOut | None
    asked_at: datetime
    decided_at: datetime | None
    done_at: datetime | None
    actions: list[Literal["approve", "refuse", "retry", "settled-by-hand"]]


class RefundTodayOut(Out):
    """What would come back had it been asked for today. What is paid is what was quoted then."""

    cash_fen: int
    berries: int


class OpsRefundCaseOut(OpsRefundOut):
    """`today` is null once it is decided."""

    today: RefundTodayOut | None


class DecisionIn(Schema):
    """Why, for the buyer to read."""

    reason: Reason


class RetryIn(Schema):
    """Why, for the record."""

    reason: Reason


class SettledByHandIn(Schema):
    """Why, and the bank's number of the transfer."""

    reason: Reason
    reference: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
