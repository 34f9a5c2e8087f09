from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.title_out_buyer import TitleOutBuyer, check_title_out_buyer

T = TypeVar("T", bound="TitleOut")


@_attrs_define
class TitleOut:
    """
    Attributes:
        id (int):
        buyer (TitleOutBuyer):
        name (str):
        tax_number (str):
        email (str):
    """

    id: int
    buyer: TitleOutBuyer
    name: str
    tax_number: str
    email: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        buyer: str = self.buyer

        name = self.name

        tax_number = self.tax_number

        email = self.email

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "buyer": buyer,
                "name": name,
                "tax_number": tax_number,
                "email": email,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        buyer = check_title_out_buyer(d.pop("buyer"))

        name = d.pop("name")

        tax_number = d.pop("tax_number")

        email = d.pop("email")

        title_out = cls(
            id=id,
            buyer=buyer,
            name=name,
            tax_number=tax_number,
            email=email,
        )

        title_out.additional_properties = d
        return title_out

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
