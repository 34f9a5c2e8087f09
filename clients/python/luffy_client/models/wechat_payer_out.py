from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="WechatPayerOut")


@_attrs_define
class WechatPayerOut:
    """Whether this browser was recognised inside WeChat; if not, `authorize_path` leads it there and back, with the
    page to come back to as `next`. Null where the school has no official account, or for programs.

        Attributes:
            is_known (bool):
            authorize_path (None | str):
    """

    is_known: bool
    authorize_path: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        is_known = self.is_known

        authorize_path: None | str
        authorize_path = self.authorize_path

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "is_known": is_known,
                "authorize_path": authorize_path,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        is_known = d.pop("is_known")

        def _parse_authorize_path(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        authorize_path = _parse_authorize_path(d.pop("authorize_path"))

        wechat_payer_out = cls(
            is_known=is_known,
            authorize_path=authorize_path,
        )

        wechat_payer_out.additional_properties = d
        return wechat_payer_out

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
