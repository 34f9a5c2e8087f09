from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.rules_in_percents import RulesInPercents


T = TypeVar("T", bound="RulesIn")


@_attrs_define
class RulesIn:
    """Percent of a homework's value; a cause that is not named keeps its own.

    Attributes:
        percents (RulesInPercents):
        reason (str):
    """

    percents: RulesInPercents
    reason: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        percents = self.percents.to_dict()

        reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "percents": percents,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.rules_in_percents import RulesInPercents  # noqa: PLC0415

        d = dict(src_dict)
        percents = RulesInPercents.from_dict(d.pop("percents"))

        reason = d.pop("reason")

        rules_in = cls(
            percents=percents,
            reason=reason,
        )

        rules_in.additional_properties = d
        return rules_in

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
