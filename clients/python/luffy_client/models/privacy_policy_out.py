from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PrivacyPolicyOut")


@_attrs_define
class PrivacyPolicyOut:
    """`text` is Markdown, in the language that was asked for.

    Attributes:
        number (int):
        text (str):
        changes (str):
        published_at (datetime.datetime):
    """

    number: int
    text: str
    changes: str
    published_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        text = self.text

        changes = self.changes

        published_at = self.published_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "text": text,
                "changes": changes,
                "published_at": published_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number = d.pop("number")

        text = d.pop("text")

        changes = d.pop("changes")

        published_at = datetime.datetime.fromisoformat(d.pop("published_at"))

        privacy_policy_out = cls(
            number=number,
            text=text,
            changes=changes,
            published_at=published_at,
        )

        privacy_policy_out.additional_properties = d
        return privacy_policy_out

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
