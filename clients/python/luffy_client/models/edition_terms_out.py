from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.edition_terms_out_limits import EditionTermsOutLimits
    from ..models.edition_terms_out_rules import EditionTermsOutRules
    from ..models.edition_terms_out_tiers import EditionTermsOutTiers


T = TypeVar("T", bound="EditionTermsOut")


@_attrs_define
class EditionTermsOut:
    """Percentages and limits by cause; tiers in berries, by their percentage of the period.

    Attributes:
        period (int):
        rules (EditionTermsOutRules):
        limits (EditionTermsOutLimits):
        tiers (EditionTermsOutTiers):
    """

    period: int
    rules: EditionTermsOutRules
    limits: EditionTermsOutLimits
    tiers: EditionTermsOutTiers
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        period = self.period

        rules = self.rules.to_dict()

        limits = self.limits.to_dict()

        tiers = self.tiers.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "period": period,
                "rules": rules,
                "limits": limits,
                "tiers": tiers,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.edition_terms_out_limits import EditionTermsOutLimits
        from ..models.edition_terms_out_rules import EditionTermsOutRules
        from ..models.edition_terms_out_tiers import EditionTermsOutTiers

        d = dict(src_dict)
        period = d.pop("period")

        rules = EditionTermsOutRules.from_dict(d.pop("rules"))

        limits = EditionTermsOutLimits.from_dict(d.pop("limits"))

        tiers = EditionTermsOutTiers.from_dict(d.pop("tiers"))

        edition_terms_out = cls(
            period=period,
            rules=rules,
            limits=limits,
            tiers=tiers,
        )

        edition_terms_out.additional_properties = d
        return edition_terms_out

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
