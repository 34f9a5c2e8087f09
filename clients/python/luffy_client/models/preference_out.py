from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.kind import Kind, check_kind

T = TypeVar("T", bound="PreferenceOut")


@_attrs_define
class PreferenceOut:
    """What she gets of one kind; `name` and `group` are in the language asked for.

    Attributes:
        kind (Kind): What a notification is about; how it reads is in `texts`.
        name (str):
        group (str):
        in_app (bool):
        email (bool):
        sms (bool):
        wechat (bool):
    """

    kind: Kind
    name: str
    group: str
    in_app: bool
    email: bool
    sms: bool
    wechat: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        name = self.name

        group = self.group

        in_app = self.in_app

        email = self.email

        sms = self.sms

        wechat = self.wechat

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "name": name,
                "group": group,
                "in_app": in_app,
                "email": email,
                "sms": sms,
                "wechat": wechat,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_kind(d.pop("kind"))

        name = d.pop("name")

        group = d.pop("group")

        in_app = d.pop("in_app")

        email = d.pop("email")

        sms = d.pop("sms")

        wechat = d.pop("wechat")

        preference_out = cls(
            kind=kind,
            name=name,
            group=group,
            in_app=in_app,
            email=email,
            sms=sms,
            wechat=wechat,
        )

        preference_out.additional_properties = d
        return preference_out

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
