from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.jsapi_params_out import JsapiParamsOut


T = TypeVar("T", bound="JsapiOut")


@_attrs_define
class JsapiOut:
    """Hand `params` to `getBrandWCPayRequest`. `phone_url` as for a code: a sandbox gateway's page instead.

    Attributes:
        kind (Literal['jsapi']):
        params (JsapiParamsOut): Under the names that WeChat's own browser wants.
        phone_url (None | str):
    """

    kind: Literal["jsapi"]
    params: JsapiParamsOut
    phone_url: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        params = self.params.to_dict()

        phone_url: None | str
        phone_url = self.phone_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "params": params,
                "phone_url": phone_url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.jsapi_params_out import JsapiParamsOut

        d = dict(src_dict)
        kind = cast(Literal["jsapi"], d.pop("kind"))
        if kind != "jsapi":
            raise ValueError(f"kind must match const 'jsapi', got '{kind}'")

        params = JsapiParamsOut.from_dict(d.pop("params"))

        def _parse_phone_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        phone_url = _parse_phone_url(d.pop("phone_url"))

        jsapi_out = cls(
            kind=kind,
            params=params,
            phone_url=phone_url,
        )

        jsapi_out.additional_properties = d
        return jsapi_out

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
