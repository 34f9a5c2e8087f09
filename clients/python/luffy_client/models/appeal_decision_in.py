from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.appeal_decision_in_decision import AppealDecisionInDecision, check_appeal_decision_in_decision
from ..models.appeal_decision_in_grade_type_0 import (
    AppealDecisionInGradeType0,
    check_appeal_decision_in_grade_type_0,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="AppealDecisionIn")


@_attrs_define
class AppealDecisionIn:
    """`regrade` gives another grade; `uphold` lets it stand. The learner reads `answer`.

    Attributes:
        decision (AppealDecisionInDecision):
        answer (str):
        grade (AppealDecisionInGradeType0 | None | Unset):
        comment (str | Unset):  Default: ''.
    """

    decision: AppealDecisionInDecision
    answer: str
    grade: AppealDecisionInGradeType0 | None | Unset = UNSET
    comment: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        decision: str = self.decision

        answer = self.answer

        grade: None | str | Unset
        if isinstance(self.grade, Unset):
            grade = UNSET
        elif isinstance(self.grade, str):
            grade = self.grade
        else:
            grade = self.grade

        comment = self.comment

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "decision": decision,
                "answer": answer,
            }
        )
        if grade is not UNSET:
            field_dict["grade"] = grade
        if comment is not UNSET:
            field_dict["comment"] = comment

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        decision = check_appeal_decision_in_decision(d.pop("decision"))

        answer = d.pop("answer")

        def _parse_grade(data: object) -> AppealDecisionInGradeType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                grade_type_0 = check_appeal_decision_in_grade_type_0(data)

                return grade_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AppealDecisionInGradeType0 | None | Unset, data)

        grade = _parse_grade(d.pop("grade", UNSET))

        comment = d.pop("comment", UNSET)

        appeal_decision_in = cls(
            decision=decision,
            answer=answer,
            grade=grade,
            comment=comment,
        )

        appeal_decision_in.additional_properties = d
        return appeal_decision_in

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
