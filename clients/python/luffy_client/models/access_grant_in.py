from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="AccessGrantIn")


@_attrs_define
class AccessGrantIn:
    """`people`: user names or e-mail addresses; `dry_run`: only tell who would get it.

    Attributes:
        reason (str):
        course_id (int):
        access_days (int):
        people (list[str]):
        dry_run (bool | Unset):  Default: True.
    """

    reason: str
    course_id: int
    access_days: int
    people: list[str]
    dry_run: bool | Unset = True
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        course_id = self.course_id

        access_days = self.access_days

        people = self.people

        dry_run = self.dry_run

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "reason": reason,
                "course_id": course_id,
                "access_days": access_days,
                "people": people,
            }
        )
        if dry_run is not UNSET:
            field_dict["dry_run"] = dry_run

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = d.pop("reason")

        course_id = d.pop("course_id")

        access_days = d.pop("access_days")

        people = cast(list[str], d.pop("people"))

        dry_run = d.pop("dry_run", UNSET)

        access_grant_in = cls(
            reason=reason,
            course_id=course_id,
            access_days=access_days,
            people=people,
            dry_run=dry_run,
        )

        access_grant_in.additional_properties = d
        return access_grant_in

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
