from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field, field_validator

from luffy.core.envelope import Out


class WalletOut(Out):
    """Berries. `held` ones are promised to unpaid orders."""

    available: int
    held: int
    fen_per_berry: int


class TransferOut(Out):
    number: str
    transaction_type: int
    label: str
    amount: int
    balance: int
    memo: str
    at: datetime


class GrantIn(Schema):
    """`amount` below zero takes back a mistaken gift. The same `key` twice moves once."""

    username: Annotated[str, Field(min_length=1, max_length=64)]
    amount: Annotated[int, Field(strict=True, ge=-10_000_000, le=10_000_000)]
    key: Annotated[str, Field(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9._:-]+$")]
    reason: Annotated[str, Field(min_length=1, max_length=128)]

    @field_validator("amount")
    @classmethod
    def _moves_something(cls, amount: int) -> int:
        if amount == 0:
            raise ValueError("0 berries move nothing")
        return amount


class GrantOut(Out):
    transfer: str
    amount: int
    available_after: int
