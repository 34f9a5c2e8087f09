from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="MentorLoadOut")


@_attrs_define
class MentorLoadOut:
    """`late` is part of `waiting`; `response_hours` is the mean of the last 30 days, in which `graded` were graded.

    Attributes:
        username (str):
        name (str):
        students (int):
        waiting (int):
        late (int):
        graded (int):
        response_hours (float | None):
    """

    username: str
    name: str
    students: int
    waiting: int
    late: int
    graded: int
    response_hours: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        username = self.username

        name = self.name

        students = self.students

        waiting = self.waiting

        late = self.late

        graded = self.graded

        response_hours: float | None
        response_hours = self.response_hours

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "username": username,
                "name": name,
                "students": students,
                "waiting": waiting,
                "late": late,
                "graded": graded,
                "response_hours": response_hours,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        username = d.pop("username")

        name = d.pop("name")

        students = d.pop("students")

        waiting = d.pop("waiting")

        late = d.pop("late")

        graded = d.pop("graded")

        def _parse_response_hours(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        response_hours = _parse_response_hours(d.pop("response_hours"))

        mentor_load_out = cls(
            username=username,
            name=name,
            students=students,
            waiting=waiting,
            late=late,
            graded=graded,
            response_hours=response_hours,
        )

        mentor_load_out.additional_properties = d
        return mentor_load_out

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
