from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="BankQuestionIn")


@_attrs_define
class BankQuestionIn:
    """`answers`: one choice a line, `*` before the right ones; texts of which any will do; a number; code.

    Attributes:
        lesson_id (int):
        kind (int):
        text (str):
        answers (str):
        is_html (bool | Unset):  Default: False.
        tolerance (str | Unset):  Default: ''.
        ignores_case (bool | Unset):  Default: True.
        explanation (str | Unset):  Default: ''.
        points (int | Unset):  Default: 1.
        order (int | None | Unset):
        tags (list[str] | Unset):
        is_withdrawn (bool | Unset):  Default: False.
    """

    lesson_id: int
    kind: int
    text: str
    answers: str
    is_html: bool | Unset = False
    tolerance: str | Unset = ""
    ignores_case: bool | Unset = True
    explanation: str | Unset = ""
    points: int | Unset = 1
    order: int | None | Unset = UNSET
    tags: list[str] | Unset = UNSET
    is_withdrawn: bool | Unset = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        lesson_id = self.lesson_id

        kind = self.kind

        text = self.text

        answers = self.answers

        is_html = self.is_html

        tolerance = self.tolerance

        ignores_case = self.ignores_case

        explanation = self.explanation

        points = self.points

        order: int | None | Unset
        if isinstance(self.order, Unset):
            order = UNSET
        else:
            order = self.order

        tags: list[str] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = self.tags

        is_withdrawn = self.is_withdrawn

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "lesson_id": lesson_id,
                "kind": kind,
                "text": text,
                "answers": answers,
            }
        )
        if is_html is not UNSET:
            field_dict["is_html"] = is_html
        if tolerance is not UNSET:
            field_dict["tolerance"] = tolerance
        if ignores_case is not UNSET:
            field_dict["ignores_case"] = ignores_case
        if explanation is not UNSET:
            field_dict["explanation"] = explanation
        if points is not UNSET:
            field_dict["points"] = points
        if order is not UNSET:
            field_dict["order"] = order
        if tags is not UNSET:
            field_dict["tags"] = tags
        if is_withdrawn is not UNSET:
            field_dict["is_withdrawn"] = is_withdrawn

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        lesson_id = d.pop("lesson_id")

        kind = d.pop("kind")

        text = d.pop("text")

        answers = d.pop("answers")

        is_html = d.pop("is_html", UNSET)

        tolerance = d.pop("tolerance", UNSET)

        ignores_case = d.pop("ignores_case", UNSET)

        explanation = d.pop("explanation", UNSET)

        points = d.pop("points", UNSET)

        def _parse_order(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        order = _parse_order(d.pop("order", UNSET))

        tags = cast(list[str], d.pop("tags", UNSET))

        is_withdrawn = d.pop("is_withdrawn", UNSET)

        bank_question_in = cls(
            lesson_id=lesson_id,
            kind=kind,
            text=text,
            answers=answers,
            is_html=is_html,
            tolerance=tolerance,
            ignores_case=ignores_case,
            explanation=explanation,
            points=points,
            order=order,
            tags=tags,
            is_withdrawn=is_withdrawn,
        )

        bank_question_in.additional_properties = d
        return bank_question_in

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
