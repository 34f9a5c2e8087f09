from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import types
from ..models.begin_import_multi_part_body_params_table_kind import (
    BeginImportMultiPartBodyParamsTableKind,
    check_begin_import_multi_part_body_params_table_kind,
)
from ..types import UNSET, File, Unset

T = TypeVar("T", bound="BeginImportMultiPartBodyParams")


@_attrs_define
class BeginImportMultiPartBodyParams:
    """
    Attributes:
        kind (BeginImportMultiPartBodyParamsTableKind):
        key (str):
        file (File):
        is_dry (bool | Unset):  Default: True.
    """

    kind: BeginImportMultiPartBodyParamsTableKind
    key: str
    file: File
    is_dry: bool | Unset = True
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        key = self.key

        file = self.file.to_tuple()

        is_dry = self.is_dry

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "key": key,
                "file": file,
            }
        )
        if is_dry is not UNSET:
            field_dict["is_dry"] = is_dry

        return field_dict

    def to_multipart(self) -> types.RequestFiles:
        files: types.RequestFiles = []

        files.append(("kind", (None, str(self.kind).encode(), "text/plain")))

        files.append(("key", (None, str(self.key).encode(), "text/plain")))

        files.append(("file", self.file.to_tuple()))

        if not isinstance(self.is_dry, Unset):
            files.append(("is_dry", (None, str(self.is_dry).encode(), "text/plain")))

        for prop_name, prop in self.additional_properties.items():
            files.append((prop_name, (None, str(prop).encode(), "text/plain")))

        return files

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_begin_import_multi_part_body_params_table_kind(d.pop("kind"))

        key = d.pop("key")

        file = File(payload=BytesIO(d.pop("file")))

        is_dry = d.pop("is_dry", UNSET)

        begin_import_multi_part_body_params = cls(
            kind=kind,
            key=key,
            file=file,
            is_dry=is_dry,
        )

        begin_import_multi_part_body_params.additional_properties = d
        return begin_import_multi_part_body_params

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
