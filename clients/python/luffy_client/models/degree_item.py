from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.policy_out import PolicyOut


T = TypeVar("T", bound="DegreeItem")


@_attrs_define
class DegreeItem:
    """
    Attributes:
        id (int):
        product (str):
        name (str):
        image (str):
        brief (str):
        status (int):
        status_label (str):
        period_days (int):
        total_scholarship_berries (int):
        module_count (int):
        price_policies (list[PolicyOut]):
    """

    id: int
    product: str
    name: str
    image: str
    brief: str
    status: int
    status_label: str
    period_days: int
    total_scholarship_berries: int
    module_count: int
    price_policies: list[PolicyOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        product = self.product

        name = self.name

        image = self.image

        brief = self.brief

        status = self.status

        status_label = self.status_label

        period_days = self.period_days

        total_scholarship_berries = self.total_scholarship_berries

        module_count = self.module_count

        price_policies = []
        for price_policies_item_data in self.price_policies:
            price_policies_item = price_policies_item_data.to_dict()
            price_policies.append(price_policies_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "product": product,
                "name": name,
                "image": image,
                "brief": brief,
                "status": status,
                "status_label": status_label,
                "period_days": period_days,
                "total_scholarship_berries": total_scholarship_berries,
                "module_count": module_count,
                "price_policies": price_policies,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.policy_out import PolicyOut

        d = dict(src_dict)
        id = d.pop("id")

        product = d.pop("product")

        name = d.pop("name")

        image = d.pop("image")

        brief = d.pop("brief")

        status = d.pop("status")

        status_label = d.pop("status_label")

        period_days = d.pop("period_days")

        total_scholarship_berries = d.pop("total_scholarship_berries")

        module_count = d.pop("module_count")

        price_policies = []
        _price_policies = d.pop("price_policies")
        for price_policies_item_data in _price_policies:
            price_policies_item = PolicyOut.from_dict(price_policies_item_data)

            price_policies.append(price_policies_item)

        degree_item = cls(
            id=id,
            product=product,
            name=name,
            image=image,
            brief=brief,
            status=status,
            status_label=status_label,
            period_days=period_days,
            total_scholarship_berries=total_scholarship_berries,
            module_count=module_count,
            price_policies=price_policies,
        )

        degree_item.additional_properties = d
        return degree_item

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
