from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.choice_out import ChoiceOut


T = TypeVar("T", bound="AskedOut")


@_attrs_define
class AskedOut:
    """A question without what is right. `kind`: 0 one choice, 1 several, 2 true or false, 3 text, 4 number, 5 code.

    `text` is HTML that was made harmless.

        Attributes:
            question_id (int):
            kind (int):
            text (str):
            choices (list[ChoiceOut]):
            points (int):
    """

    question_id: int
    kind: int
    text: str
    choices: list[ChoiceOut]
    points: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        question_id = self.question_id

        kind = self.kind

        text = self.text

        choices = []
        for choices_item_data in self.choices:
            choices_item = choices_item_data.to_dict()
            choices.append(choices_item)

        points = self.points

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "question_id": question_id,
                "kind": kind,
                "text": text,
                "choices": choices,
                "points": points,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.choice_out import ChoiceOut

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

        asked_out = cls(
            question_id=question_id,
            kind=kind,
            text=text,
            choices=choices,
            points=points,
        )

        asked_out.additional_properties = d
        return asked_out

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
