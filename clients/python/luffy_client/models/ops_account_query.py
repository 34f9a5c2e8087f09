from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.ops_account_query_role_type_0 import (
    OpsAccountQueryRoleType0,
    check_ops_account_query_role_type_0,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="OpsAccountQuery")


@_attrs_define
class OpsAccountQuery:
    """`q`: how a name or e-mail begins; `staff`: only who works in the back office.

    Attributes:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        q (str | Unset):  Default: ''.
        role (None | OpsAccountQueryRoleType0 | Unset):
        staff (bool | Unset):  Default: False.
    """

    page: int | Unset = 1
    page_size: int | Unset = 20
    q: str | Unset = ""
    role: None | OpsAccountQueryRoleType0 | Unset = UNSET
    staff: bool | Unset = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        page = self.page

        page_size = self.page_size

        q = self.q

        role: None | str | Unset
        if isinstance(self.role, Unset):
            role = UNSET
        elif isinstance(self.role, str):
            role = self.role
        else:
            role = self.role

        staff = self.staff

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if page is not UNSET:
            field_dict["page"] = page
        if page_size is not UNSET:
            field_dict["page_size"] = page_size
        if q is not UNSET:
            field_dict["q"] = q
        if role is not UNSET:
            field_dict["role"] = role
        if staff is not UNSET:
            field_dict["staff"] = staff

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        page = d.pop("page", UNSET)

        page_size = d.pop("page_size", UNSET)

        q = d.pop("q", UNSET)

        def _parse_role(data: object) -> None | OpsAccountQueryRoleType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                role_type_0 = check_ops_account_query_role_type_0(data)

                return role_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OpsAccountQueryRoleType0 | Unset, data)

        role = _parse_role(d.pop("role", UNSET))

        staff = d.pop("staff", UNSET)

        ops_account_query = cls(
            page=page,
            page_size=page_size,
            q=q,
            role=role,
            staff=staff,
        )

        ops_account_query.additional_properties = d
        return ops_account_query

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
