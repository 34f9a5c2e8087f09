from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.plan_policy_out import PlanPolicyOut


T = TypeVar("T", bound="OpsPlanOut")


@_attrs_define
class OpsPlanOut:
    """
    Attributes:
        id (int):
        product (str):
        name (str):
        image (str):
        brief (str):
        benefits (list[str]):
        price_policies (list[PlanPolicyOut]):
        on_sale (bool):
        order (int):
        members (int):
    """

    id: int
    product: str
    name: str
    image: str
    brief: str
    benefits: list[str]
    price_policies: list[PlanPolicyOut]
    on_sale: bool
    order: int
    members: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        product = self.product

        name = self.name

        image = self.image

        brief = self.brief

        benefits = self.benefits

        price_policies = []
        for price_policies_item_data in self.price_policies:
            price_policies_item = price_policies_item_data.to_dict()
            price_policies.append(price_policies_item)

        on_sale = self.on_sale

        order = self.order

        members = self.members

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "product": product,
                "name": name,
                "image": image,
                "brief": brief,
                "benefits": benefits,
                "price_policies": price_policies,
                "on_sale": on_sale,
                "order": order,
                "members": members,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.plan_policy_out import PlanPolicyOut

        d = dict(src_dict)
        id = d.pop("id")

        product = d.pop("product")

        name = d.pop("name")

        image = d.pop("image")

        brief = d.pop("brief")

        benefits = cast(list[str], d.pop("benefits"))

        price_policies = []
        _price_policies = d.pop("price_policies")
        for price_policies_item_data in _price_policies:
            price_policies_item = PlanPolicyOut.from_dict(price_policies_item_data)

            price_policies.append(price_policies_item)

        on_sale = d.pop("on_sale")

        order = d.pop("order")

        members = d.pop("members")

        ops_plan_out = cls(
            id=id,
            product=product,
            name=name,
            image=image,
            brief=brief,
            benefits=benefits,
            price_policies=price_policies,
            on_sale=on_sale,
            order=order,
            members=members,
        )

        ops_plan_out.additional_properties = d
        return ops_plan_out

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
