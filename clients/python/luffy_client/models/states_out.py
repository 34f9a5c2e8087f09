from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="StatesOut")


@_attrs_define
class StatesOut:
    """
    Attributes:
        in_progress (int):
        not_started (int):
        finished (int):
        expired (int):
    """

    in_progress: int
    not_started: int
    finished: int
    expired: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        in_progress = self.in_progress

        not_started = self.not_started

        finished = self.finished

        expired = self.expired

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "in_progress": in_progress,
                "not_started": not_started,
                "finished": finished,
                "expired": expired,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        in_progress = d.pop("in_progress")

        not_started = d.pop("not_started")

        finished = d.pop("finished")

        expired = d.pop("expired")

        states_out = cls(
            in_progress=in_progress,
            not_started=not_started,
            finished=finished,
            expired=expired,
        )

        states_out.additional_properties = d
        return states_out

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
