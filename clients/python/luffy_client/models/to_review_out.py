from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ToReviewOut")


@_attrs_define
class ToReviewOut:
    """
    Attributes:
        course_id (int):
        course (str):
        image (str):
        enrolled_at (datetime.datetime):
    """

    course_id: int
    course: str
    image: str
    enrolled_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        course_id = self.course_id

        course = self.course

        image = self.image

        enrolled_at = self.enrolled_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "course_id": course_id,
                "course": course,
                "image": image,
                "enrolled_at": enrolled_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        course_id = d.pop("course_id")

        course = d.pop("course")

        image = d.pop("image")

        enrolled_at = datetime.datetime.fromisoformat(d.pop("enrolled_at"))

        to_review_out = cls(
            course_id=course_id,
            course=course,
            image=image,
            enrolled_at=enrolled_at,
        )

        to_review_out.additional_properties = d
        return to_review_out

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
