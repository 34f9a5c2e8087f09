from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="QrOut")


@_attrs_define
class QrOut:
    """Show `svg` to be scanned by the WeChat app until `expires_at`; then ask for another.

    `code_url` and `phone_url`, where a browser plays the phone, are given by a sandbox gateway only.

        Attributes:
            kind (Literal['qr']):
            svg (str):
            expires_at (datetime.datetime):
            code_url (None | str):
            phone_url (None | str):
    """

    kind: Literal["qr"]
    svg: str
    expires_at: datetime.datetime
    code_url: None | str
    phone_url: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        svg = self.svg

        expires_at = self.expires_at.isoformat()

        code_url: None | str
        code_url = self.code_url

        phone_url: None | str
        phone_url = self.phone_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "svg": svg,
                "expires_at": expires_at,
                "code_url": code_url,
                "phone_url": phone_url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = cast(Literal["qr"], d.pop("kind"))
        if kind != "qr":
            raise ValueError(f"kind must match const 'qr', got '{kind}'")

        svg = d.pop("svg")

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        def _parse_code_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        code_url = _parse_code_url(d.pop("code_url"))

        def _parse_phone_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        phone_url = _parse_phone_url(d.pop("phone_url"))

        qr_out = cls(
            kind=kind,
            svg=svg,
            expires_at=expires_at,
            code_url=code_url,
            phone_url=phone_url,
        )

        qr_out.additional_properties = d
        return qr_out

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
