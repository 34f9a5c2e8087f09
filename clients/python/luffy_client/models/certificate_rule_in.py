from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="CertificateRuleIn")


@_attrs_define
class CertificateRuleIn:
    """`exercise_percent` null: results of exercises do not matter. A degree asks for graduation alone.

    Attributes:
        is_active (bool | Unset):  Default: True.
        course_percent (int | Unset):  Default: 100.
        exercise_percent (int | None | Unset):
    """

    is_active: bool | Unset = True
    course_percent: int | Unset = 100
    exercise_percent: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        is_active = self.is_active

        course_percent = self.course_percent

        exercise_percent: int | None | Unset
        if isinstance(self.exercise_percent, Unset):
            exercise_percent = UNSET
        else:
            exercise_percent = self.exercise_percent

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if is_active is not UNSET:
            field_dict["is_active"] = is_active
        if course_percent is not UNSET:
            field_dict["course_percent"] = course_percent
        if exercise_percent is not UNSET:
            field_dict["exercise_percent"] = exercise_percent

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        is_active = d.pop("is_active", UNSET)

        course_percent = d.pop("course_percent", UNSET)

        def _parse_exercise_percent(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        exercise_percent = _parse_exercise_percent(d.pop("exercise_percent", UNSET))

        certificate_rule_in = cls(
            is_active=is_active,
            course_percent=course_percent,
            exercise_percent=exercise_percent,
        )

        certificate_rule_in.additional_properties = d
        return certificate_rule_in

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
