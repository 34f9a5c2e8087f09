from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AskRefundIn")


@_attrs_define
class AskRefundIn:
    """What the buyer wants back, and what they saw and agreed to.

    Attributes:
        products (list[str]):
        reason (str):
        expected_cash_fen (int):
        expected_berries (int):
    """

    products: list[str]
    reason: str
    expected_cash_fen: int
    expected_berries: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        products = self.products

        reason = self.reason

        expected_cash_fen = self.expected_cash_fen

        expected_berries = self.expected_berries

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "products": products,
                "reason": reason,
                "expected_cash_fen": expected_cash_fen,
                "expected_berries": expected_berries,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        products = cast(list[str], d.pop("products"))

        reason = d.pop("reason")

        expected_cash_fen = d.pop("expected_cash_fen")

        expected_berries = d.pop("expected_berries")

        ask_refund_in = cls(
            products=products,
            reason=reason,
            expected_cash_fen=expected_cash_fen,
            expected_berries=expected_berries,
        )

        ask_refund_in.additional_properties = d
        return ask_refund_in

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
