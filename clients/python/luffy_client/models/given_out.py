from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.segment_problem_out import SegmentProblemOut


T = TypeVar("T", bound="GivenOut")


@_attrs_define
class GivenOut:
    """`new` get the course, `have_it` have it already; `problems` name nobody who could get it.

    Attributes:
        is_done (bool):
        asked (int):
        new (int):
        have_it (int):
        problems (list[SegmentProblemOut]):
    """

    is_done: bool
    asked: int
    new: int
    have_it: int
    problems: list[SegmentProblemOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        is_done = self.is_done

        asked = self.asked

        new = self.new

        have_it = self.have_it

        problems = []
        for problems_item_data in self.problems:
            problems_item = problems_item_data.to_dict()
            problems.append(problems_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "is_done": is_done,
                "asked": asked,
                "new": new,
                "have_it": have_it,
                "problems": problems,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.segment_problem_out import SegmentProblemOut

        d = dict(src_dict)
        is_done = d.pop("is_done")

        asked = d.pop("asked")

        new = d.pop("new")

        have_it = d.pop("have_it")

        problems = []
        _problems = d.pop("problems")
        for problems_item_data in _problems:
            problems_item = SegmentProblemOut.from_dict(problems_item_data)

            problems.append(problems_item)

        given_out = cls(
            is_done=is_done,
            asked=asked,
            new=new,
            have_it=have_it,
            problems=problems,
        )

        given_out.additional_properties = d
        return given_out

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
