from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="FunnelOut")


@_attrs_define
class FunnelOut:
    """`claimed` = unused + held + used + expired. `revenue_fen`: cash of paid orders, less what went back.

    Attributes:
        claimed (int):
        unused (int):
        held (int):
        used (int):
        expired (int):
        by_code (int):
        orders (int):
        discount_fen (int):
        revenue_fen (int):
    """

    claimed: int
    unused: int
    held: int
    used: int
    expired: int
    by_code: int
    orders: int
    discount_fen: int
    revenue_fen: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        claimed = self.claimed

        unused = self.unused

        held = self.held

        used = self.used

        expired = self.expired

        by_code = self.by_code

        orders = self.orders

        discount_fen = self.discount_fen

        revenue_fen = self.revenue_fen

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "claimed": claimed,
                "unused": unused,
                "held": held,
                "used": used,
                "expired": expired,
                "by_code": by_code,
                "orders": orders,
                "discount_fen": discount_fen,
                "revenue_fen": revenue_fen,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        claimed = d.pop("claimed")

        unused = d.pop("unused")

        held = d.pop("held")

        used = d.pop("used")

        expired = d.pop("expired")

        by_code = d.pop("by_code")

        orders = d.pop("orders")

        discount_fen = d.pop("discount_fen")

        revenue_fen = d.pop("revenue_fen")

        funnel_out = cls(
            claimed=claimed,
            unused=unused,
            held=held,
            used=used,
            expired=expired,
            by_code=by_code,
            orders=orders,
            discount_fen=discount_fen,
            revenue_fen=revenue_fen,
        )

        funnel_out.additional_properties = d
        return funnel_out

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
