from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="FormOut")


@_attrs_define
class FormOut:
    """
    Attributes:
        current_company (str):
        current_position (str):
        current_salary (int | None):
        work_experience (int):
        study_plan (int):
        open_module (bool):
        stu_specified_mentor (str):
        why_take_this_course (str):
        why_choose_us (str):
        your_expectation (str):
        memo (str):
        submitted_at (datetime.datetime):
        changed_at (datetime.datetime | None):
    """

    current_company: str
    current_position: str
    current_salary: int | None
    work_experience: int
    study_plan: int
    open_module: bool
    stu_specified_mentor: str
    why_take_this_course: str
    why_choose_us: str
    your_expectation: str
    memo: str
    submitted_at: datetime.datetime
    changed_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        current_company = self.current_company

        current_position = self.current_position

        current_salary: int | None
        current_salary = self.current_salary

        work_experience = self.work_experience

        study_plan = self.study_plan

        open_module = self.open_module

        stu_specified_mentor = self.stu_specified_mentor

        why_take_this_course = self.why_take_this_course

        why_choose_us = self.why_choose_us

        your_expectation = self.your_expectation

        memo = self.memo

        submitted_at = self.submitted_at.isoformat()

        changed_at: None | str
        if isinstance(self.changed_at, datetime.datetime):
            changed_at = self.changed_at.isoformat()
        else:
            changed_at = self.changed_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "current_company": current_company,
                "current_position": current_position,
                "current_salary": current_salary,
                "work_experience": work_experience,
                "study_plan": study_plan,
                "open_module": open_module,
                "stu_specified_mentor": stu_specified_mentor,
                "why_take_this_course": why_take_this_course,
                "why_choose_us": why_choose_us,
                "your_expectation": your_expectation,
                "memo": memo,
                "submitted_at": submitted_at,
                "changed_at": changed_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        current_company = d.pop("current_company")

        current_position = d.pop("current_position")

        def _parse_current_salary(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        current_salary = _parse_current_salary(d.pop("current_salary"))

        work_experience = d.pop("work_experience")

        study_plan = d.pop("study_plan")

        open_module = d.pop("open_module")

        stu_specified_mentor = d.pop("stu_specified_mentor")

        why_take_this_course = d.pop("why_take_this_course")

        why_choose_us = d.pop("why_choose_us")

        your_expectation = d.pop("your_expectation")

        memo = d.pop("memo")

        submitted_at = datetime.datetime.fromisoformat(d.pop("submitted_at"))

        def _parse_changed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                changed_at_type_0 = datetime.datetime.fromisoformat(data)

                return changed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        changed_at = _parse_changed_at(d.pop("changed_at"))

        form_out = cls(
            current_company=current_company,
            current_position=current_position,
            current_salary=current_salary,
            work_experience=work_experience,
            study_plan=study_plan,
            open_module=open_module,
            stu_specified_mentor=stu_specified_mentor,
            why_take_this_course=why_take_this_course,
            why_choose_us=why_choose_us,
            your_expectation=your_expectation,
            memo=memo,
            submitted_at=submitted_at,
            changed_at=changed_at,
        )

        form_out.additional_properties = d
        return form_out

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
