from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="EditionDifferenceOut")


@_attrs_define
class EditionDifferenceOut:
    """
    Attributes:
        from_number (int):
        to_number (int):
        new_modules (list[str]):
        new_homework (list[str]):
        dropped_homework (list[str]):
        changed_homework (list[str]):
    """

    from_number: int
    to_number: int
    new_modules: list[str]
    new_homework: list[str]
    dropped_homework: list[str]
    changed_homework: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from_number = self.from_number

        to_number = self.to_number

        new_modules = self.new_modules

        new_homework = self.new_homework

        dropped_homework = self.dropped_homework

        changed_homework = self.changed_homework

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "from_number": from_number,
                "to_number": to_number,
                "new_modules": new_modules,
                "new_homework": new_homework,
                "dropped_homework": dropped_homework,
                "changed_homework": changed_homework,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        from_number = d.pop("from_number")

        to_number = d.pop("to_number")

        new_modules = cast(list[str], d.pop("new_modules"))

        new_homework = cast(list[str], d.pop("new_homework"))

        dropped_homework = cast(list[str], d.pop("dropped_homework"))

        changed_homework = cast(list[str], d.pop("changed_homework"))

        edition_difference_out = cls(
            from_number=from_number,
            to_number=to_number,
            new_modules=new_modules,
            new_homework=new_homework,
            dropped_homework=dropped_homework,
            changed_homework=changed_homework,
        )

        edition_difference_out.additional_properties = d
        return edition_difference_out

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
