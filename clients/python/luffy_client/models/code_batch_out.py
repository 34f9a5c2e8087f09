from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CodeBatchOut")


@_attrs_define
class CodeBatchOut:
    """
    Attributes:
        id (int):
        label (str):
        number (int):
        uses_each (int):
        used (int):
        made_at (datetime.datetime):
        made_by (str):
    """

    id: int
    label: str
    number: int
    uses_each: int
    used: int
    made_at: datetime.datetime
    made_by: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        label = self.label

        number = self.number

        uses_each = self.uses_each

        used = self.used

        made_at = self.made_at.isoformat()

        made_by = self.made_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "label": label,
                "number": number,
                "uses_each": uses_each,
                "used": used,
                "made_at": made_at,
                "made_by": made_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        label = d.pop("label")

        number = d.pop("number")

        uses_each = d.pop("uses_each")

        used = d.pop("used")

        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))

        made_by = d.pop("made_by")

        code_batch_out = cls(
            id=id,
            label=label,
            number=number,
            uses_each=uses_each,
            used=used,
            made_at=made_at,
            made_by=made_by,
        )

        code_batch_out.additional_properties = d
        return code_batch_out

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
