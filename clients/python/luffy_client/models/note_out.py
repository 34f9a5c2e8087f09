from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="NoteOut")


@_attrs_define
class NoteOut:
    """
    Attributes:
        id (int):
        section_id (int | None):
        course_id (int | None):
        course_name (str):
        section_name (str):
        at_seconds (int):
        text (str):
        created_at (datetime.datetime):
        edited_at (datetime.datetime | None):
    """

    id: int
    section_id: int | None
    course_id: int | None
    course_name: str
    section_name: str
    at_seconds: int
    text: str
    created_at: datetime.datetime
    edited_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        section_id: int | None
        section_id = self.section_id

        course_id: int | None
        course_id = self.course_id

        course_name = self.course_name

        section_name = self.section_name

        at_seconds = self.at_seconds

        text = self.text

        created_at = self.created_at.isoformat()

        edited_at: None | str
        if isinstance(self.edited_at, datetime.datetime):
            edited_at = self.edited_at.isoformat()
        else:
            edited_at = self.edited_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "section_id": section_id,
                "course_id": course_id,
                "course_name": course_name,
                "section_name": section_name,
                "at_seconds": at_seconds,
                "text": text,
                "created_at": created_at,
                "edited_at": edited_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        def _parse_section_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        section_id = _parse_section_id(d.pop("section_id"))

        def _parse_course_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        course_id = _parse_course_id(d.pop("course_id"))

        course_name = d.pop("course_name")

        section_name = d.pop("section_name")

        at_seconds = d.pop("at_seconds")

        text = d.pop("text")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_edited_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                edited_at_type_0 = datetime.datetime.fromisoformat(data)

                return edited_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        edited_at = _parse_edited_at(d.pop("edited_at"))

        note_out = cls(
            id=id,
            section_id=section_id,
            course_id=course_id,
            course_name=course_name,
            section_name=section_name,
            at_seconds=at_seconds,
            text=text,
            created_at=created_at,
            edited_at=edited_at,
        )

        note_out.additional_properties = d
        return note_out

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
