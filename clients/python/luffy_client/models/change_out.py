from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.change_out_kind import ChangeOutKind, check_change_out_kind
from ..models.change_out_part import ChangeOutPart, check_change_out_part

T = TypeVar("T", bound="ChangeOut")


@_attrs_define
class ChangeOut:
    """
    Attributes:
        kind (ChangeOutKind):
        part (ChangeOutPart):
        label (str):
        field (str):
        before (Any):
        after (Any):
    """

    kind: ChangeOutKind
    part: ChangeOutPart
    label: str
    field: str
    before: Any
    after: Any
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        part: str = self.part

        label = self.label

        field = self.field

        before = self.before

        after = self.after

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "part": part,
                "label": label,
                "field": field,
                "before": before,
                "after": after,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_change_out_kind(d.pop("kind"))

        part = check_change_out_part(d.pop("part"))

        label = d.pop("label")

        field = d.pop("field")

        before = d.pop("before")

        after = d.pop("after")

        change_out = cls(
            kind=kind,
            part=part,
            label=label,
            field=field,
            before=before,
            after=after,
        )

        change_out.additional_properties = d
        return change_out

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
