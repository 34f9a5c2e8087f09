from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="CourseNewIn")


@_attrs_define
class CourseNewIn:
    """Everything else has its default until it is edited.

    Attributes:
        name (str):
        sub_category_id (int):
        course_type (int | Unset):  Default: 0.
        degree_id (int | None | Unset):
    """

    name: str
    sub_category_id: int
    course_type: int | Unset = 0
    degree_id: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        sub_category_id = self.sub_category_id

        course_type = self.course_type

        degree_id: int | None | Unset
        if isinstance(self.degree_id, Unset):
            degree_id = UNSET
        else:
            degree_id = self.degree_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "sub_category_id": sub_category_id,
            }
        )
        if course_type is not UNSET:
            field_dict["course_type"] = course_type
        if degree_id is not UNSET:
            field_dict["degree_id"] = degree_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        sub_category_id = d.pop("sub_category_id")

        course_type = d.pop("course_type", UNSET)

        def _parse_degree_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        degree_id = _parse_degree_id(d.pop("degree_id", UNSET))

        course_new_in = cls(
            name=name,
            sub_category_id=sub_category_id,
            course_type=course_type,
            degree_id=degree_id,
        )

        course_new_in.additional_properties = d
        return course_new_in

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
