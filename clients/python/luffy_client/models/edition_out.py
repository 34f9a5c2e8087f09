from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="EditionOut")


@_attrs_define
class EditionOut:
    """
    Attributes:
        number (int):
        period (int):
        total_scholarship (int):
        mentor_fee (int):
        note (str):
        published_at (datetime.datetime):
        homework (int):
        students (int):
    """

    number: int
    period: int
    total_scholarship: int
    mentor_fee: int
    note: str
    published_at: datetime.datetime
    homework: int
    students: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        period = self.period

        total_scholarship = self.total_scholarship

        mentor_fee = self.mentor_fee

        note = self.note

        published_at = self.published_at.isoformat()

        homework = self.homework

        students = self.students

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "period": period,
                "total_scholarship": total_scholarship,
                "mentor_fee": mentor_fee,
                "note": note,
                "published_at": published_at,
                "homework": homework,
                "students": students,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number = d.pop("number")

        period = d.pop("period")

        total_scholarship = d.pop("total_scholarship")

        mentor_fee = d.pop("mentor_fee")

        note = d.pop("note")

        published_at = datetime.datetime.fromisoformat(d.pop("published_at"))

        homework = d.pop("homework")

        students = d.pop("students")

        edition_out = cls(
            number=number,
            period=period,
            total_scholarship=total_scholarship,
            mentor_fee=mentor_fee,
            note=note,
            published_at=published_at,
            homework=homework,
            students=students,
        )

        edition_out.additional_properties = d
        return edition_out

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
