from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="OpsTeacherOut")


@_attrs_define
class OpsTeacherOut:
    """
    Attributes:
        id (int):
        name (str):
        role (int):
        role_label (str):
        title (str):
        signature (str):
        image (str):
        brief (str):
        courses (int):
    """

    id: int
    name: str
    role: int
    role_label: str
    title: str
    signature: str
    image: str
    brief: str
    courses: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        role = self.role

        role_label = self.role_label

        title = self.title

        signature = self.signature

        image = self.image

        brief = self.brief

        courses = self.courses

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "role": role,
                "role_label": role_label,
                "title": title,
                "signature": signature,
                "image": image,
                "brief": brief,
                "courses": courses,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        role = d.pop("role")

        role_label = d.pop("role_label")

        title = d.pop("title")

        signature = d.pop("signature")

        image = d.pop("image")

        brief = d.pop("brief")

        courses = d.pop("courses")

        ops_teacher_out = cls(
            id=id,
            name=name,
            role=role,
            role_label=role_label,
            title=title,
            signature=signature,
            image=image,
            brief=brief,
            courses=courses,
        )

        ops_teacher_out.additional_properties = d
        return ops_teacher_out

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
