from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="CodesIn")


@_attrs_define
class CodesIn:
    """`uses_each`: 1 for codes that serve once.

    Attributes:
        label (str):
        number (int):
        uses_each (int | Unset):  Default: 1.
    """

    label: str
    number: int
    uses_each: int | Unset = 1
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        label = self.label

        number = self.number

        uses_each = self.uses_each

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "label": label,
                "number": number,
            }
        )
        if uses_each is not UNSET:
            field_dict["uses_each"] = uses_each

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        label = d.pop("label")

        number = d.pop("number")

        uses_each = d.pop("uses_each", UNSET)

        codes_in = cls(
            label=label,
            number=number,
            uses_each=uses_each,
        )

        codes_in.additional_properties = d
        return codes_in

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
