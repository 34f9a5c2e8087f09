from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.membership_period_out import MembershipPeriodOut


T = TypeVar("T", bound="MyMembershipOut")


@_attrs_define
class MyMembershipOut:
    """`is_active`: it lasts today; `valid_until` is its last day, which may have passed. Null: never a member.

    Attributes:
        is_active (bool):
        valid_until (datetime.date | None):
        periods (list[MembershipPeriodOut]):
    """

    is_active: bool
    valid_until: datetime.date | None
    periods: list[MembershipPeriodOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        is_active = self.is_active

        valid_until: None | str
        if isinstance(self.valid_until, datetime.date):
            valid_until = self.valid_until.isoformat()
        else:
            valid_until = self.valid_until

        periods = []
        for periods_item_data in self.periods:
            periods_item = periods_item_data.to_dict()
            periods.append(periods_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "is_active": is_active,
                "valid_until": valid_until,
                "periods": periods,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.membership_period_out import MembershipPeriodOut

        d = dict(src_dict)
        is_active = d.pop("is_active")

        def _parse_valid_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_until_type_0 = datetime.date.fromisoformat(data)

                return valid_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_until = _parse_valid_until(d.pop("valid_until"))

        periods = []
        _periods = d.pop("periods")
        for periods_item_data in _periods:
            periods_item = MembershipPeriodOut.from_dict(periods_item_data)

            periods.append(periods_item)

        my_membership_out = cls(
            is_active=is_active,
            valid_until=valid_until,
            periods=periods,
        )

        my_membership_out.additional_properties = d
        return my_membership_out

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
