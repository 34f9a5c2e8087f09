from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ConsentStateOut")


@_attrs_define
class ConsentStateOut:
    """`asks`: the newest version, if she has not agreed to it. `agreed_before`: to an earlier one.

    Attributes:
        asks (int | None):
        changes (str):
        agreed_before (bool):
    """

    asks: int | None
    changes: str
    agreed_before: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        asks: int | None
        asks = self.asks

        changes = self.changes

        agreed_before = self.agreed_before

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "asks": asks,
                "changes": changes,
                "agreed_before": agreed_before,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_asks(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        asks = _parse_asks(d.pop("asks"))

        changes = d.pop("changes")

        agreed_before = d.pop("agreed_before")

        consent_state_out = cls(
            asks=asks,
            changes=changes,
            agreed_before=agreed_before,
        )

        consent_state_out.additional_properties = d
        return consent_state_out

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
