from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.origin_out_origin import OriginOutOrigin, check_origin_out_origin

T = TypeVar("T", bound="OriginOut")


@_attrs_define
class OriginOut:
    """What is left of one origin.

    Attributes:
        origin (OriginOutOrigin):
        label (str):
        available (int):
        held (int):
        withdrawing (int):
    """

    origin: OriginOutOrigin
    label: str
    available: int
    held: int
    withdrawing: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        origin: str = self.origin

        label = self.label

        available = self.available

        held = self.held

        withdrawing = self.withdrawing

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "origin": origin,
                "label": label,
                "available": available,
                "held": held,
                "withdrawing": withdrawing,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        origin = check_origin_out_origin(d.pop("origin"))

        label = d.pop("label")

        available = d.pop("available")

        held = d.pop("held")

        withdrawing = d.pop("withdrawing")

        origin_out = cls(
            origin=origin,
            label=label,
            available=available,
            held=held,
            withdrawing=withdrawing,
        )

        origin_out.additional_properties = d
        return origin_out

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
