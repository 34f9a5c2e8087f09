from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.student_out_flags_item import StudentOutFlagsItem, check_student_out_flags_item
from ..models.student_out_level import StudentOutLevel, check_student_out_level
from ..models.student_out_status import StudentOutStatus, check_student_out_status

T = TypeVar("T", bound="StudentOut")


@_attrs_define
class StudentOut:
    """`flags` say why somebody needs her mentor, `level` how much; both only while she studies.

    Attributes:
        enrolment_id (int):
        student (str):
        degree (str):
        mentor (None | str):
        status (StudentOutStatus):
        percent (int):
        overdue (int):
        waiting (int):
        last_hand_in_at (datetime.datetime | None):
        flags (list[StudentOutFlagsItem]):
        level (StudentOutLevel):
        next_follow_up (datetime.date | None):
        mentor_fee_balance (int):
        valid_until (datetime.date | None):
    """

    enrolment_id: int
    student: str
    degree: str
    mentor: None | str
    status: StudentOutStatus
    percent: int
    overdue: int
    waiting: int
    last_hand_in_at: datetime.datetime | None
    flags: list[StudentOutFlagsItem]
    level: StudentOutLevel
    next_follow_up: datetime.date | None
    mentor_fee_balance: int
    valid_until: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        enrolment_id = self.enrolment_id

        student = self.student

        degree = self.degree

        mentor: None | str
        mentor = self.mentor

        status: str = self.status

        percent = self.percent

        overdue = self.overdue

        waiting = self.waiting

        last_hand_in_at: None | str
        if isinstance(self.last_hand_in_at, datetime.datetime):
            last_hand_in_at = self.last_hand_in_at.isoformat()
        else:
            last_hand_in_at = self.last_hand_in_at

        flags = []
        for flags_item_data in self.flags:
            flags_item: str = flags_item_data
            flags.append(flags_item)

        level: str = self.level

        next_follow_up: None | str
        if isinstance(self.next_follow_up, datetime.date):
            next_follow_up = self.next_follow_up.isoformat()
        else:
            next_follow_up = self.next_follow_up

        mentor_fee_balance = self.mentor_fee_balance

        valid_until: None | str
        if isinstance(self.valid_until, datetime.date):
            valid_until = self.valid_until.isoformat()
        else:
            valid_until = self.valid_until

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "enrolment_id": enrolment_id,
                "student": student,
                "degree": degree,
                "mentor": mentor,
                "status": status,
                "percent": percent,
                "overdue": overdue,
                "waiting": waiting,
                "last_hand_in_at": last_hand_in_at,
                "flags": flags,
                "level": level,
                "next_follow_up": next_follow_up,
                "mentor_fee_balance": mentor_fee_balance,
                "valid_until": valid_until,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        enrolment_id = d.pop("enrolment_id")

        student = d.pop("student")

        degree = d.pop("degree")

        def _parse_mentor(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        mentor = _parse_mentor(d.pop("mentor"))

        status = check_student_out_status(d.pop("status"))

        percent = d.pop("percent")

        overdue = d.pop("overdue")

        waiting = d.pop("waiting")

        def _parse_last_hand_in_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_hand_in_at_type_0 = datetime.datetime.fromisoformat(data)

                return last_hand_in_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_hand_in_at = _parse_last_hand_in_at(d.pop("last_hand_in_at"))

        flags = []
        _flags = d.pop("flags")
        for flags_item_data in _flags:
            flags_item = check_student_out_flags_item(flags_item_data)

            flags.append(flags_item)

        level = check_student_out_level(d.pop("level"))

        def _parse_next_follow_up(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_follow_up_type_0 = datetime.date.fromisoformat(data)

                return next_follow_up_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        next_follow_up = _parse_next_follow_up(d.pop("next_follow_up"))

        mentor_fee_balance = d.pop("mentor_fee_balance")

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

        student_out = cls(
            enrolment_id=enrolment_id,
            student=student,
            degree=degree,
            mentor=mentor,
            status=status,
            percent=percent,
            overdue=overdue,
            waiting=waiting,
            last_hand_in_at=last_hand_in_at,
            flags=flags,
            level=level,
            next_follow_up=next_follow_up,
            mentor_fee_balance=mentor_fee_balance,
            valid_until=valid_until,
        )

        student_out.additional_properties = d
        return student_out

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
