from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.action import Action, check_action

T = TypeVar("T", bound="AccountOut")


@_attrs_define
class AccountOut:
    """
    Attributes:
        id (int):
        username (str):
        email (str):
        role (str):
        role_label (str):
        is_operator (bool):
        may (list[Action]):
        needs_second_factor (bool):
    """

    id: int
    username: str
    email: str
    role: str
    role_label: str
    is_operator: bool
    may: list[Action]
    needs_second_factor: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        username = self.username

        email = self.email

        role = self.role

        role_label = self.role_label

        is_operator = self.is_operator

        may = []
        for may_item_data in self.may:
            may_item: str = may_item_data
            may.append(may_item)

        needs_second_factor = self.needs_second_factor

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "username": username,
                "email": email,
                "role": role,
                "role_label": role_label,
                "is_operator": is_operator,
                "may": may,
                "needs_second_factor": needs_second_factor,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        username = d.pop("username")

        email = d.pop("email")

        role = d.pop("role")

        role_label = d.pop("role_label")

        is_operator = d.pop("is_operator")

        may = []
        _may = d.pop("may")
        for may_item_data in _may:
            may_item = check_action(may_item_data)

            may.append(may_item)

        needs_second_factor = d.pop("needs_second_factor")

        account_out = cls(
            id=id,
            username=username,
            email=email,
            role=role,
            role_label=role_label,
            is_operator=is_operator,
            may=may,
            needs_second_factor=needs_second_factor,
        )

        account_out.additional_properties = d
        return account_out

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
