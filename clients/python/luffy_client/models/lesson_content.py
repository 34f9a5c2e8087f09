from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="LessonContent")


@_attrs_define
class LessonContent:
    """A lesson (课时). Without an id it is new; its place in the list is its order.

    Attributes:
        name (str):
        id (int | None | Unset):
        section_type (int | Unset):  Default: 2.
        section_link (str | Unset):  Default: ''.
        seconds (int | Unset):  Default: 0.
        free_trial (bool | Unset):  Default: False.
    """

    name: str
    id: int | None | Unset = UNSET
    section_type: int | Unset = 2
    section_link: str | Unset = ""
    seconds: int | Unset = 0
    free_trial: bool | Unset = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        id: int | None | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        section_type = self.section_type

        section_link = self.section_link

        seconds = self.seconds

        free_trial = self.free_trial

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id
        if section_type is not UNSET:
            field_dict["section_type"] = section_type
        if section_link is not UNSET:
            field_dict["section_link"] = section_link
        if seconds is not UNSET:
            field_dict["seconds"] = seconds
        if free_trial is not UNSET:
            field_dict["free_trial"] = free_trial

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        def _parse_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        section_type = d.pop("section_type", UNSET)

        section_link = d.pop("section_link", UNSET)

        seconds = d.pop("seconds", UNSET)

        free_trial = d.pop("free_trial", UNSET)

        lesson_content = cls(
            name=name,
            id=id,
            section_type=section_type,
            section_link=section_link,
            seconds=seconds,
            free_trial=free_trial,
        )

        lesson_content.additional_properties = d
        return lesson_content

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
