from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="EffectOut")


@_attrs_define
class EffectOut:
    """
    Attributes:
        product (str):
        name (str):
        access_days (int):
        listed_fen (int):
        discount_fen (int):
        payable_fen (int):
    """

    product: str
    name: str
    access_days: int
    listed_fen: int
    discount_fen: int
    payable_fen: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        product = self.product

        name = self.name

        access_days = self.access_days

        listed_fen = self.listed_fen

        discount_fen = self.discount_fen

        payable_fen = self.payable_fen

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "product": product,
                "name": name,
                "access_days": access_days,
                "listed_fen": listed_fen,
                "discount_fen": discount_fen,
                "payable_fen": payable_fen,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        product = d.pop("product")

        name = d.pop("name")

        access_days = d.pop("access_days")

        listed_fen = d.pop("listed_fen")

        discount_fen = d.pop("discount_fen")

        payable_fen = d.pop("payable_fen")

        effect_out = cls(
            product=product,
            name=name,
            access_days=access_days,
            listed_fen=listed_fen,
            discount_fen=discount_fen,
            payable_fen=payable_fen,
        )

        effect_out.additional_properties = d
        return effect_out

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
