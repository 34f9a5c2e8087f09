from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="TeachingOut")


@_attrs_define
class TeachingOut:
    """`late` is part of `waiting`: homework that waits for a grade beyond what was promised.

    Attributes:
        studying (int):
        without_mentor (int):
        mentors (int):
        waiting (int):
        late (int):
        talks_due (int):
        appeals (int):
        penalties (int):
    """

    studying: int
    without_mentor: int
    mentors: int
    waiting: int
    late: int
    talks_due: int
    appeals: int
    penalties: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        studying = self.studying

        without_mentor = self.without_mentor

        mentors = self.mentors

        waiting = self.waiting

        late = self.late

        talks_due = self.talks_due

        appeals = self.appeals

        penalties = self.penalties

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "studying": studying,
                "without_mentor": without_mentor,
                "mentors": mentors,
                "waiting": waiting,
                "late": late,
                "talks_due": talks_due,
                "appeals": appeals,
                "penalties": penalties,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        studying = d.pop("studying")

        without_mentor = d.pop("without_mentor")

        mentors = d.pop("mentors")

        waiting = d.pop("waiting")

        late = d.pop("late")

        talks_due = d.pop("talks_due")

        appeals = d.pop("appeals")

        penalties = d.pop("penalties")

        teaching_out = cls(
            studying=studying,
            without_mentor=without_mentor,
            mentors=mentors,
            waiting=waiting,
            late=late,
            talks_due=talks_due,
            appeals=appeals,
            penalties=penalties,
        )

        teaching_out.additional_properties = d
        return teaching_out

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
