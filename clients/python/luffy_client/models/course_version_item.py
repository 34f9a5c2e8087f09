from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.version_cause import VersionCause, check_version_cause

T = TypeVar("T", bound="CourseVersionItem")


@_attrs_define
class CourseVersionItem:
    """
    Attributes:
        number (int):
        at (datetime.datetime):
        by (None | str):
        cause (VersionCause):
        note (str):
        restored_from (int | None):
        is_current (bool):
    """

    number: int
    at: datetime.datetime
    by: None | str
    cause: VersionCause
    note: str
    restored_from: int | None
    is_current: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        at = self.at.isoformat()

        by: None | str
        by = self.by

        cause: str = self.cause

        note = self.note

        restored_from: int | None
        restored_from = self.restored_from

        is_current = self.is_current

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "at": at,
                "by": by,
                "cause": cause,
                "note": note,
                "restored_from": restored_from,
                "is_current": is_current,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number = d.pop("number")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        def _parse_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        by = _parse_by(d.pop("by"))

        cause = check_version_cause(d.pop("cause"))

        note = d.pop("note")

        def _parse_restored_from(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        restored_from = _parse_restored_from(d.pop("restored_from"))

        is_current = d.pop("is_current")

        course_version_item = cls(
            number=number,
            at=at,
            by=by,
            cause=cause,
            note=note,
            restored_from=restored_from,
            is_current=is_current,
        )

        course_version_item.additional_properties = d
        return course_version_item

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
