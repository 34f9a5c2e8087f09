from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="TermsIn")


@_attrs_define
class TermsIn:
    """`product` empty: for the whole site. `off_percent`: what is paid, 88 means 8.8折.

    Attributes:
        coupon_type (int):
        product (str | Unset):  Default: ''.
        money_fen (int | Unset):  Default: 0.
        off_percent (int | None | Unset):
        minimum_fen (int | Unset):  Default: 0.
    """

    coupon_type: int
    product: str | Unset = ""
    money_fen: int | Unset = 0
    off_percent: int | None | Unset = UNSET
    minimum_fen: int | Unset = 0
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        coupon_type = self.coupon_type

        product = self.product

        money_fen = self.money_fen

        off_percent: int | None | Unset
        if isinstance(self.off_percent, Unset):
            off_percent = UNSET
        else:
            off_percent = self.off_percent

        minimum_fen = self.minimum_fen

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "coupon_type": coupon_type,
            }
        )
        if product is not UNSET:
            field_dict["product"] = product
        if money_fen is not UNSET:
            field_dict["money_fen"] = money_fen
        if off_percent is not UNSET:
            field_dict["off_percent"] = off_percent
        if minimum_fen is not UNSET:
            field_dict["minimum_fen"] = minimum_fen

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        coupon_type = d.pop("coupon_type")

        product = d.pop("product", UNSET)

        money_fen = d.pop("money_fen", UNSET)

        def _parse_off_percent(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        off_percent = _parse_off_percent(d.pop("off_percent", UNSET))

        minimum_fen = d.pop("minimum_fen", UNSET)

        terms_in = cls(
            coupon_type=coupon_type,
            product=product,
            money_fen=money_fen,
            off_percent=off_percent,
            minimum_fen=minimum_fen,
        )

        terms_in.additional_properties = d
        return terms_in

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
