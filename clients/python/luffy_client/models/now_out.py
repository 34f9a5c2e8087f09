from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.now_out_obstacle_type_0 import NowOutObstacleType0, check_now_out_obstacle_type_0

T = TypeVar("T", bound="NowOut")


@_attrs_define
class NowOut:
    """What handing in today would do: an A+ earns `earns_berries`, being late costs `costs_berries`.

    Attributes:
        can_hand_in (bool):
        obstacle (None | NowOutObstacleType0):
        is_on_time (bool):
        earns_berries (int):
        costs_berries (int):
    """

    can_hand_in: bool
    obstacle: None | NowOutObstacleType0
    is_on_time: bool
    earns_berries: int
    costs_berries: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        can_hand_in = self.can_hand_in

        obstacle: None | str
        if isinstance(self.obstacle, str):
            obstacle = self.obstacle
        else:
            obstacle = self.obstacle

        is_on_time = self.is_on_time

        earns_berries = self.earns_berries

        costs_berries = self.costs_berries

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "can_hand_in": can_hand_in,
                "obstacle": obstacle,
                "is_on_time": is_on_time,
                "earns_berries": earns_berries,
                "costs_berries": costs_berries,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        can_hand_in = d.pop("can_hand_in")

        def _parse_obstacle(data: object) -> None | NowOutObstacleType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                obstacle_type_0 = check_now_out_obstacle_type_0(data)

                return obstacle_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | NowOutObstacleType0, data)

        obstacle = _parse_obstacle(d.pop("obstacle"))

        is_on_time = d.pop("is_on_time")

        earns_berries = d.pop("earns_berries")

        costs_berries = d.pop("costs_berries")

        now_out = cls(
            can_hand_in=can_hand_in,
            obstacle=obstacle,
            is_on_time=is_on_time,
            earns_berries=earns_berries,
            costs_berries=costs_berries,
        )

        now_out.additional_properties = d
        return now_out

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
