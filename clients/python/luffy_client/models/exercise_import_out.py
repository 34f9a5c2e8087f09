from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.file_remark_out import FileRemarkOut


T = TypeVar("T", bound="ExerciseImportOut")


@_attrs_define
class ExerciseImportOut:
    """
    Attributes:
        created (int):
        changed (int):
        unchanged (int):
        repeated (list[FileRemarkOut]):
        refused (list[FileRemarkOut]):
    """

    created: int
    changed: int
    unchanged: int
    repeated: list[FileRemarkOut]
    refused: list[FileRemarkOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        created = self.created

        changed = self.changed

        unchanged = self.unchanged

        repeated = []
        for repeated_item_data in self.repeated:
            repeated_item = repeated_item_data.to_dict()
            repeated.append(repeated_item)

        refused = []
        for refused_item_data in self.refused:
            refused_item = refused_item_data.to_dict()
            refused.append(refused_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "created": created,
                "changed": changed,
                "unchanged": unchanged,
                "repeated": repeated,
                "refused": refused,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.file_remark_out import FileRemarkOut

        d = dict(src_dict)
        created = d.pop("created")

        changed = d.pop("changed")

        unchanged = d.pop("unchanged")

        repeated = []
        _repeated = d.pop("repeated")
        for repeated_item_data in _repeated:
            repeated_item = FileRemarkOut.from_dict(repeated_item_data)

            repeated.append(repeated_item)

        refused = []
        _refused = d.pop("refused")
        for refused_item_data in _refused:
            refused_item = FileRemarkOut.from_dict(refused_item_data)

            refused.append(refused_item)

        exercise_import_out = cls(
            created=created,
            changed=changed,
            unchanged=unchanged,
            repeated=repeated,
            refused=refused,
        )

        exercise_import_out.additional_properties = d
        return exercise_import_out

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
