from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.owed_out_origin import OwedOutOrigin, check_owed_out_origin

if TYPE_CHECKING:
    from ..models.age_out import AgeOut


T = TypeVar("T", bound="OwedOut")


@_attrs_define
class OwedOut:
    """
    Attributes:
        origin (OwedOutOrigin):
        label (str):
        berries (int):
        ages (list[AgeOut]):
    """

    origin: OwedOutOrigin
    label: str
    berries: int
    ages: list[AgeOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        origin: str = self.origin

        label = self.label

        berries = self.berries

        ages = []
        for ages_item_data in self.ages:
            ages_item = ages_item_data.to_dict()
            ages.append(ages_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "origin": origin,
                "label": label,
                "berries": berries,
                "ages": ages,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.age_out import AgeOut

        d = dict(src_dict)
        origin = check_owed_out_origin(d.pop("origin"))

        label = d.pop("label")

        berries = d.pop("berries")

        ages = []
        _ages = d.pop("ages")
        for ages_item_data in _ages:
            ages_item = AgeOut.from_dict(ages_item_data)

            ages.append(ages_item)

        owed_out = cls(
            origin=origin,
            label=label,
            berries=berries,
            ages=ages,
        )

        owed_out.additional_properties = d
        return owed_out

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
