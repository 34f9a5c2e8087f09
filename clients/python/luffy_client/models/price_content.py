from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.price_content_access_days import PriceContentAccessDays, check_price_content_access_days

T = TypeVar("T", bound="PriceContent")


@_attrs_define
class PriceContent:
    """
    Attributes:
        access_days (PriceContentAccessDays):
        price_fen (int):
    """

    access_days: PriceContentAccessDays
    price_fen: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        access_days: int = self.access_days

        price_fen = self.price_fen

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "access_days": access_days,
                "price_fen": price_fen,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        access_days = check_price_content_access_days(d.pop("access_days"))

        price_fen = d.pop("price_fen")

        price_content = cls(
            access_days=access_days,
            price_fen=price_fen,
        )

        price_content.additional_properties = d
        return price_content

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
