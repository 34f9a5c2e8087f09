from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ScoreOut")


@_attrs_define
class ScoreOut:
    """
    Attributes:
        id (int):
        number (int):
        points (int):
        possible (int):
        percent (int):
        handed_in_at (datetime.datetime):
    """

    id: int
    number: int
    points: int
    possible: int
    percent: int
    handed_in_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        number = self.number

        points = self.points

        possible = self.possible

        percent = self.percent

        handed_in_at = self.handed_in_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "number": number,
                "points": points,
                "possible": possible,
                "percent": percent,
                "handed_in_at": handed_in_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        number = d.pop("number")

        points = d.pop("points")

        possible = d.pop("possible")

        percent = d.pop("percent")

        handed_in_at = datetime.datetime.fromisoformat(d.pop("handed_in_at"))

        score_out = cls(
            id=id,
            number=number,
            points=points,
            possible=possible,
            percent=percent,
            handed_in_at=handed_in_at,
        )

        score_out.additional_properties = d
        return score_out

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
