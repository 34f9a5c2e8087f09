from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.follow_up_out_tool import FollowUpOutTool, check_follow_up_out_tool

if TYPE_CHECKING:
    from ..models.file_out import FileOut


T = TypeVar("T", bound="FollowUpOut")


@_attrs_define
class FollowUpOut:
    """
    Attributes:
        id (int):
        enrolment_id (int):
        student (str):
        degree (str):
        author (None | str):
        tool (FollowUpOutTool):
        record (str):
        next_date (datetime.date | None):
        created_at (datetime.datetime):
        files (list[FileOut]):
    """

    id: int
    enrolment_id: int
    student: str
    degree: str
    author: None | str
    tool: FollowUpOutTool
    record: str
    next_date: datetime.date | None
    created_at: datetime.datetime
    files: list[FileOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        enrolment_id = self.enrolment_id

        student = self.student

        degree = self.degree

        author: None | str
        author = self.author

        tool: str = self.tool

        record = self.record

        next_date: None | str
        if isinstance(self.next_date, datetime.date):
            next_date = self.next_date.isoformat()
        else:
            next_date = self.next_date

        created_at = self.created_at.isoformat()

        files = []
        for files_item_data in self.files:
            files_item = files_item_data.to_dict()
            files.append(files_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "enrolment_id": enrolment_id,
                "student": student,
                "degree": degree,
                "author": author,
                "tool": tool,
                "record": record,
                "next_date": next_date,
                "created_at": created_at,
                "files": files,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.file_out import FileOut

        d = dict(src_dict)
        id = d.pop("id")

        enrolment_id = d.pop("enrolment_id")

        student = d.pop("student")

        degree = d.pop("degree")

        def _parse_author(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        author = _parse_author(d.pop("author"))

        tool = check_follow_up_out_tool(d.pop("tool"))

        record = d.pop("record")

        def _parse_next_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_date_type_0 = datetime.date.fromisoformat(data)

                return next_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        next_date = _parse_next_date(d.pop("next_date"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        files = []
        _files = d.pop("files")
        for files_item_data in _files:
            files_item = FileOut.from_dict(files_item_data)

            files.append(files_item)

        follow_up_out = cls(
            id=id,
            enrolment_id=enrolment_id,
            student=student,
            degree=degree,
            author=author,
            tool=tool,
            record=record,
            next_date=next_date,
            created_at=created_at,
            files=files,
        )

        follow_up_out.additional_properties = d
        return follow_up_out

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
