from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.ops_sub_category_out import OpsSubCategoryOut


T = TypeVar("T", bound="OpsCategoryOut")


@_attrs_define
class OpsCategoryOut:
    """
    Attributes:
        id (int):
        name (str):
        order (int):
        sub_categories (list[OpsSubCategoryOut]):
    """

    id: int
    name: str
    order: int
    sub_categories: list[OpsSubCategoryOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        order = self.order

        sub_categories = []
        for sub_categories_item_data in self.sub_categories:
            sub_categories_item = sub_categories_item_data.to_dict()
            sub_categories.append(sub_categories_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "order": order,
                "sub_categories": sub_categories,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ops_sub_category_out import OpsSubCategoryOut

        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        order = d.pop("order")

        sub_categories = []
        _sub_categories = d.pop("sub_categories")
        for sub_categories_item_data in _sub_categories:
            sub_categories_item = OpsSubCategoryOut.from_dict(sub_categories_item_data)

            sub_categories.append(sub_categories_item)

        ops_category_out = cls(
            id=id,
            name=name,
            order=order,
            sub_categories=sub_categories,
        )

        ops_category_out.additional_properties = d
        return ops_category_out

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
