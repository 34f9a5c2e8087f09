from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PrivacyPolicyIn")


@_attrs_define
class PrivacyPolicyIn:
    """
    Attributes:
        text_zh (str):
        text_en (str):
        changes (str | Unset):  Default: ''.
    """

    text_zh: str
    text_en: str
    changes: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        text_zh = self.text_zh

        text_en = self.text_en

        changes = self.changes

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "text_zh": text_zh,
                "text_en": text_en,
            }
        )
        if changes is not UNSET:
            field_dict["changes"] = changes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text_zh = d.pop("text_zh")

        text_en = d.pop("text_en")

        changes = d.pop("changes", UNSET)

        privacy_policy_in = cls(
            text_zh=text_zh,
            text_en=text_en,
            changes=changes,
        )

        privacy_policy_in.additional_properties = d
        return privacy_policy_in

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
