from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PreferenceIn")


@_attrs_define
class PreferenceIn:
    """
    Attributes:
        in_app (bool):
        email (bool):
        sms (bool | Unset):  Default: False.
        wechat (bool | Unset):  Default: False.
    """

    in_app: bool
    email: bool
    sms: bool | Unset = False
    wechat: bool | Unset = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        in_app = self.in_app

        email = self.email

        sms = self.sms

        wechat = self.wechat

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "in_app": in_app,
                "email": email,
            }
        )
        if sms is not UNSET:
            field_dict["sms"] = sms
        if wechat is not UNSET:
            field_dict["wechat"] = wechat

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        in_app = d.pop("in_app")

        email = d.pop("email")

        sms = d.pop("sms", UNSET)

        wechat = d.pop("wechat", UNSET)

        preference_in = cls(
            in_app=in_app,
            email=email,
            sms=sms,
            wechat=wechat,
        )

        preference_in.additional_properties = d
        return preference_in

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
