from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.title_in_buyer import TitleInBuyer, check_title_in_buyer
from ..types import UNSET, Unset

T = TypeVar("T", bound="TitleIn")


@_attrs_define
class TitleIn:
    """`tax_number` is for companies only: the unified social credit code of 18 signs.

    Attributes:
        buyer (TitleInBuyer):
        name (str):
        tax_number (str | Unset):  Default: ''.
        email (str | Unset):  Default: ''.
    """

    buyer: TitleInBuyer
    name: str
    tax_number: str | Unset = ""
    email: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        buyer: str = self.buyer

        name = self.name

        tax_number = self.tax_number

        email = self.email

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "buyer": buyer,
                "name": name,
            }
        )
        if tax_number is not UNSET:
            field_dict["tax_number"] = tax_number
        if email is not UNSET:
            field_dict["email"] = email

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        buyer = check_title_in_buyer(d.pop("buyer"))

        name = d.pop("name")

        tax_number = d.pop("tax_number", UNSET)

        email = d.pop("email", UNSET)

        title_in = cls(
            buyer=buyer,
            name=name,
            tax_number=tax_number,
            email=email,
        )

        title_in.additional_properties = d
        return title_in

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
