from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.asked_out import AskedOut


T = TypeVar("T", bound="MistakeOut")


@_attrs_define
class MistakeOut:
    """
    Attributes:
        id (int):
        course_id (int):
        course (str):
        lesson_id (int):
        lesson (str):
        wrongs (int):
        rights_left (int):
        wrong_at (datetime.datetime):
        question (AskedOut): A question without what is right. `kind`: 0 one choice, 1 several, 2 true or false, 3 text,
            4 number, 5 code.

            `text` is HTML that was made harmless.
    """

    id: int
    course_id: int
    course: str
    lesson_id: int
    lesson: str
    wrongs: int
    rights_left: int
    wrong_at: datetime.datetime
    question: AskedOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        course_id = self.course_id

        course = self.course

        lesson_id = self.lesson_id

        lesson = self.lesson

        wrongs = self.wrongs

        rights_left = self.rights_left

        wrong_at = self.wrong_at.isoformat()

        question = self.question.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "course_id": course_id,
                "course": course,
                "lesson_id": lesson_id,
                "lesson": lesson,
                "wrongs": wrongs,
                "rights_left": rights_left,
                "wrong_at": wrong_at,
                "question": question,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.asked_out import AskedOut

        d = dict(src_dict)
        id = d.pop("id")

        course_id = d.pop("course_id")

        course = d.pop("course")

        lesson_id = d.pop("lesson_id")

        lesson = d.pop("lesson")

        wrongs = d.pop("wrongs")

        rights_left = d.pop("rights_left")

        wrong_at = datetime.datetime.fromisoformat(d.pop("wrong_at"))

        question = AskedOut.from_dict(d.pop("question"))

        mistake_out = cls(
            id=id,
            course_id=course_id,
            course=course,
            lesson_id=lesson_id,
            lesson=lesson,
            wrongs=wrongs,
            rights_left=rights_left,
            wrong_at=wrong_at,
            question=question,
        )

        mistake_out.additional_properties = d
        return mistake_out

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
