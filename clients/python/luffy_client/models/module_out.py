from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ModuleOut")


@_attrs_define
class ModuleOut:
    """
    Attributes:
        id (int):
        name (str):
        image (str):
        brief (str):
        level (int):
        level_label (str):
        period_days (int):
        chapter_count (int):
    """

    id: int
    name: str
    image: str
    brief: str
    level: int
    level_label: str
    period_days: int
    chapter_count: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        image = self.image

        brief = self.brief

        level = self.level

        level_label = self.level_label

        period_days = self.period_days

        chapter_count = self.chapter_count

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "image": image,
                "brief": brief,
                "level": level,
                "level_label": level_label,
                "period_days": period_days,
                "chapter_count": chapter_count,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        image = d.pop("image")

        brief = d.pop("brief")

        level = d.pop("level")

        level_label = d.pop("level_label")

        period_days = d.pop("period_days")

        chapter_count = d.pop("chapter_count")

        module_out = cls(
            id=id,
            name=name,
            image=image,
            brief=brief,
            level=level,
            level_label=level_label,
            period_days=period_days,
            chapter_count=chapter_count,
        )

        module_out.additional_properties = d
        return module_out

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
