from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.earlier_out_grade_type_0 import EarlierOutGradeType0, check_earlier_out_grade_type_0

if TYPE_CHECKING:
    from ..models.file_out import FileOut


T = TypeVar("T", bound="EarlierOut")


@_attrs_define
class EarlierOut:
    """An attempt before this one.

    Attributes:
        id (int):
        number (int):
        text (str):
        link (str):
        files (list[FileOut]):
        submitted_at (datetime.datetime):
        is_on_time (bool):
        grade (EarlierOutGradeType0 | None):
        comment (str):
    """

    id: int
    number: int
    text: str
    link: str
    files: list[FileOut]
    submitted_at: datetime.datetime
    is_on_time: bool
    grade: EarlierOutGradeType0 | None
    comment: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        number = self.number

        text = self.text

        link = self.link

        files = []
        for files_item_data in self.files:
            files_item = files_item_data.to_dict()
            files.append(files_item)

        submitted_at = self.submitted_at.isoformat()

        is_on_time = self.is_on_time

        grade: None | str
        if isinstance(self.grade, str):
            grade = self.grade
        else:
            grade = self.grade

        comment = self.comment

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "number": number,
                "text": text,
                "link": link,
                "files": files,
                "submitted_at": submitted_at,
                "is_on_time": is_on_time,
                "grade": grade,
                "comment": comment,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.file_out import FileOut

        d = dict(src_dict)
        id = d.pop("id")

        number = d.pop("number")

        text = d.pop("text")

        link = d.pop("link")

        files = []
        _files = d.pop("files")
        for files_item_data in _files:
            files_item = FileOut.from_dict(files_item_data)

            files.append(files_item)

        submitted_at = datetime.datetime.fromisoformat(d.pop("submitted_at"))

        is_on_time = d.pop("is_on_time")

        def _parse_grade(data: object) -> EarlierOutGradeType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                grade_type_0 = check_earlier_out_grade_type_0(data)

                return grade_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EarlierOutGradeType0 | None, data)

        grade = _parse_grade(d.pop("grade"))

        comment = d.pop("comment")

        earlier_out = cls(
            id=id,
            number=number,
            text=text,
            link=link,
            files=files,
            submitted_at=submitted_at,
            is_on_time=is_on_time,
            grade=grade,
            comment=comment,
        )

        earlier_out.additional_properties = d
        return earlier_out

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
