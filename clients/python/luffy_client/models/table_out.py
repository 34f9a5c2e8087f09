from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.table_kind import TableKind, check_table_kind

if TYPE_CHECKING:
    from ..models.table_column_out import TableColumnOut


T = TypeVar("T", bound="TableOut")


@_attrs_define
class TableOut:
    """
    Attributes:
        kind (TableKind):
        label (str):
        is_allowed (bool):
        columns (list[TableColumnOut]):
    """

    kind: TableKind
    label: str
    is_allowed: bool
    columns: list[TableColumnOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        label = self.label

        is_allowed = self.is_allowed

        columns = []
        for columns_item_data in self.columns:
            columns_item = columns_item_data.to_dict()
            columns.append(columns_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "label": label,
                "is_allowed": is_allowed,
                "columns": columns,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.table_column_out import TableColumnOut

        d = dict(src_dict)
        kind = check_table_kind(d.pop("kind"))

        label = d.pop("label")

        is_allowed = d.pop("is_allowed")

        columns = []
        _columns = d.pop("columns")
        for columns_item_data in _columns:
            columns_item = TableColumnOut.from_dict(columns_item_data)

            columns.append(columns_item)

        table_out = cls(
            kind=kind,
            label=label,
            is_allowed=is_allowed,
            columns=columns,
        )

        table_out.additional_properties = d
        return table_out

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
