from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.course_content import CourseContent
    from ..models.gap_out import GapOut
    from ..models.named import Named
    from ..models.plan_out import PlanOut


T = TypeVar("T", bound="EditedCourseOut")


@_attrs_define
class EditedCourseOut:
    """
    Attributes:
        id (int):
        digest (str):
        version (int):
        status (int):
        status_label (str):
        has_page (bool):
        content (CourseContent): Everything a course says, but for its state on the shelf.
        gaps (list[GapOut]):
        plan (PlanOut):
        saved_at (datetime.datetime | None):
        saved_by (None | str):
        teachers (list[Named]):
        recommended (list[Named]):
    """

    id: int
    digest: str
    version: int
    status: int
    status_label: str
    has_page: bool
    content: CourseContent
    gaps: list[GapOut]
    plan: PlanOut
    saved_at: datetime.datetime | None
    saved_by: None | str
    teachers: list[Named]
    recommended: list[Named]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        digest = self.digest

        version = self.version

        status = self.status

        status_label = self.status_label

        has_page = self.has_page

        content = self.content.to_dict()

        gaps = []
        for gaps_item_data in self.gaps:
            gaps_item = gaps_item_data.to_dict()
            gaps.append(gaps_item)

        plan = self.plan.to_dict()

        saved_at: None | str
        if isinstance(self.saved_at, datetime.datetime):
            saved_at = self.saved_at.isoformat()
        else:
            saved_at = self.saved_at

        saved_by: None | str
        saved_by = self.saved_by

        teachers = []
        for teachers_item_data in self.teachers:
            teachers_item = teachers_item_data.to_dict()
            teachers.append(teachers_item)

        recommended = []
        for recommended_item_data in self.recommended:
            recommended_item = recommended_item_data.to_dict()
            recommended.append(recommended_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "digest": digest,
                "version": version,
                "status": status,
                "status_label": status_label,
                "has_page": has_page,
                "content": content,
                "gaps": gaps,
                "plan": plan,
                "saved_at": saved_at,
                "saved_by": saved_by,
                "teachers": teachers,
                "recommended": recommended,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.course_content import CourseContent
        from ..models.gap_out import GapOut
        from ..models.named import Named
        from ..models.plan_out import PlanOut

        d = dict(src_dict)
        id = d.pop("id")

        digest = d.pop("digest")

        version = d.pop("version")

        status = d.pop("status")

        status_label = d.pop("status_label")

        has_page = d.pop("has_page")

        content = CourseContent.from_dict(d.pop("content"))

        gaps = []
        _gaps = d.pop("gaps")
        for gaps_item_data in _gaps:
            gaps_item = GapOut.from_dict(gaps_item_data)

            gaps.append(gaps_item)

        plan = PlanOut.from_dict(d.pop("plan"))

        def _parse_saved_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                saved_at_type_0 = datetime.datetime.fromisoformat(data)

                return saved_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        saved_at = _parse_saved_at(d.pop("saved_at"))

        def _parse_saved_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        saved_by = _parse_saved_by(d.pop("saved_by"))

        teachers = []
        _teachers = d.pop("teachers")
        for teachers_item_data in _teachers:
            teachers_item = Named.from_dict(teachers_item_data)

            teachers.append(teachers_item)

        recommended = []
        _recommended = d.pop("recommended")
        for recommended_item_data in _recommended:
            recommended_item = Named.from_dict(recommended_item_data)

            recommended.append(recommended_item)

        edited_course_out = cls(
            id=id,
            digest=digest,
            version=version,
            status=status,
            status_label=status_label,
            has_page=has_page,
            content=content,
            gaps=gaps,
            plan=plan,
            saved_at=saved_at,
            saved_by=saved_by,
            teachers=teachers,
            recommended=recommended,
        )

        edited_course_out.additional_properties = d
        return edited_course_out

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
