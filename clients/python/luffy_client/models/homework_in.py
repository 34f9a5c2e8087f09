from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="HomeworkIn")


@_attrs_define
class HomeworkIn:
    """Its module is that of its chapter; `order` is its place there, with gaps.

    Attributes:
        chapter_id (int):
        title (str):
        order (int):
        requirement (str):
        is_exam (bool | Unset):  Default: False.
        threshold (str | Unset):  Default: ''.
        recommend_period (int | Unset):  Default: 7.
        scholarship_value (int | Unset):  Default: 0.
        note (str | Unset):  Default: ''.
        enabled (bool | Unset):  Default: True.
    """

    chapter_id: int
    title: str
    order: int
    requirement: str
    is_exam: bool | Unset = False
    threshold: str | Unset = ""
    recommend_period: int | Unset = 7
    scholarship_value: int | Unset = 0
    note: str | Unset = ""
    enabled: bool | Unset = True
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        chapter_id = self.chapter_id

        title = self.title

        order = self.order

        requirement = self.requirement

        is_exam = self.is_exam

        threshold = self.threshold

        recommend_period = self.recommend_period

        scholarship_value = self.scholarship_value

        note = self.note

        enabled = self.enabled

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "chapter_id": chapter_id,
                "title": title,
                "order": order,
                "requirement": requirement,
            }
        )
        if is_exam is not UNSET:
            field_dict["is_exam"] = is_exam
        if threshold is not UNSET:
            field_dict["threshold"] = threshold
        if recommend_period is not UNSET:
            field_dict["recommend_period"] = recommend_period
        if scholarship_value is not UNSET:
            field_dict["scholarship_value"] = scholarship_value
        if note is not UNSET:
            field_dict["note"] = note
        if enabled is not UNSET:
            field_dict["enabled"] = enabled

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        chapter_id = d.pop("chapter_id")

        title = d.pop("title")

        order = d.pop("order")

        requirement = d.pop("requirement")

        is_exam = d.pop("is_exam", UNSET)

        threshold = d.pop("threshold", UNSET)

        recommend_period = d.pop("recommend_period", UNSET)

        scholarship_value = d.pop("scholarship_value", UNSET)

        note = d.pop("note", UNSET)

        enabled = d.pop("enabled", UNSET)

        homework_in = cls(
            chapter_id=chapter_id,
            title=title,
            order=order,
            requirement=requirement,
            is_exam=is_exam,
            threshold=threshold,
            recommend_period=recommend_period,
            scholarship_value=scholarship_value,
            note=note,
            enabled=enabled,
        )

        homework_in.additional_properties = d
        return homework_in

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
