from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ReviewIn")


@_attrs_define
class ReviewIn:
    """`module_id` empty: of the whole degree.

    Attributes:
        about_teacher (int):
        about_video (int):
        about_course (int):
        review (str):
        module_id (int | None | Unset):
    """

    about_teacher: int
    about_video: int
    about_course: int
    review: str
    module_id: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        about_teacher = self.about_teacher

        about_video = self.about_video

        about_course = self.about_course

        review = self.review

        module_id: int | None | Unset
        if isinstance(self.module_id, Unset):
            module_id = UNSET
        else:
            module_id = self.module_id

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
        if module_id is not UNSET:
            field_dict["module_id"] = module_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        about_teacher = d.pop("about_teacher")

        about_video = d.pop("about_video")

        about_course = d.pop("about_course")

        review = d.pop("review")

        def _parse_module_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        module_id = _parse_module_id(d.pop("module_id", UNSET))

        review_in = cls(
            about_teacher=about_teacher,
            about_video=about_video,
            about_course=about_course,
            review=review,
            module_id=module_id,
        )

        review_in.additional_properties = d
        return review_in

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
