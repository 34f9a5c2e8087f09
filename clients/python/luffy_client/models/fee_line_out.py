from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="FeeLineOut")


@_attrs_define
class FeeLineOut:
    """
    Attributes:
        id (int):
        student (str):
        degree (str):
        homework (None | str):
        cause (str):
        cause_label (str):
        amount_berries (int):
        balance_after (int):
        created_at (datetime.datetime):
    """

    id: int
    student: str
    degree: str
    homework: None | str
    cause: str
    cause_label: str
    amount_berries: int
    balance_after: int
    created_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        student = self.student

        degree = self.degree

        homework: None | str
        homework = self.homework

        cause = self.cause

        cause_label = self.cause_label

        amount_berries = self.amount_berries

        balance_after = self.balance_after

        created_at = self.created_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "student": student,
                "degree": degree,
                "homework": homework,
                "cause": cause,
                "cause_label": cause_label,
                "amount_berries": amount_berries,
                "balance_after": balance_after,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        student = d.pop("student")

        degree = d.pop("degree")

        def _parse_homework(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        homework = _parse_homework(d.pop("homework"))

        cause = d.pop("cause")

        cause_label = d.pop("cause_label")

        amount_berries = d.pop("amount_berries")

        balance_after = d.pop("balance_after")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        fee_line_out = cls(
            id=id,
            student=student,
            degree=degree,
            homework=homework,
            cause=cause,
            cause_label=cause_label,
            amount_berries=amount_berries,
            balance_after=balance_after,
            created_at=created_at,
        )

        fee_line_out.additional_properties = d
        return fee_line_out

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
