from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="RatingOut")


@_attrs_define
class RatingOut:
    """`stars`: how many reviews gave one star, two, … five.

    Attributes:
        average (float | None):
        count (int):
        stars (list[int]):
        about_teacher (float | None):
        about_video (float | None):
        about_course (float | None):
    """

    average: float | None
    count: int
    stars: list[int]
    about_teacher: float | None
    about_video: float | None
    about_course: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        average: float | None
        average = self.average

        count = self.count

        stars = self.stars

        about_teacher: float | None
        about_teacher = self.about_teacher

        about_video: float | None
        about_video = self.about_video

        about_course: float | None
        about_course = self.about_course

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "average": average,
                "count": count,
                "stars": stars,
                "about_teacher": about_teacher,
                "about_video": about_video,
                "about_course": about_course,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_average(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        average = _parse_average(d.pop("average"))

        count = d.pop("count")

        stars = cast(list[int], d.pop("stars"))

        def _parse_about_teacher(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        about_teacher = _parse_about_teacher(d.pop("about_teacher"))

        def _parse_about_video(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        about_video = _parse_about_video(d.pop("about_video"))

        def _parse_about_course(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        about_course = _parse_about_course(d.pop("about_course"))

        rating_out = cls(
            average=average,
            count=count,
            stars=stars,
            about_teacher=about_teacher,
            about_video=about_video,
            about_course=about_course,
        )

        rating_out.additional_properties = d
        return rating_out

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
