from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="QueueRowOut")


@_attrs_define
class QueueRowOut:
    """
    Attributes:
        submission_id (int):
        enrolment_id (int):
        student (str):
        mentor (None | str):
        degree (str):
        module (str):
        homework (str):
        attempt (int):
        is_on_time (bool):
        submitted_at (datetime.datetime):
        promised_at (datetime.datetime):
        waiting_hours (int):
        is_late (bool):
    """

    submission_id: int
    enrolment_id: int
    student: str
    mentor: None | str
    degree: str
    module: str
    homework: str
    attempt: int
    is_on_time: bool
    submitted_at: datetime.datetime
    promised_at: datetime.datetime
    waiting_hours: int
    is_late: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        submission_id = self.submission_id

        enrolment_id = self.enrolment_id

        student = self.student

        mentor: None | str
        mentor = self.mentor

        degree = self.degree

        module = self.module

        homework = self.homework

        attempt = self.attempt

        is_on_time = self.is_on_time

        submitted_at = self.submitted_at.isoformat()

        promised_at = self.promised_at.isoformat()

        waiting_hours = self.waiting_hours

        is_late = self.is_late

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "submission_id": submission_id,
                "enrolment_id": enrolment_id,
                "student": student,
                "mentor": mentor,
                "degree": degree,
                "module": module,
                "homework": homework,
                "attempt": attempt,
                "is_on_time": is_on_time,
                "submitted_at": submitted_at,
                "promised_at": promised_at,
                "waiting_hours": waiting_hours,
                "is_late": is_late,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        submission_id = d.pop("submission_id")

        enrolment_id = d.pop("enrolment_id")

        student = d.pop("student")

        def _parse_mentor(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        mentor = _parse_mentor(d.pop("mentor"))

        degree = d.pop("degree")

        module = d.pop("module")

        homework = d.pop("homework")

        attempt = d.pop("attempt")

        is_on_time = d.pop("is_on_time")

        submitted_at = datetime.datetime.fromisoformat(d.pop("submitted_at"))

        promised_at = datetime.datetime.fromisoformat(d.pop("promised_at"))

        waiting_hours = d.pop("waiting_hours")

        is_late = d.pop("is_late")

        queue_row_out = cls(
            submission_id=submission_id,
            enrolment_id=enrolment_id,
            student=student,
            mentor=mentor,
            degree=degree,
            module=module,
            homework=homework,
            attempt=attempt,
            is_on_time=is_on_time,
            submitted_at=submitted_at,
            promised_at=promised_at,
            waiting_hours=waiting_hours,
            is_late=is_late,
        )

        queue_row_out.additional_properties = d
        return queue_row_out

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
