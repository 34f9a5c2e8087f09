from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.attempt_out_grade_type_0 import AttemptOutGradeType0, check_attempt_out_grade_type_0

if TYPE_CHECKING:
    from ..models.appeal_out import AppealOut
    from ..models.file_out import FileOut


T = TypeVar("T", bound="AttemptOut")


@_attrs_define
class AttemptOut:
    """One hand-in. `regraded_because` is there when the grade was changed.

    Attributes:
        id (int):
        number (int):
        text (str):
        link (str):
        files (list[FileOut]):
        submitted_at (datetime.datetime):
        due_date (datetime.date):
        is_on_time (bool):
        grade (AttemptOutGradeType0 | None):
        is_pass (bool):
        comment (str):
        graded_by (None | str):
        graded_at (datetime.datetime | None):
        regraded_because (str):
        appeal (AppealOut | None):
        can_appeal (bool):
    """

    id: int
    number: int
    text: str
    link: str
    files: list[FileOut]
    submitted_at: datetime.datetime
    due_date: datetime.date
    is_on_time: bool
    grade: AttemptOutGradeType0 | None
    is_pass: bool
    comment: str
    graded_by: None | str
    graded_at: datetime.datetime | None
    regraded_because: str
    appeal: AppealOut | None
    can_appeal: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.appeal_out import AppealOut

        id = self.id

        number = self.number

        text = self.text

        link = self.link

        files = []
        for files_item_data in self.files:
            files_item = files_item_data.to_dict()
            files.append(files_item)

        submitted_at = self.submitted_at.isoformat()

        due_date = self.due_date.isoformat()

        is_on_time = self.is_on_time

        grade: None | str
        if isinstance(self.grade, str):
            grade = self.grade
        else:
            grade = self.grade

        is_pass = self.is_pass

        comment = self.comment

        graded_by: None | str
        graded_by = self.graded_by

        graded_at: None | str
        if isinstance(self.graded_at, datetime.datetime):
            graded_at = self.graded_at.isoformat()
        else:
            graded_at = self.graded_at

        regraded_because = self.regraded_because

        appeal: dict[str, Any] | None
        if isinstance(self.appeal, AppealOut):
            appeal = self.appeal.to_dict()
        else:
            appeal = self.appeal

        can_appeal = self.can_appeal

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
                "due_date": due_date,
                "is_on_time": is_on_time,
                "grade": grade,
                "is_pass": is_pass,
                "comment": comment,
                "graded_by": graded_by,
                "graded_at": graded_at,
                "regraded_because": regraded_because,
                "appeal": appeal,
                "can_appeal": can_appeal,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.appeal_out import AppealOut
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

        due_date = datetime.date.fromisoformat(d.pop("due_date"))

        is_on_time = d.pop("is_on_time")

        def _parse_grade(data: object) -> AttemptOutGradeType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                grade_type_0 = check_attempt_out_grade_type_0(data)

                return grade_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AttemptOutGradeType0 | None, data)

        grade = _parse_grade(d.pop("grade"))

        is_pass = d.pop("is_pass")

        comment = d.pop("comment")

        def _parse_graded_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        graded_by = _parse_graded_by(d.pop("graded_by"))

        def _parse_graded_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                graded_at_type_0 = datetime.datetime.fromisoformat(data)

                return graded_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        graded_at = _parse_graded_at(d.pop("graded_at"))

        regraded_because = d.pop("regraded_because")

        def _parse_appeal(data: object) -> AppealOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                appeal_type_0 = AppealOut.from_dict(data)

                return appeal_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AppealOut | None, data)

        appeal = _parse_appeal(d.pop("appeal"))

        can_appeal = d.pop("can_appeal")

        attempt_out = cls(
            id=id,
            number=number,
            text=text,
            link=link,
            files=files,
            submitted_at=submitted_at,
            due_date=due_date,
            is_on_time=is_on_time,
            grade=grade,
            is_pass=is_pass,
            comment=comment,
            graded_by=graded_by,
            graded_at=graded_at,
            regraded_because=regraded_because,
            appeal=appeal,
            can_appeal=can_appeal,
        )

        attempt_out.additional_properties = d
        return attempt_out

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
