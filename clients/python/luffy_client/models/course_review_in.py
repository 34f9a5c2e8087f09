from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CourseReviewIn")


@_attrs_define
class CourseReviewIn:
    """
    Attributes:
        about_teacher (int):
        about_video (int):
        about_course (int):
        review (str):
    """

    about_teacher: int
    about_video: int
    about_course: int
    review: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        about_teacher = self.about_teacher

        about_video = self.about_video

        about_course = self.about_course

        review = self.review

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "about_teacher": about_teacher,
                "about_video": about_video,
                "about_course": about_course,
                "review": review,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        about_teacher = d.pop("about_teacher")

        about_video = d.pop("about_video")

        about_course = d.pop("about_course")

        review = d.pop("review")

        course_review_in = cls(
            about_teacher=about_teacher,
            about_video=about_video,
            about_course=about_course,
            review=review,
        )

        course_review_in.additional_properties = d
        return course_review_in

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
