from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CertificateRuleOut")


@_attrs_define
class CertificateRuleOut:
    """`target`: `course:3`; without a rule `is_active` is false.

    Attributes:
        target (str):
        name (str):
        is_active (bool):
        course_percent (int):
        exercise_percent (int | None):
    """

    target: str
    name: str
    is_active: bool
    course_percent: int
    exercise_percent: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        target = self.target

        name = self.name

        is_active = self.is_active

        course_percent = self.course_percent

        exercise_percent: int | None
        exercise_percent = self.exercise_percent

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "target": target,
                "name": name,
                "is_active": is_active,
                "course_percent": course_percent,
                "exercise_percent": exercise_percent,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        target = d.pop("target")

        name = d.pop("name")

        is_active = d.pop("is_active")

        course_percent = d.pop("course_percent")

        def _parse_exercise_percent(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        exercise_percent = _parse_exercise_percent(d.pop("exercise_percent"))

        certificate_rule_out = cls(
            target=target,
            name=name,
            is_active=is_active,
            course_percent=course_percent,
            exercise_percent=exercise_percent,
        )

        certificate_rule_out.additional_properties = d
        return certificate_rule_out

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
