from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="BankVersionOut")


@_attrs_define
class BankVersionOut:
    """`asked`: in how many attempts.

    Attributes:
        number (int):
        is_current (bool):
        kind (int):
        text (str):
        is_html (bool):
        answers (str):
        tolerance (str):
        ignores_case (bool):
        explanation (str):
        points (int):
        asked (int):
    """

    number: int
    is_current: bool
    kind: int
    text: str
    is_html: bool
    answers: str
    tolerance: str
    ignores_case: bool
    explanation: str
    points: int
    asked: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        is_current = self.is_current

        kind = self.kind

        text = self.text

        is_html = self.is_html

        answers = self.answers

        tolerance = self.tolerance

        ignores_case = self.ignores_case

        explanation = self.explanation

        points = self.points

        asked = self.asked

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "is_current": is_current,
                "kind": kind,
                "text": text,
                "is_html": is_html,
                "answers": answers,
                "tolerance": tolerance,
                "ignores_case": ignores_case,
                "explanation": explanation,
                "points": points,
                "asked": asked,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number = d.pop("number")

        is_current = d.pop("is_current")

        kind = d.pop("kind")

        text = d.pop("text")

        is_html = d.pop("is_html")

        answers = d.pop("answers")

        tolerance = d.pop("tolerance")

        ignores_case = d.pop("ignores_case")

        explanation = d.pop("explanation")

        points = d.pop("points")

        asked = d.pop("asked")

        bank_version_out = cls(
            number=number,
            is_current=is_current,
            kind=kind,
            text=text,
            is_html=is_html,
            answers=answers,
            tolerance=tolerance,
            ignores_case=ignores_case,
            explanation=explanation,
            points=points,
            asked=asked,
        )

        bank_version_out.additional_properties = d
        return bank_version_out

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
