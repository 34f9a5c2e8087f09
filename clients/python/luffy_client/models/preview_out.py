from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.preview_out_grade import PreviewOutGrade, check_preview_out_grade

T = TypeVar("T", bound="PreviewOut")


@_attrs_define
class PreviewOut:
    """What a grade would move now: the learner's berries, and the mentor's fee; `held_berries` would wait for an
    operator's approval first.

        Attributes:
            grade (PreviewOutGrade):
            points (int):
            is_pass (bool):
            berries (int):
            fee (int):
            held_berries (int):
    """

    grade: PreviewOutGrade
    points: int
    is_pass: bool
    berries: int
    fee: int
    held_berries: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        grade: str = self.grade

        points = self.points

        is_pass = self.is_pass

        berries = self.berries

        fee = self.fee

        held_berries = self.held_berries

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "grade": grade,
                "points": points,
                "is_pass": is_pass,
                "berries": berries,
                "fee": fee,
                "held_berries": held_berries,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        grade = check_preview_out_grade(d.pop("grade"))

        points = d.pop("points")

        is_pass = d.pop("is_pass")

        berries = d.pop("berries")

        fee = d.pop("fee")

        held_berries = d.pop("held_berries")

        preview_out = cls(
            grade=grade,
            points=points,
            is_pass=is_pass,
            berries=berries,
            fee=fee,
            held_berries=held_berries,
        )

        preview_out.additional_properties = d
        return preview_out

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
