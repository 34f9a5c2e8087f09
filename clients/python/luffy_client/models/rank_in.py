from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.rank_in_role import RankInRole, check_rank_in_role
from ..types import UNSET, Unset

T = TypeVar("T", bound="RankIn")


@_attrs_define
class RankIn:
    """
    Attributes:
        reason (str):
        role (RankInRole):
        is_superuser (bool | Unset):  Default: False.
    """

    reason: str
    role: RankInRole
    is_superuser: bool | Unset = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        role: str = self.role

        is_superuser = self.is_superuser

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "reason": reason,
                "role": role,
            }
        )
        if is_superuser is not UNSET:
            field_dict["is_superuser"] = is_superuser

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = d.pop("reason")

        role = check_rank_in_role(d.pop("role"))

        is_superuser = d.pop("is_superuser", UNSET)

        rank_in = cls(
            reason=reason,
            role=role,
            is_superuser=is_superuser,
        )

        rank_in.additional_properties = d
        return rank_in

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
