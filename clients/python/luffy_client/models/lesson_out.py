from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.lesson_out_reason import LessonOutReason, check_lesson_out_reason

if TYPE_CHECKING:
    from ..models.document_out import DocumentOut
    from ..models.material_out import MaterialOut


T = TypeVar("T", bound="LessonOut")


@_attrs_define
class LessonOut:
    """`position` is where to go on; `document` is there for documents with a text of ours.

    Attributes:
        id (int):
        course_id (int):
        course (str):
        name (str):
        section_type (int):
        seconds (int):
        is_trial (bool):
        reason (LessonOutReason):
        position (int):
        percent (int):
        done (bool):
        document (DocumentOut | None):
        document_link (None | str):
        materials (list[MaterialOut]):
    """

    id: int
    course_id: int
    course: str
    name: str
    section_type: int
    seconds: int
    is_trial: bool
    reason: LessonOutReason
    position: int
    percent: int
    done: bool
    document: DocumentOut | None
    document_link: None | str
    materials: list[MaterialOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.document_out import DocumentOut

        id = self.id

        course_id = self.course_id

        course = self.course

        name = self.name

        section_type = self.section_type

        seconds = self.seconds

        is_trial = self.is_trial

        reason: str = self.reason

        position = self.position

        percent = self.percent

        done = self.done

        document: dict[str, Any] | None
        if isinstance(self.document, DocumentOut):
            document = self.document.to_dict()
        else:
            document = self.document

        document_link: None | str
        document_link = self.document_link

        materials = []
        for materials_item_data in self.materials:
            materials_item = materials_item_data.to_dict()
            materials.append(materials_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "course_id": course_id,
                "course": course,
                "name": name,
                "section_type": section_type,
                "seconds": seconds,
                "is_trial": is_trial,
                "reason": reason,
                "position": position,
                "percent": percent,
                "done": done,
                "document": document,
                "document_link": document_link,
                "materials": materials,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.document_out import DocumentOut
        from ..models.material_out import MaterialOut

        d = dict(src_dict)
        id = d.pop("id")

        course_id = d.pop("course_id")

        course = d.pop("course")

        name = d.pop("name")

        section_type = d.pop("section_type")

        seconds = d.pop("seconds")

        is_trial = d.pop("is_trial")

        reason = check_lesson_out_reason(d.pop("reason"))

        position = d.pop("position")

        percent = d.pop("percent")

        done = d.pop("done")

        def _parse_document(data: object) -> DocumentOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                document_type_0 = DocumentOut.from_dict(data)

                return document_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DocumentOut | None, data)

        document = _parse_document(d.pop("document"))

        def _parse_document_link(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        document_link = _parse_document_link(d.pop("document_link"))

        materials = []
        _materials = d.pop("materials")
        for materials_item_data in _materials:
            materials_item = MaterialOut.from_dict(materials_item_data)

            materials.append(materials_item)

        lesson_out = cls(
            id=id,
            course_id=course_id,
            course=course,
            name=name,
            section_type=section_type,
            seconds=seconds,
            is_trial=is_trial,
            reason=reason,
            position=position,
            percent=percent,
            done=done,
            document=document,
            document_link=document_link,
            materials=materials,
        )

        lesson_out.additional_properties = d
        return lesson_out

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
