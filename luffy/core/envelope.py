"""The shape of every answer: `{"code": 1000, "data": …}`, or a refusal with its own number."""

from typing import Any, Generic, Literal, TypeVar

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict

from luffy.core.errors import (
    SUCCESS,
    InternalError,
    InvalidInput,
    LuffyError,
    Malformed,
    ServiceUnavailable,
    TooManyRequests,
    Unauthenticated,
)

T = TypeVar("T")


class Out(BaseModel):
    """What answers are made of. No ninja `Schema`, which takes every value for a Django object: twice the time."""


class Ok(Out, Generic[T]):
    code: Literal[1000]
    data: T


class Refusal(Out):
    """`msg` is for people, in the language asked for; programs read `code` and `detail`."""

    model_config = ConfigDict(json_schema_extra={"required": ["code", "msg", "detail", "request_id"]})

    code: int
    msg: str
    detail: dict[str, Any]
    request_id: str


def ok(data: Any) -> dict[str, Any]:
    return {"code": SUCCESS, "data": data}


def answers(data: Any, *refusals: type[LuffyError], status: int = 200) -> dict[int, Any]:
    """The `response=` of an endpoint: what it gives, and which statuses its refusals have.

    Refusals that every endpoint can give (bad input, not signed in, too many requests, our own failure)
    are included.
    """
    always: tuple[type[LuffyError], ...] = (
        InvalidInput,
        Malformed,
        Unauthenticated,
        TooManyRequests,
        InternalError,
        ServiceUnavailable,
    )
    return {status: Ok[data], **{refusal.status: Refusal for refusal in (*always, *refusals)}}


def refusal(request: HttpRequest, error: LuffyError) -> dict[str, Any]:
    """The body of a refusal."""
    return {
        "code": error.code,
        "msg": error.text,
        "detail": error.detail,
        "request_id": getattr(request, "request_id", ""),
    }
