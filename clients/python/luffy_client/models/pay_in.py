from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.pay_in_payment_method import PayInPaymentMethod, check_pay_in_payment_method
from ..types import UNSET, Unset

T = TypeVar("T", bound="PayIn")


@_attrs_define
class PayIn:
    """
    Attributes:
        payment_method (PayInPaymentMethod):
        openid (None | str | Unset):
    """

    payment_method: PayInPaymentMethod
    openid: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        payment_method: str = self.payment_method

        openid: None | str | Unset
        if isinstance(self.openid, Unset):
            openid = UNSET
        else:
            openid = self.openid

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "payment_method": payment_method,
            }
        )
        if openid is not UNSET:
            field_dict["openid"] = openid

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        payment_method = check_pay_in_payment_method(d.pop("payment_method"))

        def _parse_openid(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        openid = _parse_openid(d.pop("openid", UNSET))

        pay_in = cls(
            payment_method=payment_method,
            openid=openid,
        )

        pay_in.additional_properties = d
        return pay_in

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
