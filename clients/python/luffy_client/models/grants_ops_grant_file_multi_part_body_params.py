from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import types
from ..types import UNSET, File, Unset

T = TypeVar("T", bound="GrantsOpsGrantFileMultiPartBodyParams")


@_attrs_define
class GrantsOpsGrantFileMultiPartBodyParams:
    """
    Attributes:
        file (File):
        course_id (int):
        access_days (int):
        reason (str):
        dry_run (bool | Unset):  Default: True.
    """

    file: File
    course_id: int
    access_days: int
    reason: str
    dry_run: bool | Unset = True
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        file = self.file.to_tuple()

        course_id = self.course_id

        access_days = self.access_days

        reason = self.reason

        dry_run = self.dry_run

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "file": file,
                "course_id": course_id,
                "access_days": access_days,
                "reason": reason,
            }
        )
        if dry_run is not UNSET:
            field_dict["dry_run"] = dry_run

        return field_dict

    def to_multipart(self) -> types.RequestFiles:
        files: types.RequestFiles = []

        files.append(("file", self.file.to_tuple()))

        files.append(("course_id", (None, str(self.course_id).encode(), "text/plain")))

        files.append(("access_days", (None, str(self.access_days).encode(), "text/plain")))

        files.append(("reason", (None, str(self.reason).encode(), "text/plain")))

        if not isinstance(self.dry_run, Unset):
            files.append(("dry_run", (None, str(self.dry_run).encode(), "text/plain")))

        for prop_name, prop in self.additional_properties.items():
            files.append((prop_name, (None, str(prop).encode(), "text/plain")))

        return files

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        file = File(payload=BytesIO(d.pop("file")))

        course_id = d.pop("course_id")

        access_days = d.pop("access_days")

        reason = d.pop("reason")

        dry_run = d.pop("dry_run", UNSET)

        grants_ops_grant_file_multi_part_body_params = cls(
            file=file,
            course_id=course_id,
            access_days=access_days,
            reason=reason,
            dry_run=dry_run,
        )

        grants_ops_grant_file_multi_part_body_params.additional_properties = d
        return grants_ops_grant_file_multi_part_body_params

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
