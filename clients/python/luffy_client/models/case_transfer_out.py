from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CaseTransferOut")


@_attrs_define
class CaseTransferOut:
    """
    Attributes:
        key (str):
        label (str):
        debit (str):
        credit (str):
        amount_berries (int):
        at (datetime.datetime):
    """

    key: str
    label: str
    debit: str
    credit: str
    amount_berries: int
    at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        label = self.label

        debit = self.debit

        credit = self.credit

        amount_berries = self.amount_berries

        at = self.at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "label": label,
                "debit": debit,
                "credit": credit,
                "amount_berries": amount_berries,
                "at": at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        key = d.pop("key")

        label = d.pop("label")

        debit = d.pop("debit")

        credit = d.pop("credit")

        amount_berries = d.pop("amount_berries")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        case_transfer_out = cls(
            key=key,
            label=label,
            debit=debit,
            credit=credit,
            amount_berries=amount_berries,
            at=at,
        )

        case_transfer_out.additional_properties = d
        return case_transfer_out

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
