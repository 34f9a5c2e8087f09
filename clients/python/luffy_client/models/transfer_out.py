from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="TransferOut")


@_attrs_define
class TransferOut:
    """
    Attributes:
        number (str):
        transaction_type (int):
        label (str):
        amount (int):
        balance (int):
        memo (str):
        at (datetime.datetime):
    """

    number: str
    transaction_type: int
    label: str
    amount: int
    balance: int
    memo: str
    at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        transaction_type = self.transaction_type

        label = self.label

        amount = self.amount

        balance = self.balance

        memo = self.memo

        at = self.at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "transaction_type": transaction_type,
                "label": label,
                "amount": amount,
                "balance": balance,
                "memo": memo,
                "at": at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number = d.pop("number")

        transaction_type = d.pop("transaction_type")

        label = d.pop("label")

        amount = d.pop("amount")

        balance = d.pop("balance")

        memo = d.pop("memo")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        transfer_out = cls(
            number=number,
            transaction_type=transaction_type,
            label=label,
            amount=amount,
            balance=balance,
            memo=memo,
            at=at,
        )

        transfer_out.additional_properties = d
        return transfer_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
