from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.edition_terms_out import EditionTermsOut


T = TypeVar("T", bound="EditionDifferenceOut")


@_attrs_define
class EditionDifferenceOut:
    """
    Attributes:
        from_number (int):
        to_number (int):
        new_modules (list[str]):
        dropped_modules (list[str]):
        new_homework (list[str]):
        dropped_homework (list[str]):
        changed_homework (list[str]):
        old_terms (EditionTermsOut): Percentages and limits by cause; tiers in berries, by their percentage of the
            period.
        new_terms (EditionTermsOut): Percentages and limits by cause; tiers in berries, by their percentage of the
            period.
    """

    from_number: int
    to_number: int
    new_modules: list[str]
    dropped_modules: list[str]
    new_homework: list[str]
    dropped_homework: list[str]
    changed_homework: list[str]
    old_terms: EditionTermsOut
    new_terms: EditionTermsOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from_number = self.from_number

        to_number = self.to_number

        new_modules = self.new_modules

        dropped_modules = self.dropped_modules

        new_homework = self.new_homework

        dropped_homework = self.dropped_homework

        changed_homework = self.changed_homework

        old_terms = self.old_terms.to_dict()

        new_terms = self.new_terms.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "from_number": from_number,
                "to_number": to_number,
                "new_modules": new_modules,
                "dropped_modules": dropped_modules,
                "new_homework": new_homework,
                "dropped_homework": dropped_homework,
                "changed_homework": changed_homework,
                "old_terms": old_terms,
                "new_terms": new_terms,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.edition_terms_out import EditionTermsOut

        d = dict(src_dict)
        from_number = d.pop("from_number")

        to_number = d.pop("to_number")

        new_modules = cast(list[str], d.pop("new_modules"))

        dropped_modules = cast(list[str], d.pop("dropped_modules"))

        new_homework = cast(list[str], d.pop("new_homework"))

        dropped_homework = cast(list[str], d.pop("dropped_homework"))

        changed_homework = cast(list[str], d.pop("changed_homework"))

        old_terms = EditionTermsOut.from_dict(d.pop("old_terms"))

        new_terms = EditionTermsOut.from_dict(d.pop("new_terms"))

        edition_difference_out = cls(
            from_number=from_number,
            to_number=to_number,
            new_modules=new_modules,
            dropped_modules=dropped_modules,
            new_homework=new_homework,
            dropped_homework=dropped_homework,
            changed_homework=changed_homework,
            old_terms=old_terms,
            new_terms=new_terms,
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
