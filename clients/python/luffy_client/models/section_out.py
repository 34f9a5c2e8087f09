from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SectionOut")


@_attrs_define
class SectionOut:
    """
    Attributes:
        id (int):
        name (str):
        section_type (int):
        section_type_label (str):
        seconds (int):
        free_trial (bool):
        section_link (None | str):
    """

    id: int
    name: str
    section_type: int
    section_type_label: str
    seconds: int
    free_trial: bool
    section_link: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        section_type = self.section_type

        section_type_label = self.section_type_label

        seconds = self.seconds

        free_trial = self.free_trial

        section_link: None | str
        section_link = self.section_link

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "section_type": section_type,
                "section_type_label": section_type_label,
                "seconds": seconds,
                "free_trial": free_trial,
                "section_link": section_link,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        section_type = d.pop("section_type")

        section_type_label = d.pop("section_type_label")

        seconds = d.pop("seconds")

        free_trial = d.pop("free_trial")

        def _parse_section_link(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        section_link = _parse_section_link(d.pop("section_link"))

        section_out = cls(
            id=id,
            name=name,
            section_type=section_type,
            section_type_label=section_type_label,
            seconds=seconds,
            free_trial=free_trial,
            section_link=section_link,
        )

        section_out.additional_properties = d
        return section_out

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
