from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PlanPolicyOut")


@_attrs_define
class PlanPolicyOut:
    """
    Attributes:
        id (int):
        access_days (int):
        label (str):
        price_fen (int):
    """

    id: int
    access_days: int
    label: str
    price_fen: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        access_days = self.access_days

        label = self.label

        price_fen = self.price_fen

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "access_days": access_days,
                "label": label,
                "price_fen": price_fen,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        access_days = d.pop("access_days")

        label = d.pop("label")

        price_fen = d.pop("price_fen")

        plan_policy_out = cls(
            id=id,
            access_days=access_days,
            label=label,
            price_fen=price_fen,
        )

        plan_policy_out.additional_properties = d
        return plan_policy_out

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
