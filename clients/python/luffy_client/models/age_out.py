from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AgeOut")


@_attrs_define
class AgeOut:
    """Berries that came in so many days ago; both ends inclusive, no end where it is null.

    Attributes:
        from_days (int):
        to_days (int | None):
        berries (int):
        lots (int):
    """

    from_days: int
    to_days: int | None
    berries: int
    lots: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from_days = self.from_days

        to_days: int | None
        to_days = self.to_days

        berries = self.berries

        lots = self.lots

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "from_days": from_days,
                "to_days": to_days,
                "berries": berries,
                "lots": lots,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        from_days = d.pop("from_days")

        def _parse_to_days(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        to_days = _parse_to_days(d.pop("to_days"))

        berries = d.pop("berries")

        lots = d.pop("lots")

        age_out = cls(
            from_days=from_days,
            to_days=to_days,
            berries=berries,
            lots=lots,
        )

        age_out.additional_properties = d
        return age_out

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
