from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.choice_out import ChoiceOut
    from ..models.result_out import ResultOut


T = TypeVar("T", bound="AttemptQuestionOut")


@_attrs_define
class AttemptQuestionOut:
    """`result` is there once the attempt was handed in.

    Attributes:
        question_id (int):
        kind (int):
        text (str):
        choices (list[ChoiceOut]):
        points (int):
        place (int):
        given (list[str]):
        result (None | ResultOut):
    """

    question_id: int
    kind: int
    text: str
    choices: list[ChoiceOut]
    points: int
    place: int
    given: list[str]
    result: None | ResultOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.result_out import ResultOut

        question_id = self.question_id

        kind = self.kind

        text = self.text

        choices = []
        for choices_item_data in self.choices:
            choices_item = choices_item_data.to_dict()
            choices.append(choices_item)

        points = self.points

        place = self.place

        given = self.given

        result: dict[str, Any] | None
        if isinstance(self.result, ResultOut):
            result = self.result.to_dict()
        else:
            result = self.result

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "question_id": question_id,
                "kind": kind,
                "text": text,
                "choices": choices,
                "points": points,
                "place": place,
                "given": given,
                "result": result,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.choice_out import ChoiceOut
        from ..models.result_out import ResultOut

        d = dict(src_dict)
        question_id = d.pop("question_id")

        kind = d.pop("kind")

        text = d.pop("text")

        choices = []
        _choices = d.pop("choices")
        for choices_item_data in _choices:
            choices_item = ChoiceOut.from_dict(choices_item_data)

            choices.append(choices_item)

        points = d.pop("points")

        place = d.pop("place")

        given = cast(list[str], d.pop("given"))

        def _parse_result(data: object) -> None | ResultOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                result_type_0 = ResultOut.from_dict(data)

                return result_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ResultOut, data)

        result = _parse_result(d.pop("result"))

        attempt_question_out = cls(
            question_id=question_id,
            kind=kind,
            text=text,
            choices=choices,
            points=points,
            place=place,
            given=given,
            result=result,
        )

        attempt_question_out.additional_properties = d
        return attempt_question_out

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
