from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="RefundCouponOut")


@_attrs_define
class RefundCouponOut:
    """A coupon that the order used.

    Attributes:
        id (int):
        name (str):
        valid_until (datetime.date):
        comes_back (bool):
    """

    id: int
    name: str
    valid_until: datetime.date
    comes_back: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        valid_until = self.valid_until.isoformat()

        comes_back = self.comes_back

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "valid_until": valid_until,
                "comes_back": comes_back,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        valid_until = datetime.date.fromisoformat(d.pop("valid_until"))

        comes_back = d.pop("comes_back")

        refund_coupon_out = cls(
            id=id,
            name=name,
            valid_until=valid_until,
            comes_back=comes_back,
        )

        refund_coupon_out.additional_properties = d
        return refund_coupon_out

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
