from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="EditionHomeworkOut")


@_attrs_define
class EditionHomeworkOut:
    """A homework as an edition has it; `handed_in` counts the learners who handed it in.

    Attributes:
        id (int):
        module (str):
        title (str):
        is_exam (bool):
        enabled (bool):
        recommend_period (int):
        scholarship_value (int):
        handed_in (int):
    """

    id: int
    module: str
    title: str
    is_exam: bool
    enabled: bool
    recommend_period: int
    scholarship_value: int
    handed_in: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        module = self.module

        title = self.title

        is_exam = self.is_exam

        enabled = self.enabled

        recommend_period = self.recommend_period

        scholarship_value = self.scholarship_value

        handed_in = self.handed_in

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "module": module,
                "title": title,
                "is_exam": is_exam,
                "enabled": enabled,
                "recommend_period": recommend_period,
                "scholarship_value": scholarship_value,
                "handed_in": handed_in,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        module = d.pop("module")

        title = d.pop("title")

        is_exam = d.pop("is_exam")

        enabled = d.pop("enabled")

        recommend_period = d.pop("recommend_period")

        scholarship_value = d.pop("scholarship_value")

        handed_in = d.pop("handed_in")

        edition_homework_out = cls(
            id=id,
            module=module,
            title=title,
            is_exam=is_exam,
            enabled=enabled,
            recommend_period=recommend_period,
            scholarship_value=scholarship_value,
            handed_in=handed_in,
        )

        edition_homework_out.additional_properties = d
        return edition_homework_out

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
