from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.anomaly_count_out_kind import AnomalyCountOutKind, check_anomaly_count_out_kind

T = TypeVar("T", bound="AnomalyCountOut")


@_attrs_define
class AnomalyCountOut:
    """
    Attributes:
        kind (AnomalyCountOutKind):
        kind_label (str):
        total (int):
    """

    kind: AnomalyCountOutKind
    kind_label: str
    total: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        kind_label = self.kind_label

        total = self.total

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "kind_label": kind_label,
                "total": total,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_anomaly_count_out_kind(d.pop("kind"))

        kind_label = d.pop("kind_label")

        total = d.pop("total")

        anomaly_count_out = cls(
            kind=kind,
            kind_label=kind_label,
            total=total,
        )

        anomaly_count_out.additional_properties = d
        return anomaly_count_out

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
