from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="TeacherIn")


@_attrs_define
class TeacherIn:
    """
    Attributes:
        name (str):
        title (str):
        brief (str):
        role (int | Unset):  Default: 0.
        signature (str | Unset):  Default: ''.
        image (str | Unset):  Default: ''.
    """

    name: str
    title: str
    brief: str
    role: int | Unset = 0
    signature: str | Unset = ""
    image: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        title = self.title

        brief = self.brief

        role = self.role

        signature = self.signature

        image = self.image

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "title": title,
                "brief": brief,
            }
        )
        if role is not UNSET:
            field_dict["role"] = role
        if signature is not UNSET:
            field_dict["signature"] = signature
        if image is not UNSET:
            field_dict["image"] = image

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        title = d.pop("title")

        brief = d.pop("brief")

        role = d.pop("role", UNSET)

        signature = d.pop("signature", UNSET)

        image = d.pop("image", UNSET)

        teacher_in = cls(
            name=name,
            title=title,
            brief=brief,
            role=role,
            signature=signature,
            image=image,
        )

        teacher_in.additional_properties = d
        return teacher_in

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
