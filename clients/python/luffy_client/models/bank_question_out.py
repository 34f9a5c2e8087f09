from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.bank_version_out import BankVersionOut


T = TypeVar("T", bound="BankQuestionOut")


@_attrs_define
class BankQuestionOut:
    """`versions`: the newest first; the first is asked today.

    Attributes:
        id (int):
        lesson_id (int):
        lesson (str):
        course_id (int):
        order (int):
        kind (int):
        text (str):
        points (int):
        version (int):
        tags (list[str]):
        is_withdrawn (bool):
        course (str):
        source_key (str):
        versions (list[BankVersionOut]):
    """

    id: int
    lesson_id: int
    lesson: str
    course_id: int
    order: int
    kind: int
    text: str
    points: int
    version: int
    tags: list[str]
    is_withdrawn: bool
    course: str
    source_key: str
    versions: list[BankVersionOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        lesson_id = self.lesson_id

        lesson = self.lesson

        course_id = self.course_id

        order = self.order

        kind = self.kind

        text = self.text

        points = self.points

        version = self.version

        tags = self.tags

        is_withdrawn = self.is_withdrawn

        course = self.course

        source_key = self.source_key

        versions = []
        for versions_item_data in self.versions:
            versions_item = versions_item_data.to_dict()
            versions.append(versions_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "lesson_id": lesson_id,
                "lesson": lesson,
                "course_id": course_id,
                "order": order,
                "kind": kind,
                "text": text,
                "points": points,
                "version": version,
                "tags": tags,
                "is_withdrawn": is_withdrawn,
                "course": course,
                "source_key": source_key,
                "versions": versions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.bank_version_out import BankVersionOut

        d = dict(src_dict)
        id = d.pop("id")

        lesson_id = d.pop("lesson_id")

        lesson = d.pop("lesson")

        course_id = d.pop("course_id")

        order = d.pop("order")

        kind = d.pop("kind")

        text = d.pop("text")

        points = d.pop("points")

        version = d.pop("version")

        tags = cast(list[str], d.pop("tags"))

        is_withdrawn = d.pop("is_withdrawn")

        course = d.pop("course")

        source_key = d.pop("source_key")

        versions = []
        _versions = d.pop("versions")
        for versions_item_data in _versions:
            versions_item = BankVersionOut.from_dict(versions_item_data)

            versions.append(versions_item)

        bank_question_out = cls(
            id=id,
            lesson_id=lesson_id,
            lesson=lesson,
            course_id=course_id,
            order=order,
            kind=kind,
            text=text,
            points=points,
            version=version,
            tags=tags,
            is_withdrawn=is_withdrawn,
            course=course,
            source_key=source_key,
            versions=versions,
        )

        bank_question_out.additional_properties = d
        return bank_question_out

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
