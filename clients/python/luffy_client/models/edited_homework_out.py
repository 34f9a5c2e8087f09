from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="EditedHomeworkOut")


@_attrs_define
class EditedHomeworkOut:
    """
    Attributes:
        id (int):
        module (str):
        chapter (str):
        chapter_id (int):
        title (str):
        order (int):
        is_exam (bool):
        requirement (str):
        threshold (str):
        recommend_period (int):
        scholarship_value (int):
        note (str):
        enabled (bool):
    """

    id: int
    module: str
    chapter: str
    chapter_id: int
    title: str
    order: int
    is_exam: bool
    requirement: str
    threshold: str
    recommend_period: int
    scholarship_value: int
    note: str
    enabled: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        module = self.module

        chapter = self.chapter

        chapter_id = self.chapter_id

        title = self.title

        order = self.order

        is_exam = self.is_exam

        requirement = self.requirement

        threshold = self.threshold

        recommend_period = self.recommend_period

        scholarship_value = self.scholarship_value

        note = self.note

        enabled = self.enabled

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "module": module,
                "chapter": chapter,
                "chapter_id": chapter_id,
                "title": title,
                "order": order,
                "is_exam": is_exam,
                "requirement": requirement,
                "threshold": threshold,
                "recommend_period": recommend_period,
                "scholarship_value": scholarship_value,
                "note": note,
                "enabled": enabled,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        module = d.pop("module")

        chapter = d.pop("chapter")

        chapter_id = d.pop("chapter_id")

        title = d.pop("title")

        order = d.pop("order")

        is_exam = d.pop("is_exam")

        requirement = d.pop("requirement")

        threshold = d.pop("threshold")

        recommend_period = d.pop("recommend_period")

        scholarship_value = d.pop("scholarship_value")

        note = d.pop("note")

        enabled = d.pop("enabled")

        edited_homework_out = cls(
            id=id,
            module=module,
            chapter=chapter,
            chapter_id=chapter_id,
            title=title,
            order=order,
            is_exam=is_exam,
            requirement=requirement,
            threshold=threshold,
            recommend_period=recommend_period,
            scholarship_value=scholarship_value,
            note=note,
            enabled=enabled,
        )

        edited_homework_out.additional_properties = d
        return edited_homework_out

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
