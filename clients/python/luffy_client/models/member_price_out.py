from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="MemberPriceOut")


@_attrs_define
class MemberPriceOut:
    """What members pay at this price policy; `name` is the rule's.

    Attributes:
        price_policy_id (int):
        price_fen (int):
        member_price_fen (int):
        name (str):
    """

    price_policy_id: int
    price_fen: int
    member_price_fen: int
    name: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        price_policy_id = self.price_policy_id

        price_fen = self.price_fen

        member_price_fen = self.member_price_fen

        name = self.name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "price_policy_id": price_policy_id,
                "price_fen": price_fen,
                "member_price_fen": member_price_fen,
                "name": name,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        price_policy_id = d.pop("price_policy_id")

        price_fen = d.pop("price_fen")

        member_price_fen = d.pop("member_price_fen")

        name = d.pop("name")

        member_price_out = cls(
            price_policy_id=price_policy_id,
            price_fen=price_fen,
            member_price_fen=member_price_fen,
            name=name,
        )

        member_price_out.additional_properties = d
        return member_price_out

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
