from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.place_in_payment_method_type_0 import (
    PlaceInPaymentMethodType0,
    check_place_in_payment_method_type_0,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="PlaceIn")


@_attrs_define
class PlaceIn:
    """`expected_payable_fen` is what the buyer saw; `payment_method` may be null if that is 0.

    Attributes:
        expected_payable_fen (int):
        payment_method (None | PlaceInPaymentMethodType0 | Unset):
        openid (None | str | Unset):
    """

    expected_payable_fen: int
    payment_method: None | PlaceInPaymentMethodType0 | Unset = UNSET
    openid: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        expected_payable_fen = self.expected_payable_fen

        payment_method: None | str | Unset
        if isinstance(self.payment_method, Unset):
            payment_method = UNSET
        elif isinstance(self.payment_method, str):
            payment_method = self.payment_method
        else:
            payment_method = self.payment_method

        openid: None | str | Unset
        if isinstance(self.openid, Unset):
            openid = UNSET
        else:
            openid = self.openid

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "expected_payable_fen": expected_payable_fen,
            }
        )
        if payment_method is not UNSET:
            field_dict["payment_method"] = payment_method
        if openid is not UNSET:
            field_dict["openid"] = openid

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        expected_payable_fen = d.pop("expected_payable_fen")

        def _parse_payment_method(data: object) -> None | PlaceInPaymentMethodType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                payment_method_type_0 = check_place_in_payment_method_type_0(data)

                return payment_method_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlaceInPaymentMethodType0 | Unset, data)

        payment_method = _parse_payment_method(d.pop("payment_method", UNSET))

        def _parse_openid(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        openid = _parse_openid(d.pop("openid", UNSET))

        place_in = cls(
            expected_payable_fen=expected_payable_fen,
            payment_method=payment_method,
            openid=openid,
        )

        place_in.additional_properties = d
        return place_in

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
