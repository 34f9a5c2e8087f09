from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.tier_out import TierOut


T = TypeVar("T", bound="ForecastOut")


@_attrs_define
class ForecastOut:
    """`scholarship_berries` is there after graduation, `best_tier_berries` is the best that can be reached today.

    Attributes:
        earned_berries (int):
        lost_berries (int):
        can_earn_berries (int):
        scholarship_berries (int | None):
        best_tier_berries (int):
        used_days (int):
        period_days (int):
        total_scholarship (int):
        tiers (list[TierOut]):
    """

    earned_berries: int
    lost_berries: int
    can_earn_berries: int
    scholarship_berries: int | None
    best_tier_berries: int
    used_days: int
    period_days: int
    total_scholarship: int
    tiers: list[TierOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        earned_berries = self.earned_berries

        lost_berries = self.lost_berries

        can_earn_berries = self.can_earn_berries

        scholarship_berries: int | None
        scholarship_berries = self.scholarship_berries

        best_tier_berries = self.best_tier_berries

        used_days = self.used_days

        period_days = self.period_days

        total_scholarship = self.total_scholarship

        tiers = []
        for tiers_item_data in self.tiers:
            tiers_item = tiers_item_data.to_dict()
            tiers.append(tiers_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "earned_berries": earned_berries,
                "lost_berries": lost_berries,
                "can_earn_berries": can_earn_berries,
                "scholarship_berries": scholarship_berries,
                "best_tier_berries": best_tier_berries,
                "used_days": used_days,
                "period_days": period_days,
                "total_scholarship": total_scholarship,
                "tiers": tiers,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.tier_out import TierOut

        d = dict(src_dict)
        earned_berries = d.pop("earned_berries")

        lost_berries = d.pop("lost_berries")

        can_earn_berries = d.pop("can_earn_berries")

        def _parse_scholarship_berries(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        scholarship_berries = _parse_scholarship_berries(d.pop("scholarship_berries"))

        best_tier_berries = d.pop("best_tier_berries")

        used_days = d.pop("used_days")

        period_days = d.pop("period_days")

        total_scholarship = d.pop("total_scholarship")

        tiers = []
        _tiers = d.pop("tiers")
        for tiers_item_data in _tiers:
            tiers_item = TierOut.from_dict(tiers_item_data)

            tiers.append(tiers_item)

        forecast_out = cls(
            earned_berries=earned_berries,
            lost_berries=lost_berries,
            can_earn_berries=can_earn_berries,
            scholarship_berries=scholarship_berries,
            best_tier_berries=best_tier_berries,
            used_days=used_days,
            period_days=period_days,
            total_scholarship=total_scholarship,
            tiers=tiers,
        )

        forecast_out.additional_properties = d
        return forecast_out

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
