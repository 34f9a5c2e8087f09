from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.gap_out_name import GapOutName, check_gap_out_name

T = TypeVar("T", bound="GapOut")


@_attrs_define
class GapOut:
    """
    Attributes:
        name (GapOutName):
        field (str):
        is_mandatory (bool):
        label (str):
    """

    name: GapOutName
    field: str
    is_mandatory: bool
    label: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name: str = self.name

        field = self.field

        is_mandatory = self.is_mandatory

        label = self.label

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "field": field,
                "is_mandatory": is_mandatory,
                "label": label,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = check_gap_out_name(d.pop("name"))

        field = d.pop("field")

        is_mandatory = d.pop("is_mandatory")

        label = d.pop("label")

        gap_out = cls(
            name=name,
            field=field,
            is_mandatory=is_mandatory,
            label=label,
        )

        gap_out.additional_properties = d
        return gap_out

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
