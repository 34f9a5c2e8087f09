from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.follow_up_in_tool import FollowUpInTool, check_follow_up_in_tool
from ..types import UNSET, Unset

T = TypeVar("T", bound="FollowUpIn")


@_attrs_define
class FollowUpIn:
    """A talk with a student, and when to talk again.

    Attributes:
        record (str):
        tool (FollowUpInTool | Unset):  Default: 'wechat'.
        next_date (datetime.date | None | Unset):
        file_ids (list[int] | Unset):
    """

    record: str
    tool: FollowUpInTool | Unset = "wechat"
    next_date: datetime.date | None | Unset = UNSET
    file_ids: list[int] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        record = self.record

        tool: str | Unset = UNSET
        if not isinstance(self.tool, Unset):
            tool = self.tool

        next_date: None | str | Unset
        if isinstance(self.next_date, Unset):
            next_date = UNSET
        elif isinstance(self.next_date, datetime.date):
            next_date = self.next_date.isoformat()
        else:
            next_date = self.next_date

        file_ids: list[int] | Unset = UNSET
        if not isinstance(self.file_ids, Unset):
            file_ids = self.file_ids

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "record": record,
            }
        )
        if tool is not UNSET:
            field_dict["tool"] = tool
        if next_date is not UNSET:
            field_dict["next_date"] = next_date
        if file_ids is not UNSET:
            field_dict["file_ids"] = file_ids

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        record = d.pop("record")

        _tool = d.pop("tool", UNSET)
        tool: FollowUpInTool | Unset
        if isinstance(_tool, Unset):
            tool = UNSET
        else:
            tool = check_follow_up_in_tool(_tool)

        def _parse_next_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_date_type_0 = datetime.date.fromisoformat(data)

                return next_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        next_date = _parse_next_date(d.pop("next_date", UNSET))

        file_ids = cast(list[int], d.pop("file_ids", UNSET))

        follow_up_in = cls(
            record=record,
            tool=tool,
            next_date=next_date,
            file_ids=file_ids,
        )

        follow_up_in.additional_properties = d
        return follow_up_in

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
