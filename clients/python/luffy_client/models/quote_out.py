from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.berries_out import BerriesOut
    from ..models.coupon_choice_out import CouponChoiceOut
    from ..models.quote_line_out import QuoteLineOut


T = TypeVar("T", bound="QuoteOut")


@_attrs_define
class QuoteOut:
    """What the settlement costs now; the lines sum to the totals exactly.

    Attributes:
        lines (list[QuoteLineOut]):
        site_coupon_id (int | None):
        site_coupons (list[CouponChoiceOut]):
        berries (BerriesOut): `spendable` is the most that can be spent on this purchase.
        listed_fen (int):
        credit_fen (int):
        line_discount_fen (int):
        site_discount_fen (int):
        payable_fen (int):
        expires_at (datetime.datetime):
    """

    lines: list[QuoteLineOut]
    site_coupon_id: int | None
    site_coupons: list[CouponChoiceOut]
    berries: BerriesOut
    listed_fen: int
    credit_fen: int
    line_discount_fen: int
    site_discount_fen: int
    payable_fen: int
    expires_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        site_coupon_id: int | None
        site_coupon_id = self.site_coupon_id

        site_coupons = []
        for site_coupons_item_data in self.site_coupons:
            site_coupons_item = site_coupons_item_data.to_dict()
            site_coupons.append(site_coupons_item)

        berries = self.berries.to_dict()

        listed_fen = self.listed_fen

        credit_fen = self.credit_fen

        line_discount_fen = self.line_discount_fen

        site_discount_fen = self.site_discount_fen

        payable_fen = self.payable_fen

        expires_at = self.expires_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "lines": lines,
                "site_coupon_id": site_coupon_id,
                "site_coupons": site_coupons,
                "berries": berries,
                "listed_fen": listed_fen,
                "credit_fen": credit_fen,
                "line_discount_fen": line_discount_fen,
                "site_discount_fen": site_discount_fen,
                "payable_fen": payable_fen,
                "expires_at": expires_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.berries_out import BerriesOut
        from ..models.coupon_choice_out import CouponChoiceOut
        from ..models.quote_line_out import QuoteLineOut

        d = dict(src_dict)
        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = QuoteLineOut.from_dict(lines_item_data)

            lines.append(lines_item)

        def _parse_site_coupon_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        site_coupon_id = _parse_site_coupon_id(d.pop("site_coupon_id"))

        site_coupons = []
        _site_coupons = d.pop("site_coupons")
        for site_coupons_item_data in _site_coupons:
            site_coupons_item = CouponChoiceOut.from_dict(site_coupons_item_data)

            site_coupons.append(site_coupons_item)

        berries = BerriesOut.from_dict(d.pop("berries"))

        listed_fen = d.pop("listed_fen")

        credit_fen = d.pop("credit_fen")

        line_discount_fen = d.pop("line_discount_fen")

        site_discount_fen = d.pop("site_discount_fen")

        payable_fen = d.pop("payable_fen")

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        quote_out = cls(
            lines=lines,
            site_coupon_id=site_coupon_id,
            site_coupons=site_coupons,
            berries=berries,
            listed_fen=listed_fen,
            credit_fen=credit_fen,
            line_discount_fen=line_discount_fen,
            site_discount_fen=site_discount_fen,
            payable_fen=payable_fen,
            expires_at=expires_at,
        )

        quote_out.additional_properties = d
        return quote_out

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
