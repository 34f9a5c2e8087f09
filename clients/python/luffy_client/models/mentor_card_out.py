from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="MentorCardOut")


@_attrs_define
class MentorCardOut:
    """`last_comment_on` is the homework that the newest remark is about.

    Attributes:
        name (str):
        last_comment (str):
        last_comment_at (datetime.datetime | None):
        last_comment_on (int | None):
    """

    name: str
    last_comment: str
    last_comment_at: datetime.datetime | None
    last_comment_on: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        last_comment = self.last_comment

        last_comment_at: None | str
        if isinstance(self.last_comment_at, datetime.datetime):
            last_comment_at = self.last_comment_at.isoformat()
        else:
            last_comment_at = self.last_comment_at

        last_comment_on: int | None
        last_comment_on = self.last_comment_on

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "last_comment": last_comment,
                "last_comment_at": last_comment_at,
                "last_comment_on": last_comment_on,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        last_comment = d.pop("last_comment")

        def _parse_last_comment_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_comment_at_type_0 = datetime.datetime.fromisoformat(data)

                return last_comment_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_comment_at = _parse_last_comment_at(d.pop("last_comment_at"))

        def _parse_last_comment_on(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        last_comment_on = _parse_last_comment_on(d.pop("last_comment_on"))

        mentor_card_out = cls(
            name=name,
            last_comment=last_comment,
            last_comment_at=last_comment_at,
            last_comment_on=last_comment_on,
        )

        mentor_card_out.additional_properties = d
        return mentor_card_out

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
