"""What is asked and answered around paying."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StrictInt

from luffy.core.envelope import Out
from luffy.core.paging import MAX_ID
from luffy.orders.schemas import OrderOut
from luffy.payments.services.start import PaymentMethod


class PlaceIn(Schema):
    """`expected_payable_fen` is what the buyer saw; `payment_method` may be null if that is 0."""

    payment_method: PaymentMethod | None = None
    expected_payable_fen: Annotated[StrictInt, Field(ge=0, le=MAX_ID)]


class PayIn(Schema):
    payment_method: PaymentMethod


class PaymentOut(Out):
    """Send the buyer's browser to `url`."""

    kind: Literal["redirect"]
    url: str


class PlacedOut(Out):
    """`payment` is null where there is nothing (more) to pay."""

    order: OrderOut
    payment: PaymentOut | None
