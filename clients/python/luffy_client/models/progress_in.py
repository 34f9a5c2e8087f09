from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ProgressIn")


@_attrs_define
class ProgressIn:
    """What was played since the last report, as seconds of the film; `device` as given at play.

    Attributes:
        played (list[list[int]]):
        position (int):
        device (str):
        stopped (bool | Unset):  Default: False.
    """

    played: list[list[int]]
    position: int
    device: str
    stopped: bool | Unset = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        played = []
        for played_item_data in self.played:
            played_item = []
            for played_item_item_data in played_item_data:
                played_item_item: int
                played_item_item = played_item_item_data
                played_item.append(played_item_item)

            played.append(played_item)

        position = self.position

        device = self.device

        stopped = self.stopped

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "played": played,
                "position": position,
                "device": device,
            }
        )
        if stopped is not UNSET:
            field_dict["stopped"] = stopped

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        played = []
        _played = d.pop("played")
        for played_item_data in _played:
            played_item = []
            _played_item = played_item_data
            for played_item_item_data in _played_item:

                def _parse_played_item_item(data: object) -> int:
                    return cast(int, data)

                played_item_item = _parse_played_item_item(played_item_item_data)

                played_item.append(played_item_item)

            played.append(played_item)

        position = d.pop("position")

        device = d.pop("device")

        stopped = d.pop("stopped", UNSET)

        progress_in = cls(
            played=played,
            position=position,
            device=device,
            stopped=stopped,
        )

        progress_in.additional_properties = d
        return progress_in

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
