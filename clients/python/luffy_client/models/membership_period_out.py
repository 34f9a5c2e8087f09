from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="MembershipPeriodOut")


@_attrs_define
class MembershipPeriodOut:
    """Both days belong to it.

    Attributes:
        plan (str):
        product (str):
        valid_from (datetime.date):
        valid_until (datetime.date):
        joined_at (datetime.datetime):
    """

    plan: str
    product: str
    valid_from: datetime.date
    valid_until: datetime.date
    joined_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        plan = self.plan

        product = self.product

        valid_from = self.valid_from.isoformat()

        valid_until = self.valid_until.isoformat()

        joined_at = self.joined_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "plan": plan,
                "product": product,
                "valid_from": valid_from,
                "valid_until": valid_until,
                "joined_at": joined_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        plan = d.pop("plan")

        product = d.pop("product")

        valid_from = datetime.date.fromisoformat(d.pop("valid_from"))

        valid_until = datetime.date.fromisoformat(d.pop("valid_until"))

        joined_at = datetime.datetime.fromisoformat(d.pop("joined_at"))

        membership_period_out = cls(
            plan=plan,
            product=product,
            valid_from=valid_from,
            valid_until=valid_until,
            joined_at=joined_at,
        )

        membership_period_out.additional_properties = d
        return membership_period_out

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
