from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.berry_move_out_cause import BerryMoveOutCause, check_berry_move_out_cause
from ..models.berry_move_out_grade import BerryMoveOutGrade, check_berry_move_out_grade

T = TypeVar("T", bound="BerryMoveOut")


@_attrs_define
class BerryMoveOut:
    """Berries that the homework moved: why, and by which grade of which attempt.

    Attributes:
        cause (BerryMoveOutCause):
        cause_label (str):
        berries (int):
        attempt (int):
        grade (BerryMoveOutGrade):
        moved_at (datetime.datetime):
    """

    cause: BerryMoveOutCause
    cause_label: str
    berries: int
    attempt: int
    grade: BerryMoveOutGrade
    moved_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        cause: str = self.cause

        cause_label = self.cause_label

        berries = self.berries

        attempt = self.attempt

        grade: str = self.grade

        moved_at = self.moved_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "cause": cause,
                "cause_label": cause_label,
                "berries": berries,
                "attempt": attempt,
                "grade": grade,
                "moved_at": moved_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        cause = check_berry_move_out_cause(d.pop("cause"))

        cause_label = d.pop("cause_label")

        berries = d.pop("berries")

        attempt = d.pop("attempt")

        grade = check_berry_move_out_grade(d.pop("grade"))

        moved_at = datetime.datetime.fromisoformat(d.pop("moved_at"))

        berry_move_out = cls(
            cause=cause,
            cause_label=cause_label,
            berries=berries,
            attempt=attempt,
            grade=grade,
            moved_at=moved_at,
        )

        berry_move_out.additional_properties = d
        return berry_move_out

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
