from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AccessGrantOut")


@_attrs_define
class AccessGrantOut:
    """
    Attributes:
        id (int):
        username (str):
        course_id (int):
        course_name (str):
        access_days (int):
        valid_until (datetime.date):
        reason (str):
        given_by (str):
        given_at (datetime.datetime):
    """

    id: int
    username: str
    course_id: int
    course_name: str
    access_days: int
    valid_until: datetime.date
    reason: str
    given_by: str
    given_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        username = self.username

        course_id = self.course_id

        course_name = self.course_name

        access_days = self.access_days

        valid_until = self.valid_until.isoformat()

        reason = self.reason

        given_by = self.given_by

        given_at = self.given_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "username": username,
                "course_id": course_id,
                "course_name": course_name,
                "access_days": access_days,
                "valid_until": valid_until,
                "reason": reason,
                "given_by": given_by,
                "given_at": given_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        username = d.pop("username")

        course_id = d.pop("course_id")

        course_name = d.pop("course_name")

        access_days = d.pop("access_days")

        valid_until = datetime.date.fromisoformat(d.pop("valid_until"))

        reason = d.pop("reason")

        given_by = d.pop("given_by")

        given_at = datetime.datetime.fromisoformat(d.pop("given_at"))

        access_grant_out = cls(
            id=id,
            username=username,
            course_id=course_id,
            course_name=course_name,
            access_days=access_days,
            valid_until=valid_until,
            reason=reason,
            given_by=given_by,
            given_at=given_at,
        )

        access_grant_out.additional_properties = d
        return access_grant_out

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
