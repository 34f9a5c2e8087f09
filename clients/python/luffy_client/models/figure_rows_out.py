from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.column_out import ColumnOut


T = TypeVar("T", bound="FigureRowsOut")


@_attrs_define
class FigureRowsOut:
    """
    Attributes:
        columns (list[ColumnOut]):
        items (list[list[float | int | None | str]]):
        total (int):
        page (int):
        page_size (int):
    """

    columns: list[ColumnOut]
    items: list[list[float | int | None | str]]
    total: int
    page: int
    page_size: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        columns = []
        for columns_item_data in self.columns:
            columns_item = columns_item_data.to_dict()
            columns.append(columns_item)

        items = []
        for items_item_data in self.items:
            items_item = []
            for items_item_item_data in items_item_data:
                items_item_item: float | int | None | str
                items_item_item = items_item_item_data
                items_item.append(items_item_item)

            items.append(items_item)

        total = self.total

        page = self.page

        page_size = self.page_size

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "columns": columns,
                "items": items,
                "total": total,
                "page": page,
                "page_size": page_size,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.column_out import ColumnOut

        d = dict(src_dict)
        columns = []
        _columns = d.pop("columns")
        for columns_item_data in _columns:
            columns_item = ColumnOut.from_dict(columns_item_data)

            columns.append(columns_item)

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = []
            _items_item = items_item_data
            for items_item_item_data in _items_item:

                def _parse_items_item_item(data: object) -> float | int | None | str:
                    if data is None:
                        return data
                    return cast(float | int | None | str, data)

                items_item_item = _parse_items_item_item(items_item_item_data)

                items_item.append(items_item_item)

            items.append(items_item)

        total = d.pop("total")

        page = d.pop("page")

        page_size = d.pop("page_size")

        figure_rows_out = cls(
            columns=columns,
            items=items,
            total=total,
            page=page,
            page_size=page_size,
        )

        figure_rows_out.additional_properties = d
        return figure_rows_out

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
