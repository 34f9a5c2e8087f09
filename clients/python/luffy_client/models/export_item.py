from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.format_ import Format, check_format

T = TypeVar("T", bound="ExportItem")


@_attrs_define
class ExportItem:
    """
    Attributes:
        id (int):
        what (str):
        format_ (Format):
        rows (int):
        by (None | str):
        at (datetime.datetime):
    """

    id: int
    what: str
    format_: Format
    rows: int
    by: None | str
    at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        what = self.what

        format_: str = self.format_

        rows = self.rows

        by: None | str
        by = self.by

        at = self.at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "what": what,
                "format": format_,
                "rows": rows,
                "by": by,
                "at": at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        what = d.pop("what")

        format_ = check_format(d.pop("format"))

        rows = d.pop("rows")

        def _parse_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        by = _parse_by(d.pop("by"))

        at = datetime.datetime.fromisoformat(d.pop("at"))

        export_item = cls(
            id=id,
            what=what,
            format_=format_,
            rows=rows,
            by=by,
            at=at,
        )

        export_item.additional_properties = d
        return export_item

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
