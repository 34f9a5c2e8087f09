from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="KindCountsOut")


@_attrs_define
class KindCountsOut:
    """
    Attributes:
        course (int):
        degree (int):
        article (int):
        teacher (int):
    """

    course: int
    degree: int
    article: int
    teacher: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        course = self.course

        degree = self.degree

        article = self.article

        teacher = self.teacher

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "course": course,
                "degree": degree,
                "article": article,
                "teacher": teacher,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        course = d.pop("course")

        degree = d.pop("degree")

        article = d.pop("article")

        teacher = d.pop("teacher")

        kind_counts_out = cls(
            course=course,
            degree=degree,
            article=article,
            teacher=teacher,
        )

        kind_counts_out.additional_properties = d
        return kind_counts_out

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
