from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SetUpOut")


@_attrs_define
class SetUpOut:
    """`secret` and `address` (as a picture: `svg`) are for the app; `ticket` is sent back with its first code.

    Attributes:
        secret (str):
        address (str):
        svg (str):
        ticket (str):
    """

    secret: str
    address: str
    svg: str
    ticket: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        secret = self.secret

        address = self.address

        svg = self.svg

        ticket = self.ticket

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "secret": secret,
                "address": address,
                "svg": svg,
                "ticket": ticket,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        secret = d.pop("secret")

        address = d.pop("address")

        svg = d.pop("svg")

        ticket = d.pop("ticket")

        set_up_out = cls(
            secret=secret,
            address=address,
            svg=svg,
            ticket=ticket,
        )

        set_up_out.additional_properties = d
        return set_up_out

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
