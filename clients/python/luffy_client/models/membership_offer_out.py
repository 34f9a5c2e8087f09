from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.membership_plan_out import MembershipPlanOut


T = TypeVar("T", bound="MembershipOfferOut")


@_attrs_define
class MembershipOfferOut:
    """`courses`: how many courses members may open.

    Attributes:
        plans (list[MembershipPlanOut]):
        courses (int):
    """

    plans: list[MembershipPlanOut]
    courses: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        plans = []
        for plans_item_data in self.plans:
            plans_item = plans_item_data.to_dict()
            plans.append(plans_item)

        courses = self.courses

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "plans": plans,
                "courses": courses,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.membership_plan_out import MembershipPlanOut

        d = dict(src_dict)
        plans = []
        _plans = d.pop("plans")
        for plans_item_data in _plans:
            plans_item = MembershipPlanOut.from_dict(plans_item_data)

            plans.append(plans_item)

        courses = d.pop("courses")

        membership_offer_out = cls(
            plans=plans,
            courses=courses,
        )

        membership_offer_out.additional_properties = d
        return membership_offer_out

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
