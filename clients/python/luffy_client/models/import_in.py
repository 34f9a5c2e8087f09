from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.table_kind import TableKind, check_table_kind
from ..types import UNSET, Unset

T = TypeVar("T", bound="ImportIn")


@_attrs_define
class ImportIn:
    """The fields beside the file. `key`: sent twice, it is one run.

    Attributes:
        kind (TableKind):
        key (str):
        is_dry (bool | Unset):  Default: True.
    """

    kind: TableKind
    key: str
    is_dry: bool | Unset = True
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        key = self.key

        is_dry = self.is_dry

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "key": key,
            }
        )
        if is_dry is not UNSET:
            field_dict["is_dry"] = is_dry

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_table_kind(d.pop("kind"))

        key = d.pop("key")

        is_dry = d.pop("is_dry", UNSET)

        import_in = cls(
            kind=kind,
            key=key,
            is_dry=is_dry,
        )

        import_in.additional_properties = d
        return import_in

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
