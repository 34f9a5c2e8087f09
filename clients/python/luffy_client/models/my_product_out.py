from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.my_product_out_opened_by import MyProductOutOpenedBy, check_my_product_out_opened_by

T = TypeVar("T", bound="MyProductOut")


@_attrs_define
class MyProductOut:
    """A course or degree that I have or had. A degree's dates are set when its first module opens.

    `opened_by` is why: it was bought (`enrolment`), `degree` opened it as its module, or membership did.

        Attributes:
            product (str):
            name (str):
            image (str):
            valid_from (datetime.date | None):
            valid_until (datetime.date | None):
            active (bool):
            opened_by (MyProductOutOpenedBy):
            degree (None | str):
    """

    product: str
    name: str
    image: str
    valid_from: datetime.date | None
    valid_until: datetime.date | None
    active: bool
    opened_by: MyProductOutOpenedBy
    degree: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        product = self.product

        name = self.name

        image = self.image

        valid_from: None | str
        if isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        valid_until: None | str
        if isinstance(self.valid_until, datetime.date):
            valid_until = self.valid_until.isoformat()
        else:
            valid_until = self.valid_until

        active = self.active

        opened_by: str = self.opened_by

        degree: None | str
        degree = self.degree

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "product": product,
                "name": name,
                "image": image,
                "valid_from": valid_from,
                "valid_until": valid_until,
                "active": active,
                "opened_by": opened_by,
                "degree": degree,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        product = d.pop("product")

        name = d.pop("name")

        image = d.pop("image")

        def _parse_valid_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_from_type_0 = datetime.date.fromisoformat(data)

                return valid_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_from = _parse_valid_from(d.pop("valid_from"))

        def _parse_valid_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_until_type_0 = datetime.date.fromisoformat(data)

                return valid_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_until = _parse_valid_until(d.pop("valid_until"))

        active = d.pop("active")

        opened_by = check_my_product_out_opened_by(d.pop("opened_by"))

        def _parse_degree(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        degree = _parse_degree(d.pop("degree"))

        my_product_out = cls(
            product=product,
            name=name,
            image=image,
            valid_from=valid_from,
            valid_until=valid_until,
            active=active,
            opened_by=opened_by,
            degree=degree,
        )

        my_product_out.additional_properties = d
        return my_product_out

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
