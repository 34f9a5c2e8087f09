from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.grading_out_grade import GradingOutGrade, check_grading_out_grade

T = TypeVar("T", bound="GradingOut")


@_attrs_define
class GradingOut:
    """One time that it was graded; `reason` is there from the second time on.

    Attributes:
        grade (GradingOutGrade):
        comment (str):
        reason (str):
        graded_by (str):
        graded_at (datetime.datetime):
    """

    grade: GradingOutGrade
    comment: str
    reason: str
    graded_by: str
    graded_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        grade: str = self.grade

        comment = self.comment

        reason = self.reason

        graded_by = self.graded_by

        graded_at = self.graded_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "grade": grade,
                "comment": comment,
                "reason": reason,
                "graded_by": graded_by,
                "graded_at": graded_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        grade = check_grading_out_grade(d.pop("grade"))

        comment = d.pop("comment")

        reason = d.pop("reason")

        graded_by = d.pop("graded_by")

        graded_at = datetime.datetime.fromisoformat(d.pop("graded_at"))

        grading_out = cls(
            grade=grade,
            comment=comment,
            reason=reason,
            graded_by=graded_by,
            graded_at=graded_at,
        )

        grading_out.additional_properties = d
        return grading_out

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
