from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="RefundTodayOut")


@_attrs_define
class RefundTodayOut:
    """What would come back had it been asked for today. What is paid is what was quoted then.

    Attributes:
        cash_fen (int):
        berries (int):
    """

    cash_fen: int
    berries: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        cash_fen = self.cash_fen

        berries = self.berries

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "cash_fen": cash_fen,
                "berries": berries,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        cash_fen = d.pop("cash_fen")

        berries = d.pop("berries")

        refund_today_out = cls(
            cash_fen=cash_fen,
            berries=berries,
        )

        refund_today_out.additional_properties = d
        return refund_today_out

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
