from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field, field_validator

from luffy.core.envelope import Out
from luffy.core.paging import MAX_ID, PageQuery
from luffy.webhooks.catalogue import SUBSCRIBABLE

Label = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00-\x1f\x7f]*$")]
Status = Literal["waiting", "delivered", "dead"]


class EndpointIn(Schema):
    """`events`: names from the catalogue; an empty list means all of them."""

    label: Label
    url: Annotated[str, Field(min_length=1, max_length=500)]
    events: Annotated[list[str], Field(max_length=50)] = []

    @field_validator("events")
    @classmethod
    def _known(cls, names: list[str]) -> list[str]:
        if unknown := set(names) - set(SUBSCRIBABLE):
            raise ValueError(f"no such event: {', '.join(sorted(unknown))}")
        return names


class EndpointChangeIn(EndpointIn):
    is_on: bool


class EndpointOut(Out):
    """`failing_since`: nothing has got through since; `disabled_reason`: operator, failing or gone."""

    id: int
    label: str
    url: str
    events: list[str]
    is_on: bool
    disabled_at: datetime | None
    disabled_reason: str
    failing_since: datetime | None
    created_at: datetime
    waiting: int
    dead: int


class NewEndpointOut(EndpointOut):
    """`secret` is shown this once: receivers prove by it that a message is ours."""

    secret: str


class EventKindOut(Out):
    name: str
    text: str
    example: dict[str, Any]


class DeliveriesQuery(PageQuery):
    endpoint: Annotated[int, Field(ge=1, le=MAX_ID)] | None = None
    status: Status | None = None
    event: Annotated[str, Field(max_length=40)] | None = None


class DeliveryOut(Out):
    """`number` is the message's id, the same at every try."""

    id: int
    number: str
    event: str
    subject: str
    endpoint_id: int
    endpoint_label: str
    status: Status
    tries: int
    created_at: datetime
    next_try_at: datetime | None
    last_at: datetime | None
    last_status_code: int | None
    last_duration_ms: int | None


class TryOut(Out):
    at: datetime
    duration_ms: int
    status_code: int | None
    response: str
    problem: str


class DeliveryDetailOut(DeliveryOut):
    message: dict[str, Any]
    attempts: list[TryOut]


class ReplayedOut(Out):
    count: int
