from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.attempt_question_out import AttemptQuestionOut
    from ..models.score_out import ScoreOut


T = TypeVar("T", bound="ExerciseAttemptOut")


@_attrs_define
class ExerciseAttemptOut:
    """`score` is there once it was handed in.

    Attributes:
        id (int):
        lesson_id (int):
        course_id (int):
        number (int):
        began_at (datetime.datetime):
        score (None | ScoreOut):
        passed (bool):
        questions (list[AttemptQuestionOut]):
    """

    id: int
    lesson_id: int
    course_id: int
    number: int
    began_at: datetime.datetime
    score: None | ScoreOut
    passed: bool
    questions: list[AttemptQuestionOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.score_out import ScoreOut

        id = self.id

        lesson_id = self.lesson_id

        course_id = self.course_id

        number = self.number

        began_at = self.began_at.isoformat()

        score: dict[str, Any] | None
        if isinstance(self.score, ScoreOut):
            score = self.score.to_dict()
        else:
            score = self.score

        passed = self.passed

        questions = []
        for questions_item_data in self.questions:
            questions_item = questions_item_data.to_dict()
            questions.append(questions_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "lesson_id": lesson_id,
                "course_id": course_id,
                "number": number,
                "began_at": began_at,
                "score": score,
                "passed": passed,
                "questions": questions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.attempt_question_out import AttemptQuestionOut
        from ..models.score_out import ScoreOut

        d = dict(src_dict)
        id = d.pop("id")

        lesson_id = d.pop("lesson_id")

        course_id = d.pop("course_id")

        number = d.pop("number")

        began_at = datetime.datetime.fromisoformat(d.pop("began_at"))

        def _parse_score(data: object) -> None | ScoreOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                score_type_0 = ScoreOut.from_dict(data)

                return score_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ScoreOut, data)

        score = _parse_score(d.pop("score"))

        passed = d.pop("passed")

        questions = []
        _questions = d.pop("questions")
        for questions_item_data in _questions:
            questions_item = AttemptQuestionOut.from_dict(questions_item_data)

            questions.append(questions_item)

        exercise_attempt_out = cls(
            id=id,
            lesson_id=lesson_id,
            course_id=course_id,
            number=number,
            began_at=began_at,
            score=score,
            passed=passed,
            questions=questions,
        )

        exercise_attempt_out.additional_properties = d
        return exercise_attempt_out

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
