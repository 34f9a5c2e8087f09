"""What is asked and answered around paying."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StrictInt, StringConstraints

from luffy.core.envelope import Out
from luffy.core.paging import MAX_ID
from luffy.orders.schemas import OrderOut
from luffy.payments.services.start import PaymentMethod

OPENID = r"^[0-9A-Za-z_-]{1,128}$"


class _PayerIn(Schema):
    """`openid` is of the WeChat user that pays; `wechat_jsapi` needs one where the browser was not recognised."""

    payment_method: PaymentMethod | None
    openid: Annotated[str, Field(pattern=OPENID)] | None = None


class PlaceIn(_PayerIn):
    """`expected_payable_fen` is what the buyer saw; `payment_method` may be null if that is 0."""

    payment_method: PaymentMethod | None = None
    expected_payable_fen: Annotated[StrictInt, Field(ge=0, le=MAX_ID)]


class PayIn(_PayerIn):
    payment_method: PaymentMethod


class WechatPayerOut(Out):
    """Whether this browser was recognised inside WeChat; if not, `authorize_path` leads it there and back, with the
    page to come back to as `next`. Null where the school has no official account, or for programs.
    """

    is_known: bool
    authorize_path: str | None


class RedirectOut(Out):
    """Send the buyer's browser to `url`."""

    kind: Literal["redirect"]
    url: str


class QrOut(Out):
    """Show `svg` to be scanned by the WeChat app until `expires_at`; then ask for another.

    `code_url` and `phone_url`, where a browser plays the phone, are given by a sandbox gateway only.
    """

    kind: Literal["qr"]
    svg: str
    expires_at: datetime
    code_url: str | None
    phone_url: str | None


class JsapiParamsOut(Out):
    """Under the names that WeChat's own browser wants."""

    appId: str  # noqa: N815
    timeStamp: str  # noqa: N815
    nonceStr: str  # noqa: N815
    package: str
    signType: str  # noqa: N815
    paySign: str  # noqa: N815


class JsapiOut(Out):
    """Hand `params` to `getBrandWCPayRequest`. `phone_url` as for a code: a sandbox gateway's page instead."""

    kind: Literal["jsapi"]
    params: JsapiParamsOut
    phone_url: str | None


PaymentOut = Annotated[RedirectOut | QrOut | JsapiOut, Field(discriminator="kind")]


MoneyBackReason = Literal["late", "twice"]
MoneyBackState = Literal["returning", "with_school", "returned"]


class MoneyBackOut(Out):
    """Money that goes back by itself: it came when the order was over (`late`), or once more (`twice`).

    `with_school`: the channel could not return it, and the school does so another way.
    """

    amount_fen: int
    reason: MoneyBackReason
    state: MoneyBackState
    state_label: str
    asked_at: datetime
    done_at: datetime | None


class OrderWithMoneyBackOut(OrderOut):
    """An order, and what was paid for it and goes back without having been asked for, the newest first."""

    money_back: list[MoneyBackOut]


class PlacedOut(Out):
    """`payment` is null where there is nothing (more) to pay, or the channel did not answer: then ask to pay again."""

    order: OrderWithMoneyBackOut
    payment: PaymentOut | None


class PaymentMethodOut(Out):
    """`device`: on which the way works. `wechat` is the browser inside the WeChat app."""

    name: PaymentMethod
    channel: Literal["alipay", "wechat"]
    device: Literal["desktop", "phone", "wechat"]


class ForeignByHandIn(Schema):
    """Why, and the bank's number of the transfer."""

    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200)]
    reference: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]


class ForeignByHandOut(Out):
    out_refund_no: str
    amount_fen: int
    state: str
    state_label: str
    by_hand_reference: str
