from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.named import Named
    from ..models.policy_out import PolicyOut


T = TypeVar("T", bound="CourseItem")


@_attrs_define
class CourseItem:
    """
    Attributes:
        id (int):
        product (None | str):
        name (str):
        image (str):
        brief (str):
        level (int):
        level_label (str):
        course_type (int):
        course_type_label (str):
        status (int):
        status_label (str):
        sub_category (Named):
        rating_average (float | None):
        rating_count (int):
        price_policies (list[PolicyOut]):
    """

    id: int
    product: None | str
    name: str
    image: str
    brief: str
    level: int
    level_label: str
    course_type: int
    course_type_label: str
    status: int
    status_label: str
    sub_category: Named
    rating_average: float | None
    rating_count: int
    price_policies: list[PolicyOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        product: None | str
        product = self.product

        name = self.name

        image = self.image

        brief = self.brief

        level = self.level

        level_label = self.level_label

        course_type = self.course_type

        course_type_label = self.course_type_label

        status = self.status

        status_label = self.status_label

        sub_category = self.sub_category.to_dict()

        rating_average: float | None
        rating_average = self.rating_average

        rating_count = self.rating_count

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
                "level": level,
                "level_label": level_label,
                "course_type": course_type,
                "course_type_label": course_type_label,
                "status": status,
                "status_label": status_label,
                "sub_category": sub_category,
                "rating_average": rating_average,
                "rating_count": rating_count,
                "price_policies": price_policies,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.named import Named
        from ..models.policy_out import PolicyOut

        d = dict(src_dict)
        id = d.pop("id")

        def _parse_product(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        product = _parse_product(d.pop("product"))

        name = d.pop("name")

        image = d.pop("image")

        brief = d.pop("brief")

        level = d.pop("level")

        level_label = d.pop("level_label")

        course_type = d.pop("course_type")

        course_type_label = d.pop("course_type_label")

        status = d.pop("status")

        status_label = d.pop("status_label")

        sub_category = Named.from_dict(d.pop("sub_category"))

        def _parse_rating_average(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        rating_average = _parse_rating_average(d.pop("rating_average"))

        rating_count = d.pop("rating_count")

        price_policies = []
        _price_policies = d.pop("price_policies")
        for price_policies_item_data in _price_policies:
            price_policies_item = PolicyOut.from_dict(price_policies_item_data)

            price_policies.append(price_policies_item)

        course_item = cls(
            id=id,
            product=product,
            name=name,
            image=image,
            brief=brief,
            level=level,
            level_label=level_label,
            course_type=course_type,
            course_type_label=course_type_label,
            status=status,
            status_label=status_label,
            sub_category=sub_category,
            rating_average=rating_average,
            rating_count=rating_count,
            price_policies=price_policies,
        )

        course_item.additional_properties = d
        return course_item

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
