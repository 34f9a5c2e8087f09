from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.action import Action, check_action
from ..models.role_out_role import RoleOutRole, check_role_out_role

T = TypeVar("T", bound="RoleOut")


@_attrs_define
class RoleOut:
    """
    Attributes:
        role (RoleOutRole):
        role_label (str):
        may (list[Action]):
    """

    role: RoleOutRole
    role_label: str
    may: list[Action]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        role: str = self.role

        role_label = self.role_label

        may = []
        for may_item_data in self.may:
            may_item: str = may_item_data
            may.append(may_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "role": role,
                "role_label": role_label,
                "may": may,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        role = check_role_out_role(d.pop("role"))

        role_label = d.pop("role_label")

        may = []
        _may = d.pop("may")
        for may_item_data in _may:
            may_item = check_action(may_item_data)

            may.append(may_item)

        role_out = cls(
            role=role,
            role_label=role_label,
            may=may,
        )

        role_out.additional_properties = d
        return role_out

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
