from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.my_student_out_status import MyStudentOutStatus, check_my_student_out_status

if TYPE_CHECKING:
    from ..models.forecast_out import ForecastOut
    from ..models.homework_row_out import HomeworkRowOut
    from ..models.mentor_card_out import MentorCardOut
    from ..models.student_out import StudentOut
    from ..models.study_module_out import StudyModuleOut


T = TypeVar("T", bound="MyStudentOut")


@_attrs_define
class MyStudentOut:
    """One student's degree, as she sees it herself, and what her mentor knows of her (`about`).

    Attributes:
        id (int):
        degree (str):
        degree_id (int):
        status (MyStudentOutStatus):
        status_label (str):
        edition (int):
        valid_from (datetime.date | None):
        valid_until (datetime.date | None):
        day_number (int | None):
        has_form (bool):
        mentor (MentorCardOut | None):
        percent (int):
        waiting_for_grade (int):
        next_due (HomeworkRowOut | None):
        modules (list[StudyModuleOut]):
        homework (list[HomeworkRowOut]):
        forecast (ForecastOut): `scholarship_berries` is there after graduation, `best_tier_berries` is the best that
            can be reached today.
        about (StudentOut): `flags` say why somebody needs her mentor, `level` how much; both only while she studies.
    """

    id: int
    degree: str
    degree_id: int
    status: MyStudentOutStatus
    status_label: str
    edition: int
    valid_from: datetime.date | None
    valid_until: datetime.date | None
    day_number: int | None
    has_form: bool
    mentor: MentorCardOut | None
    percent: int
    waiting_for_grade: int
    next_due: HomeworkRowOut | None
    modules: list[StudyModuleOut]
    homework: list[HomeworkRowOut]
    forecast: ForecastOut
    about: StudentOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.homework_row_out import HomeworkRowOut
        from ..models.mentor_card_out import MentorCardOut

        id = self.id

        degree = self.degree

        degree_id = self.degree_id

        status: str = self.status

        status_label = self.status_label

        edition = self.edition

        valid_from: None | str
        if isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        valid_until: None | str
        if isinstance(self.valid_until, datetime.date):
            valid_until = self.valid_until.isoformat()
        else:
            valid_until = self.valid_until

        day_number: int | None
        day_number = self.day_number

        has_form = self.has_form

        mentor: dict[str, Any] | None
        if isinstance(self.mentor, MentorCardOut):
            mentor = self.mentor.to_dict()
        else:
            mentor = self.mentor

        percent = self.percent

        waiting_for_grade = self.waiting_for_grade

        next_due: dict[str, Any] | None
        if isinstance(self.next_due, HomeworkRowOut):
            next_due = self.next_due.to_dict()
        else:
            next_due = self.next_due

        modules = []
        for modules_item_data in self.modules:
            modules_item = modules_item_data.to_dict()
            modules.append(modules_item)

        homework = []
        for homework_item_data in self.homework:
            homework_item = homework_item_data.to_dict()
            homework.append(homework_item)

        forecast = self.forecast.to_dict()

        about = self.about.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "degree": degree,
                "degree_id": degree_id,
                "status": status,
                "status_label": status_label,
                "edition": edition,
                "valid_from": valid_from,
                "valid_until": valid_until,
                "day_number": day_number,
                "has_form": has_form,
                "mentor": mentor,
                "percent": percent,
                "waiting_for_grade": waiting_for_grade,
                "next_due": next_due,
                "modules": modules,
                "homework": homework,
                "forecast": forecast,
                "about": about,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.forecast_out import ForecastOut
        from ..models.homework_row_out import HomeworkRowOut
        from ..models.mentor_card_out import MentorCardOut
        from ..models.student_out import StudentOut
        from ..models.study_module_out import StudyModuleOut

        d = dict(src_dict)
        id = d.pop("id")

        degree = d.pop("degree")

        degree_id = d.pop("degree_id")

        status = check_my_student_out_status(d.pop("status"))

        status_label = d.pop("status_label")

        edition = d.pop("edition")

        def _parse_valid_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_from_type_0 = datetime.date.fromisoformat(data)

                return valid_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_from = _parse_valid_from(d.pop("valid_from"))

        def _parse_valid_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_until_type_0 = datetime.date.fromisoformat(data)

                return valid_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_until = _parse_valid_until(d.pop("valid_until"))

        def _parse_day_number(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        day_number = _parse_day_number(d.pop("day_number"))

        has_form = d.pop("has_form")

        def _parse_mentor(data: object) -> MentorCardOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                mentor_type_0 = MentorCardOut.from_dict(data)

                return mentor_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MentorCardOut | None, data)

        mentor = _parse_mentor(d.pop("mentor"))

        percent = d.pop("percent")

        waiting_for_grade = d.pop("waiting_for_grade")

        def _parse_next_due(data: object) -> HomeworkRowOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                next_due_type_0 = HomeworkRowOut.from_dict(data)

                return next_due_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(HomeworkRowOut | None, data)

        next_due = _parse_next_due(d.pop("next_due"))

        modules = []
        _modules = d.pop("modules")
        for modules_item_data in _modules:
            modules_item = StudyModuleOut.from_dict(modules_item_data)

            modules.append(modules_item)

        homework = []
        _homework = d.pop("homework")
        for homework_item_data in _homework:
            homework_item = HomeworkRowOut.from_dict(homework_item_data)

            homework.append(homework_item)

        forecast = ForecastOut.from_dict(d.pop("forecast"))

        about = StudentOut.from_dict(d.pop("about"))

        my_student_out = cls(
            id=id,
            degree=degree,
            degree_id=degree_id,
            status=status,
            status_label=status_label,
            edition=edition,
            valid_from=valid_from,
            valid_until=valid_until,
            day_number=day_number,
            has_form=has_form,
            mentor=mentor,
            percent=percent,
            waiting_for_grade=waiting_for_grade,
            next_due=next_due,
            modules=modules,
            homework=homework,
            forecast=forecast,
            about=about,
        )

        my_student_out.additional_properties = d
        return my_student_out

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
