from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.column_out import ColumnOut


T = TypeVar("T", bound="FigureOut")


@_attrs_define
class FigureOut:
    """`chart`: line, bar or stack, of the columns in `drawn`. `totals` has a number where a sum says something.

    Attributes:
        name (str):
        title (str):
        chart (str):
        drawn (list[str]):
        from_date (datetime.date):
        until_date (datetime.date):
        columns (list[ColumnOut]):
        rows (list[list[float | int | None | str]]):
        totals (list[float | int | None | str]):
    """

    name: str
    title: str
    chart: str
    drawn: list[str]
    from_date: datetime.date
    until_date: datetime.date
    columns: list[ColumnOut]
    rows: list[list[float | int | None | str]]
    totals: list[float | int | None | str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        title = self.title

        chart = self.chart

        drawn = self.drawn

        from_date = self.from_date.isoformat()

        until_date = self.until_date.isoformat()

        columns = []
        for columns_item_data in self.columns:
            columns_item = columns_item_data.to_dict()
            columns.append(columns_item)

        rows = []
        for rows_item_data in self.rows:
            rows_item = []
            for rows_item_item_data in rows_item_data:
                rows_item_item: float | int | None | str
                rows_item_item = rows_item_item_data
                rows_item.append(rows_item_item)

            rows.append(rows_item)

        totals = []
        for totals_item_data in self.totals:
            totals_item: float | int | None | str
            totals_item = totals_item_data
            totals.append(totals_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "title": title,
                "chart": chart,
                "drawn": drawn,
                "from_date": from_date,
                "until_date": until_date,
                "columns": columns,
                "rows": rows,
                "totals": totals,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.column_out import ColumnOut

        d = dict(src_dict)
        name = d.pop("name")

        title = d.pop("title")

        chart = d.pop("chart")

        drawn = cast(list[str], d.pop("drawn"))

        from_date = datetime.date.fromisoformat(d.pop("from_date"))

        until_date = datetime.date.fromisoformat(d.pop("until_date"))

        columns = []
        _columns = d.pop("columns")
        for columns_item_data in _columns:
            columns_item = ColumnOut.from_dict(columns_item_data)

            columns.append(columns_item)

        rows = []
        _rows = d.pop("rows")
        for rows_item_data in _rows:
            rows_item = []
            _rows_item = rows_item_data
            for rows_item_item_data in _rows_item:

                def _parse_rows_item_item(data: object) -> float | int | None | str:
                    if data is None:
                        return data
                    return cast(float | int | None | str, data)

                rows_item_item = _parse_rows_item_item(rows_item_item_data)

                rows_item.append(rows_item_item)

            rows.append(rows_item)

        totals = []
        _totals = d.pop("totals")
        for totals_item_data in _totals:

            def _parse_totals_item(data: object) -> float | int | None | str:
                if data is None:
                    return data
                return cast(float | int | None | str, data)

            totals_item = _parse_totals_item(totals_item_data)

            totals.append(totals_item)

        figure_out = cls(
            name=name,
            title=title,
            chart=chart,
            drawn=drawn,
            from_date=from_date,
            until_date=until_date,
            columns=columns,
            rows=rows,
            totals=totals,
        )

        figure_out.additional_properties = d
        return figure_out

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
