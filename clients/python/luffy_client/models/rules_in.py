from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.rules_in_limits import RulesInLimits
    from ..models.rules_in_percents import RulesInPercents


T = TypeVar("T", bound="RulesIn")


@_attrs_define
class RulesIn:
    """`percents` of a homework's value. A penalty of more berries than its limit waits for an operator's approval: 0
    for each, null for none. A cause that is not named keeps its own.

        Attributes:
            reason (str):
            percents (RulesInPercents | Unset):
            limits (RulesInLimits | Unset):
    """

    reason: str
    percents: RulesInPercents | Unset = UNSET
    limits: RulesInLimits | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        percents: dict[str, Any] | Unset = UNSET
        if not isinstance(self.percents, Unset):
            percents = self.percents.to_dict()

        limits: dict[str, Any] | Unset = UNSET
        if not isinstance(self.limits, Unset):
            limits = self.limits.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "reason": reason,
            }
        )
        if percents is not UNSET:
            field_dict["percents"] = percents
        if limits is not UNSET:
            field_dict["limits"] = limits

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.rules_in_limits import RulesInLimits
        from ..models.rules_in_percents import RulesInPercents

        d = dict(src_dict)
        reason = d.pop("reason")

        _percents = d.pop("percents", UNSET)
        percents: RulesInPercents | Unset
        if isinstance(_percents, Unset):
            percents = UNSET
        else:
            percents = RulesInPercents.from_dict(_percents)

        _limits = d.pop("limits", UNSET)
        limits: RulesInLimits | Unset
        if isinstance(_limits, Unset):
            limits = UNSET
        else:
            limits = RulesInLimits.from_dict(_limits)

        rules_in = cls(
            reason=reason,
            percents=percents,
            limits=limits,
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
