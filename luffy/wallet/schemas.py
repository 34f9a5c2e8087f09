from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints, field_validator

from luffy.core.envelope import Out

OriginName = Literal["promotion", "refund", "earned"]
WithdrawalStateName = Literal[
    "requested", "checked", "approved", "paid", "refused", "cancelled", "failed", "bounced"
]
OpsMove = Literal["approve", "refuse", "paid", "failed", "bounced"]
GiftStateName = Literal["waiting", "given", "refused"]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]


class OriginOut(Out):
    """What is left of one origin."""

    origin: OriginName
    label: str
    available: int
    held: int
    withdrawing: int


class WalletOut(Out):
    """Berries. `held` ones are promised to unpaid orders, `withdrawing` ones wait to be paid out.

    `withdrawable` ones are earned and ripe today; a withdrawal is of `withdrawal_minimum` or more.
    """

    available: int
    held: int
    withdrawing: int
    withdrawable: int
    origins: list[OriginOut]
    fen_per_berry: int
    withdrawal_minimum: int


class LotOut(Out):
    """Berries that came in at once. They may be withdrawn from `withdrawable_from_date` on; never, where it is null."""

    id: int
    origin: OriginName
    label: str
    amount: int
    available: int
    held: int
    withdrawing: int
    withdrawable_from_date: date | None
    memo: str
    at: datetime


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
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=128)]

    @field_validator("amount")
    @classmethod
    def _moves_something(cls, amount: int) -> int:
        if amount == 0:
            raise ValueError("0 berries move nothing")
        return amount


class GiftOut(Out):
    """`transfer` and `available_after` are null for as long as it waits for a second operator, or was refused."""

    key: str
    username: str
    amount: int
    reason: str
    state: GiftStateName
    state_label: str
    asked_by: str | None
    asked_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    can_decide: bool
    transfer: str | None
    available_after: int | None


class PayeeIn(Schema):
    """The bank account to pay to. Blanks between the digits are left out."""

    holder: Name
    bank: Name
    account: Annotated[str, Field(min_length=8, max_length=40, pattern=r"^[0-9 ]+$")]

    @field_validator("account")
    @classmethod
    def _digits_only(cls, account: str) -> str:
        digits = account.replace(" ", "")
        if not 8 <= len(digits) <= 30:
            raise ValueError("a bank account has 8 to 30 digits")
        return digits


class WithdrawalIn(Schema):
    amount: Annotated[int, Field(strict=True, ge=1, le=10_000_000)]
    payee: PayeeIn


class PayeeOut(Out):
    holder: str
    bank: str
    account: str


class WithdrawalOut(Out):
    """`payee` is masked. `reason` says why it was refused or failed; `bank_reference` is of the money sent."""

    number: str
    state: WithdrawalStateName
    state_label: str
    amount: int
    payout_fen: int
    payee: PayeeOut
    requested_at: datetime
    checked_at: datetime | None
    approved_at: datetime | None
    ended_at: datetime | None
    reason: str
    bank_reference: str
    can_cancel: bool


class OpsWithdrawalOut(WithdrawalOut):
    """`moves` are what the caller may do with it now."""

    username: str
    needs_two_persons: bool
    checked_by: str | None
    approved_by: str | None
    moves: list[OpsMove]


class WithdrawalReasonIn(Schema):
    reason: Reason


class PaidIn(Schema):
    bank_reference: Annotated[str, StringConstraints(strip_whitespace=True, min_length=4, max_length=64)]


class AgeOut(Out):
    """Berries that came in so many days ago; both ends inclusive, no end where it is null."""

    from_days: int
    to_days: int | None
    berries: int
    lots: int


class OwedOut(Out):
    origin: OriginName
    label: str
    berries: int
    ages: list[AgeOut]


class LiabilityOut(Out):
    """What is owed at the end of the day: the sum of the lots, and beside it the ledger's own."""

    as_of_date: date
    owed: int
    owed_fen: int
    ledger: int
    equals_ledger: bool
    origins: list[OwedOut]
