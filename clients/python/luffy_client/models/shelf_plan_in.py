from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ShelfPlanIn")


@_attrs_define
class ShelfPlanIn:
    """A moment that is None is not planned.

    Attributes:
        on_at (datetime.datetime | None | Unset):
        off_at (datetime.datetime | None | Unset):
    """

    on_at: datetime.datetime | None | Unset = UNSET
    off_at: datetime.datetime | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        on_at: None | str | Unset
        if isinstance(self.on_at, Unset):
            on_at = UNSET
        elif isinstance(self.on_at, datetime.datetime):
            on_at = self.on_at.isoformat()
        else:
            on_at = self.on_at

        off_at: None | str | Unset
        if isinstance(self.off_at, Unset):
            off_at = UNSET
        elif isinstance(self.off_at, datetime.datetime):
            off_at = self.off_at.isoformat()
        else:
            off_at = self.off_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if on_at is not UNSET:
            field_dict["on_at"] = on_at
        if off_at is not UNSET:
            field_dict["off_at"] = off_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_on_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                on_at_type_0 = datetime.datetime.fromisoformat(data)

                return on_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        on_at = _parse_on_at(d.pop("on_at", UNSET))

        def _parse_off_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                off_at_type_0 = datetime.datetime.fromisoformat(data)

                return off_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        off_at = _parse_off_at(d.pop("off_at", UNSET))

        shelf_plan_in = cls(
            on_at=on_at,
            off_at=off_at,
        )

        shelf_plan_in.additional_properties = d
        return shelf_plan_in

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
