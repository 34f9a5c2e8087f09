from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.course_outline_out_reason import CourseOutlineOutReason, check_course_outline_out_reason

if TYPE_CHECKING:
    from ..models.outline_chapter_out import OutlineChapterOut


T = TypeVar("T", bound="CourseOutlineOut")


@_attrs_define
class CourseOutlineOut:
    """`is_owned`: every lesson opens today; `reason` says why it does, until `valid_until`, or why it does not.

    Attributes:
        course_id (int):
        name (str):
        is_owned (bool):
        reason (CourseOutlineOutReason):
        valid_until (datetime.date | None):
        degree_id (int | None):
        lessons (int):
        done (int):
        percent (int):
        chapters (list[OutlineChapterOut]):
    """

    course_id: int
    name: str
    is_owned: bool
    reason: CourseOutlineOutReason
    valid_until: datetime.date | None
    degree_id: int | None
    lessons: int
    done: int
    percent: int
    chapters: list[OutlineChapterOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        course_id = self.course_id

        name = self.name

        is_owned = self.is_owned

        reason: str = self.reason

        valid_until: None | str
        if isinstance(self.valid_until, datetime.date):
            valid_until = self.valid_until.isoformat()
        else:
            valid_until = self.valid_until

        degree_id: int | None
        degree_id = self.degree_id

        lessons = self.lessons

        done = self.done

        percent = self.percent

        chapters = []
        for chapters_item_data in self.chapters:
            chapters_item = chapters_item_data.to_dict()
            chapters.append(chapters_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "course_id": course_id,
                "name": name,
                "is_owned": is_owned,
                "reason": reason,
                "valid_until": valid_until,
                "degree_id": degree_id,
                "lessons": lessons,
                "done": done,
                "percent": percent,
                "chapters": chapters,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.outline_chapter_out import OutlineChapterOut

        d = dict(src_dict)
        course_id = d.pop("course_id")

        name = d.pop("name")

        is_owned = d.pop("is_owned")

        reason = check_course_outline_out_reason(d.pop("reason"))

        def _parse_valid_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_until_type_0 = datetime.date.fromisoformat(data)

                return valid_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_until = _parse_valid_until(d.pop("valid_until"))

        def _parse_degree_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        degree_id = _parse_degree_id(d.pop("degree_id"))

        lessons = d.pop("lessons")

        done = d.pop("done")

        percent = d.pop("percent")

        chapters = []
        _chapters = d.pop("chapters")
        for chapters_item_data in _chapters:
            chapters_item = OutlineChapterOut.from_dict(chapters_item_data)

            chapters.append(chapters_item)

        course_outline_out = cls(
            course_id=course_id,
            name=name,
            is_owned=is_owned,
            reason=reason,
            valid_until=valid_until,
            degree_id=degree_id,
            lessons=lessons,
            done=done,
            percent=percent,
            chapters=chapters,
        )

        course_outline_out.additional_properties = d
        return course_outline_out

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
