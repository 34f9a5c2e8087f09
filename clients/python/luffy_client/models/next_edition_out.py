from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.next_edition_out_new_limits import NextEditionOutNewLimits
    from ..models.next_edition_out_new_rules import NextEditionOutNewRules
    from ..models.next_edition_out_old_limits import NextEditionOutOldLimits
    from ..models.next_edition_out_old_rules import NextEditionOutOldRules


T = TypeVar("T", bound="NextEditionOut")


@_attrs_define
class NextEditionOut:
    """The next edition beside the newest one, which `edition` numbers.

    Attributes:
        edition (int | None):
        new_homework (list[str]):
        dropped_homework (list[str]):
        changed_homework (list[str]):
        old_rules (NextEditionOutOldRules):
        new_rules (NextEditionOutNewRules):
        old_limits (NextEditionOutOldLimits):
        new_limits (NextEditionOutNewLimits):
        promised_berries (int):
        total_scholarship (int):
    """

    edition: int | None
    new_homework: list[str]
    dropped_homework: list[str]
    changed_homework: list[str]
    old_rules: NextEditionOutOldRules
    new_rules: NextEditionOutNewRules
    old_limits: NextEditionOutOldLimits
    new_limits: NextEditionOutNewLimits
    promised_berries: int
    total_scholarship: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        edition: int | None
        edition = self.edition

        new_homework = self.new_homework

        dropped_homework = self.dropped_homework

        changed_homework = self.changed_homework

        old_rules = self.old_rules.to_dict()

        new_rules = self.new_rules.to_dict()

        old_limits = self.old_limits.to_dict()

        new_limits = self.new_limits.to_dict()

        promised_berries = self.promised_berries

        total_scholarship = self.total_scholarship

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "edition": edition,
                "new_homework": new_homework,
                "dropped_homework": dropped_homework,
                "changed_homework": changed_homework,
                "old_rules": old_rules,
                "new_rules": new_rules,
                "old_limits": old_limits,
                "new_limits": new_limits,
                "promised_berries": promised_berries,
                "total_scholarship": total_scholarship,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.next_edition_out_new_limits import NextEditionOutNewLimits
        from ..models.next_edition_out_new_rules import NextEditionOutNewRules
        from ..models.next_edition_out_old_limits import NextEditionOutOldLimits
        from ..models.next_edition_out_old_rules import NextEditionOutOldRules

        d = dict(src_dict)

        def _parse_edition(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        edition = _parse_edition(d.pop("edition"))

        new_homework = cast(list[str], d.pop("new_homework"))

        dropped_homework = cast(list[str], d.pop("dropped_homework"))

        changed_homework = cast(list[str], d.pop("changed_homework"))

        old_rules = NextEditionOutOldRules.from_dict(d.pop("old_rules"))

        new_rules = NextEditionOutNewRules.from_dict(d.pop("new_rules"))

        old_limits = NextEditionOutOldLimits.from_dict(d.pop("old_limits"))

        new_limits = NextEditionOutNewLimits.from_dict(d.pop("new_limits"))

        promised_berries = d.pop("promised_berries")

        total_scholarship = d.pop("total_scholarship")

        next_edition_out = cls(
            edition=edition,
            new_homework=new_homework,
            dropped_homework=dropped_homework,
            changed_homework=changed_homework,
            old_rules=old_rules,
            new_rules=new_rules,
            old_limits=old_limits,
            new_limits=new_limits,
            promised_berries=promised_berries,
            total_scholarship=total_scholarship,
        )

        next_edition_out.additional_properties = d
        return next_edition_out

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
