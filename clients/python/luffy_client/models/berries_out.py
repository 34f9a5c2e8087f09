from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="BerriesOut")


@_attrs_define
class BerriesOut:
    """`spendable` is the most that can be spent on this purchase.

    Attributes:
        available (int):
        spendable (int):
        spent (int):
        discount_fen (int):
        fen_per_berry (int):
    """

    available: int
    spendable: int
    spent: int
    discount_fen: int
    fen_per_berry: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        available = self.available

        spendable = self.spendable

        spent = self.spent

        discount_fen = self.discount_fen

        fen_per_berry = self.fen_per_berry

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "available": available,
                "spendable": spendable,
                "spent": spent,
                "discount_fen": discount_fen,
                "fen_per_berry": fen_per_berry,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        available = d.pop("available")

        spendable = d.pop("spendable")

        spent = d.pop("spent")

        discount_fen = d.pop("discount_fen")

        fen_per_berry = d.pop("fen_per_berry")

        berries_out = cls(
            available=available,
            spendable=spendable,
            spent=spent,
            discount_fen=discount_fen,
            fen_per_berry=fen_per_berry,
        )

        berries_out.additional_properties = d
        return berries_out

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
