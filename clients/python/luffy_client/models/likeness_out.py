from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="LikenessOut")


@_attrs_define
class LikenessOut:
    """Another student's hand-in of the same homework that looks the same. Whether it is a copy, the mentor says.

    Attributes:
        percent (int):
        student (str):
        submission_id (int):
        submitted_at (datetime.datetime):
        text (str):
        link (str):
    """

    percent: int
    student: str
    submission_id: int
    submitted_at: datetime.datetime
    text: str
    link: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        percent = self.percent

        student = self.student

        submission_id = self.submission_id

        submitted_at = self.submitted_at.isoformat()

        text = self.text

        link = self.link

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "percent": percent,
                "student": student,
                "submission_id": submission_id,
                "submitted_at": submitted_at,
                "text": text,
                "link": link,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        percent = d.pop("percent")

        student = d.pop("student")

        submission_id = d.pop("submission_id")

        submitted_at = datetime.datetime.fromisoformat(d.pop("submitted_at"))

        text = d.pop("text")

        link = d.pop("link")

        likeness_out = cls(
            percent=percent,
            student=student,
            submission_id=submission_id,
            submitted_at=submitted_at,
            text=text,
            link=link,
        )

        likeness_out.additional_properties = d
        return likeness_out

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
