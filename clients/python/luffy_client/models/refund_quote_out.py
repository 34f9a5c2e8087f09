from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.refund_coupon_out import RefundCouponOut
    from ..models.refund_quote_line_out import RefundQuoteLineOut


T = TypeVar("T", bound="RefundQuoteOut")


@_attrs_define
class RefundQuoteOut:
    """What would come back now. `scholarship_berries` would be taken back.

    Attributes:
        order (str):
        lines (list[RefundQuoteLineOut]):
        cash_fen (int):
        berries (int):
        coupons (list[RefundCouponOut]):
        scholarship_berries (int):
    """

    order: str
    lines: list[RefundQuoteLineOut]
    cash_fen: int
    berries: int
    coupons: list[RefundCouponOut]
    scholarship_berries: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        order = self.order

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        cash_fen = self.cash_fen

        berries = self.berries

        coupons = []
        for coupons_item_data in self.coupons:
            coupons_item = coupons_item_data.to_dict()
            coupons.append(coupons_item)

        scholarship_berries = self.scholarship_berries

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "order": order,
                "lines": lines,
                "cash_fen": cash_fen,
                "berries": berries,
                "coupons": coupons,
                "scholarship_berries": scholarship_berries,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.refund_coupon_out import RefundCouponOut
        from ..models.refund_quote_line_out import RefundQuoteLineOut

        d = dict(src_dict)
        order = d.pop("order")

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = RefundQuoteLineOut.from_dict(lines_item_data)

            lines.append(lines_item)

        cash_fen = d.pop("cash_fen")

        berries = d.pop("berries")

        coupons = []
        _coupons = d.pop("coupons")
        for coupons_item_data in _coupons:
            coupons_item = RefundCouponOut.from_dict(coupons_item_data)

            coupons.append(coupons_item)

        scholarship_berries = d.pop("scholarship_berries")

        refund_quote_out = cls(
            order=order,
            lines=lines,
            cash_fen=cash_fen,
            berries=berries,
            coupons=coupons,
            scholarship_berries=scholarship_berries,
        )

        refund_quote_out.additional_properties = d
        return refund_quote_out

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
