from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.action import Action, check_action

T = TypeVar("T", bound="OpsAccountOut")


@_attrs_define
class OpsAccountOut:
    """
    Attributes:
        id (int):
        username (str):
        email (str):
        role (str):
        role_label (str):
        is_superuser (bool):
        is_active (bool):
        has_second_factor (bool):
        last_login (datetime.datetime | None):
        may (list[Action]):
    """

    id: int
    username: str
    email: str
    role: str
    role_label: str
    is_superuser: bool
    is_active: bool
    has_second_factor: bool
    last_login: datetime.datetime | None
    may: list[Action]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        username = self.username

        email = self.email

        role = self.role

        role_label = self.role_label

        is_superuser = self.is_superuser

        is_active = self.is_active

        has_second_factor = self.has_second_factor

        last_login: None | str
        if isinstance(self.last_login, datetime.datetime):
            last_login = self.last_login.isoformat()
        else:
            last_login = self.last_login

        may = []
        for may_item_data in self.may:
            may_item: str = may_item_data
            may.append(may_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "username": username,
                "email": email,
                "role": role,
                "role_label": role_label,
                "is_superuser": is_superuser,
                "is_active": is_active,
                "has_second_factor": has_second_factor,
                "last_login": last_login,
                "may": may,
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

        is_superuser = d.pop("is_superuser")

        is_active = d.pop("is_active")

        has_second_factor = d.pop("has_second_factor")

        def _parse_last_login(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_login_type_0 = datetime.datetime.fromisoformat(data)

                return last_login_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_login = _parse_last_login(d.pop("last_login"))

        may = []
        _may = d.pop("may")
        for may_item_data in _may:
            may_item = check_action(may_item_data)

            may.append(may_item)

        ops_account_out = cls(
            id=id,
            username=username,
            email=email,
            role=role,
            role_label=role_label,
            is_superuser=is_superuser,
            is_active=is_active,
            has_second_factor=has_second_factor,
            last_login=last_login,
            may=may,
        )

        ops_account_out.additional_properties = d
        return ops_account_out

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
