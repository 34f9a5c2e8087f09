from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.regrade_in_grade import RegradeInGrade, check_regrade_in_grade
from ..types import UNSET, Unset

T = TypeVar("T", bound="RegradeIn")


@_attrs_define
class RegradeIn:
    """
    Attributes:
        grade (RegradeInGrade):
        reason (str):
        comment (str | Unset):  Default: ''.
    """

    grade: RegradeInGrade
    reason: str
    comment: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        grade: str = self.grade

        reason = self.reason

        comment = self.comment

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "grade": grade,
                "reason": reason,
            }
        )
        if comment is not UNSET:
            field_dict["comment"] = comment

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        grade = check_regrade_in_grade(d.pop("grade"))

        reason = d.pop("reason")

        comment = d.pop("comment", UNSET)

        regrade_in = cls(
            grade=grade,
            reason=reason,
            comment=comment,
        )

        regrade_in.additional_properties = d
        return regrade_in

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
