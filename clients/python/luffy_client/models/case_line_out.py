from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CaseLineOut")


@_attrs_define
class CaseLineOut:
    """
    Attributes:
        position (int):
        product (str):
        name (str):
        label (str):
        listed_fen (int):
        payable_fen (int):
        berries_spent (int):
    """

    position: int
    product: str
    name: str
    label: str
    listed_fen: int
    payable_fen: int
    berries_spent: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        position = self.position

        product = self.product

        name = self.name

        label = self.label

        listed_fen = self.listed_fen

        payable_fen = self.payable_fen

        berries_spent = self.berries_spent

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "position": position,
                "product": product,
                "name": name,
                "label": label,
                "listed_fen": listed_fen,
                "payable_fen": payable_fen,
                "berries_spent": berries_spent,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        position = d.pop("position")

        product = d.pop("product")

        name = d.pop("name")

        label = d.pop("label")

        listed_fen = d.pop("listed_fen")

        payable_fen = d.pop("payable_fen")

        berries_spent = d.pop("berries_spent")

        case_line_out = cls(
            position=position,
            product=product,
            name=name,
            label=label,
            listed_fen=listed_fen,
            payable_fen=payable_fen,
            berries_spent=berries_spent,
        )

        case_line_out.additional_properties = d
        return case_line_out

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
