from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.score_out import ScoreOut


T = TypeVar("T", bound="ExerciseOut")


@_attrs_define
class ExerciseOut:
    """`open_attempt` is the number of the one that was begun and not handed in.

    Attributes:
        lesson_id (int):
        questions (int):
        points (int):
        pass_percent (int):
        attempts (int):
        best (None | ScoreOut):
        last (None | ScoreOut):
        open_attempt (int | None):
    """

    lesson_id: int
    questions: int
    points: int
    pass_percent: int
    attempts: int
    best: None | ScoreOut
    last: None | ScoreOut
    open_attempt: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.score_out import ScoreOut

        lesson_id = self.lesson_id

        questions = self.questions

        points = self.points

        pass_percent = self.pass_percent

        attempts = self.attempts

        best: dict[str, Any] | None
        if isinstance(self.best, ScoreOut):
            best = self.best.to_dict()
        else:
            best = self.best

        last: dict[str, Any] | None
        if isinstance(self.last, ScoreOut):
            last = self.last.to_dict()
        else:
            last = self.last

        open_attempt: int | None
        open_attempt = self.open_attempt

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "lesson_id": lesson_id,
                "questions": questions,
                "points": points,
                "pass_percent": pass_percent,
                "attempts": attempts,
                "best": best,
                "last": last,
                "open_attempt": open_attempt,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.score_out import ScoreOut

        d = dict(src_dict)
        lesson_id = d.pop("lesson_id")

        questions = d.pop("questions")

        points = d.pop("points")

        pass_percent = d.pop("pass_percent")

        attempts = d.pop("attempts")

        def _parse_best(data: object) -> None | ScoreOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                best_type_0 = ScoreOut.from_dict(data)

                return best_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ScoreOut, data)

        best = _parse_best(d.pop("best"))

        def _parse_last(data: object) -> None | ScoreOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                last_type_0 = ScoreOut.from_dict(data)

                return last_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ScoreOut, data)

        last = _parse_last(d.pop("last"))

        def _parse_open_attempt(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        open_attempt = _parse_open_attempt(d.pop("open_attempt"))

        exercise_out = cls(
            lesson_id=lesson_id,
            questions=questions,
            points=points,
            pass_percent=pass_percent,
            attempts=attempts,
            best=best,
            last=last,
            open_attempt=open_attempt,
        )

        exercise_out.additional_properties = d
        return exercise_out

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
