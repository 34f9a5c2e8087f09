from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.submission_to_grade_out import SubmissionToGradeOut


T = TypeVar("T", bound="OkSubmissionToGradeOut")


@_attrs_define
class OkSubmissionToGradeOut:
    """
    Attributes:
        code (Literal[1000]):
        data (SubmissionToGradeOut): A hand-in beside its grading points. `diff` is a unified diff to the attempt
            before, empty for the first or
            where nothing changed, null where the texts are too long to compare. `can_grade` and `can_regrade` tell what is
            possible now; `next_id` is the hand-in that waits longest of my others.
    """

    code: Literal[1000]
    data: SubmissionToGradeOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        data = self.data.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "data": data,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.submission_to_grade_out import SubmissionToGradeOut

        d = dict(src_dict)
        code = cast(Literal[1000], d.pop("code"))
        if code != 1000:
            raise ValueError(f"code must match const 1000, got '{code}'")

        data = SubmissionToGradeOut.from_dict(d.pop("data"))

        ok_submission_to_grade_out = cls(
            code=code,
            data=data,
        )

        ok_submission_to_grade_out.additional_properties = d
        return ok_submission_to_grade_out

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
