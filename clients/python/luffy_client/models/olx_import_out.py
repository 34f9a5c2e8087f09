from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.olx_counts_out import OlxCountsOut
    from ..models.olx_gap_count_out import OlxGapCountOut
    from ..models.olx_gap_out import OlxGapOut


T = TypeVar("T", bound="OlxImportOut")


@_attrs_define
class OlxImportOut:
    """`course_id` null: nothing was written. `left`: lessons that the export has no longer, which stay.

    `gaps`: what has no counterpart here, the first thousand of `gaps_in_all`.

        Attributes:
            course (str):
            course_id (int | None):
            is_new (bool):
            sections (int):
            units (int):
            chapters (OlxCountsOut):
            documents (OlxCountsOut):
            videos (OlxCountsOut):
            exercises (OlxCountsOut):
            questions (OlxCountsOut):
            withdrawn (int):
            left (list[str]):
            gap_counts (list[OlxGapCountOut]):
            gaps (list[OlxGapOut]):
            gaps_in_all (int):
    """

    course: str
    course_id: int | None
    is_new: bool
    sections: int
    units: int
    chapters: OlxCountsOut
    documents: OlxCountsOut
    videos: OlxCountsOut
    exercises: OlxCountsOut
    questions: OlxCountsOut
    withdrawn: int
    left: list[str]
    gap_counts: list[OlxGapCountOut]
    gaps: list[OlxGapOut]
    gaps_in_all: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        course = self.course

        course_id: int | None
        course_id = self.course_id

        is_new = self.is_new

        sections = self.sections

        units = self.units

        chapters = self.chapters.to_dict()

        documents = self.documents.to_dict()

        videos = self.videos.to_dict()

        exercises = self.exercises.to_dict()

        questions = self.questions.to_dict()

        withdrawn = self.withdrawn

        left = self.left

        gap_counts = []
        for gap_counts_item_data in self.gap_counts:
            gap_counts_item = gap_counts_item_data.to_dict()
            gap_counts.append(gap_counts_item)

        gaps = []
        for gaps_item_data in self.gaps:
            gaps_item = gaps_item_data.to_dict()
            gaps.append(gaps_item)

        gaps_in_all = self.gaps_in_all

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "course": course,
                "course_id": course_id,
                "is_new": is_new,
                "sections": sections,
                "units": units,
                "chapters": chapters,
                "documents": documents,
                "videos": videos,
                "exercises": exercises,
                "questions": questions,
                "withdrawn": withdrawn,
                "left": left,
                "gap_counts": gap_counts,
                "gaps": gaps,
                "gaps_in_all": gaps_in_all,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.olx_counts_out import OlxCountsOut
        from ..models.olx_gap_count_out import OlxGapCountOut
        from ..models.olx_gap_out import OlxGapOut

        d = dict(src_dict)
        course = d.pop("course")

        def _parse_course_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        course_id = _parse_course_id(d.pop("course_id"))

        is_new = d.pop("is_new")

        sections = d.pop("sections")

        units = d.pop("units")

        chapters = OlxCountsOut.from_dict(d.pop("chapters"))

        documents = OlxCountsOut.from_dict(d.pop("documents"))

        videos = OlxCountsOut.from_dict(d.pop("videos"))

        exercises = OlxCountsOut.from_dict(d.pop("exercises"))

        questions = OlxCountsOut.from_dict(d.pop("questions"))

        withdrawn = d.pop("withdrawn")

        left = cast(list[str], d.pop("left"))

        gap_counts = []
        _gap_counts = d.pop("gap_counts")
        for gap_counts_item_data in _gap_counts:
            gap_counts_item = OlxGapCountOut.from_dict(gap_counts_item_data)

            gap_counts.append(gap_counts_item)

        gaps = []
        _gaps = d.pop("gaps")
        for gaps_item_data in _gaps:
            gaps_item = OlxGapOut.from_dict(gaps_item_data)

            gaps.append(gaps_item)

        gaps_in_all = d.pop("gaps_in_all")

        olx_import_out = cls(
            course=course,
            course_id=course_id,
            is_new=is_new,
            sections=sections,
            units=units,
            chapters=chapters,
            documents=documents,
            videos=videos,
            exercises=exercises,
            questions=questions,
            withdrawn=withdrawn,
            left=left,
            gap_counts=gap_counts,
            gaps=gaps,
            gaps_in_all=gaps_in_all,
        )

        olx_import_out.additional_properties = d
        return olx_import_out

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
