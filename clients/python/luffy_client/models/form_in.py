from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="FormIn")


@_attrs_define
class FormIn:
    """The registration form. `work_experience` in years, 11 is more than ten; `study_plan` 0 to 3; salary in yuan.

    Attributes:
        work_experience (int):
        why_take_this_course (str):
        why_choose_us (str):
        your_expectation (str):
        current_company (str | Unset):  Default: ''.
        current_position (str | Unset):  Default: ''.
        current_salary (int | None | Unset):
        study_plan (int | Unset):  Default: 1.
        open_module (bool | Unset):  Default: True.
        stu_specified_mentor (str | Unset):  Default: ''.
        memo (str | Unset):  Default: ''.
    """

    work_experience: int
    why_take_this_course: str
    why_choose_us: str
    your_expectation: str
    current_company: str | Unset = ""
    current_position: str | Unset = ""
    current_salary: int | None | Unset = UNSET
    study_plan: int | Unset = 1
    open_module: bool | Unset = True
    stu_specified_mentor: str | Unset = ""
    memo: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        work_experience = self.work_experience

        why_take_this_course = self.why_take_this_course

        why_choose_us = self.why_choose_us

        your_expectation = self.your_expectation

        current_company = self.current_company

        current_position = self.current_position

        current_salary: int | None | Unset
        if isinstance(self.current_salary, Unset):
            current_salary = UNSET
        else:
            current_salary = self.current_salary

        study_plan = self.study_plan

        open_module = self.open_module

        stu_specified_mentor = self.stu_specified_mentor

        memo = self.memo

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "work_experience": work_experience,
                "why_take_this_course": why_take_this_course,
                "why_choose_us": why_choose_us,
                "your_expectation": your_expectation,
            }
        )
        if current_company is not UNSET:
            field_dict["current_company"] = current_company
        if current_position is not UNSET:
            field_dict["current_position"] = current_position
        if current_salary is not UNSET:
            field_dict["current_salary"] = current_salary
        if study_plan is not UNSET:
            field_dict["study_plan"] = study_plan
        if open_module is not UNSET:
            field_dict["open_module"] = open_module
        if stu_specified_mentor is not UNSET:
            field_dict["stu_specified_mentor"] = stu_specified_mentor
        if memo is not UNSET:
            field_dict["memo"] = memo

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        work_experience = d.pop("work_experience")

        why_take_this_course = d.pop("why_take_this_course")

        why_choose_us = d.pop("why_choose_us")

        your_expectation = d.pop("your_expectation")

        current_company = d.pop("current_company", UNSET)

        current_position = d.pop("current_position", UNSET)

        def _parse_current_salary(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        current_salary = _parse_current_salary(d.pop("current_salary", UNSET))

        study_plan = d.pop("study_plan", UNSET)

        open_module = d.pop("open_module", UNSET)

        stu_specified_mentor = d.pop("stu_specified_mentor", UNSET)

        memo = d.pop("memo", UNSET)

        form_in = cls(
            work_experience=work_experience,
            why_take_this_course=why_take_this_course,
            why_choose_us=why_choose_us,
            your_expectation=your_expectation,
            current_company=current_company,
            current_position=current_position,
            current_salary=current_salary,
            study_plan=study_plan,
            open_module=open_module,
            stu_specified_mentor=stu_specified_mentor,
            memo=memo,
        )

        form_in.additional_properties = d
        return form_in

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
