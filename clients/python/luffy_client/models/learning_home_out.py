from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.continue_out import ContinueOut
    from ..models.states_out import StatesOut
    from ..models.study_day_out import StudyDayOut


T = TypeVar("T", bound="LearningHomeOut")


@_attrs_define
class LearningHomeOut:
    """`days`: the last seven, oldest first; `streak`: days in a row up to today.

    Attributes:
        go_on (ContinueOut | None):
        states (StatesOut):
        days (list[StudyDayOut]):
        streak (int):
    """

    go_on: ContinueOut | None
    states: StatesOut
    days: list[StudyDayOut]
    streak: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.continue_out import ContinueOut

        go_on: dict[str, Any] | None
        if isinstance(self.go_on, ContinueOut):
            go_on = self.go_on.to_dict()
        else:
            go_on = self.go_on

        states = self.states.to_dict()

        days = []
        for days_item_data in self.days:
            days_item = days_item_data.to_dict()
            days.append(days_item)

        streak = self.streak

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "go_on": go_on,
                "states": states,
                "days": days,
                "streak": streak,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.continue_out import ContinueOut
        from ..models.states_out import StatesOut
        from ..models.study_day_out import StudyDayOut

        d = dict(src_dict)

        def _parse_go_on(data: object) -> ContinueOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                go_on_type_0 = ContinueOut.from_dict(data)

                return go_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ContinueOut | None, data)

        go_on = _parse_go_on(d.pop("go_on"))

        states = StatesOut.from_dict(d.pop("states"))

        days = []
        _days = d.pop("days")
        for days_item_data in _days:
            days_item = StudyDayOut.from_dict(days_item_data)

            days.append(days_item)

        streak = d.pop("streak")

        learning_home_out = cls(
            go_on=go_on,
            states=states,
            days=days,
            streak=streak,
        )

        learning_home_out.additional_properties = d
        return learning_home_out

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
