from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.homework_row_out_state import HomeworkRowOutState, check_homework_row_out_state

T = TypeVar("T", bound="HomeworkRowOut")


@_attrs_define
class HomeworkRowOut:
    """One line of the study plan. Berries: what was moved, what an A+ now would earn, what being late costs.

    Attributes:
        id (int):
        module_id (int):
        title (str):
        is_exam (bool):
        enabled (bool):
        due_date (datetime.date | None):
        state (HomeworkRowOutState):
        is_late (bool):
        grade (None | str):
        attempts (int):
        promised_at (datetime.datetime | None):
        value_berries (int):
        moved_berries (int):
        can_earn_berries (int):
        late_costs_berries (int):
    """

    id: int
    module_id: int
    title: str
    is_exam: bool
    enabled: bool
    due_date: datetime.date | None
    state: HomeworkRowOutState
    is_late: bool
    grade: None | str
    attempts: int
    promised_at: datetime.datetime | None
    value_berries: int
    moved_berries: int
    can_earn_berries: int
    late_costs_berries: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        module_id = self.module_id

        title = self.title

        is_exam = self.is_exam

        enabled = self.enabled

        due_date: None | str
        if isinstance(self.due_date, datetime.date):
            due_date = self.due_date.isoformat()
        else:
            due_date = self.due_date

        state: str = self.state

        is_late = self.is_late

        grade: None | str
        grade = self.grade

        attempts = self.attempts

        promised_at: None | str
        if isinstance(self.promised_at, datetime.datetime):
            promised_at = self.promised_at.isoformat()
        else:
            promised_at = self.promised_at

        value_berries = self.value_berries

        moved_berries = self.moved_berries

        can_earn_berries = self.can_earn_berries

        late_costs_berries = self.late_costs_berries

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "module_id": module_id,
                "title": title,
                "is_exam": is_exam,
                "enabled": enabled,
                "due_date": due_date,
                "state": state,
                "is_late": is_late,
                "grade": grade,
                "attempts": attempts,
                "promised_at": promised_at,
                "value_berries": value_berries,
                "moved_berries": moved_berries,
                "can_earn_berries": can_earn_berries,
                "late_costs_berries": late_costs_berries,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        module_id = d.pop("module_id")

        title = d.pop("title")

        is_exam = d.pop("is_exam")

        enabled = d.pop("enabled")

        def _parse_due_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_date_type_0 = datetime.date.fromisoformat(data)

                return due_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        due_date = _parse_due_date(d.pop("due_date"))

        state = check_homework_row_out_state(d.pop("state"))

        is_late = d.pop("is_late")

        def _parse_grade(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        grade = _parse_grade(d.pop("grade"))

        attempts = d.pop("attempts")

        def _parse_promised_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                promised_at_type_0 = datetime.datetime.fromisoformat(data)

                return promised_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        promised_at = _parse_promised_at(d.pop("promised_at"))

        value_berries = d.pop("value_berries")

        moved_berries = d.pop("moved_berries")

        can_earn_berries = d.pop("can_earn_berries")

        late_costs_berries = d.pop("late_costs_berries")

        homework_row_out = cls(
            id=id,
            module_id=module_id,
            title=title,
            is_exam=is_exam,
            enabled=enabled,
            due_date=due_date,
            state=state,
            is_late=is_late,
            grade=grade,
            attempts=attempts,
            promised_at=promised_at,
            value_berries=value_berries,
            moved_berries=moved_berries,
            can_earn_berries=can_earn_berries,
            late_costs_berries=late_costs_berries,
        )

        homework_row_out.additional_properties = d
        return homework_row_out

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
