from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="BankQuery")


@_attrs_define
class BankQuery:
    """Which page, counted from 1; of a course, a lesson, a kind, in use or withdrawn, with words in the text.

    Attributes:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        course (int | None | Unset):
        lesson (int | None | Unset):
        kind (int | None | Unset):
        withdrawn (bool | Unset):  Default: False.
        q (str | Unset):  Default: ''.
    """

    page: int | Unset = 1
    page_size: int | Unset = 20
    course: int | None | Unset = UNSET
    lesson: int | None | Unset = UNSET
    kind: int | None | Unset = UNSET
    withdrawn: bool | Unset = False
    q: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        page = self.page

        page_size = self.page_size

        course: int | None | Unset
        if isinstance(self.course, Unset):
            course = UNSET
        else:
            course = self.course

        lesson: int | None | Unset
        if isinstance(self.lesson, Unset):
            lesson = UNSET
        else:
            lesson = self.lesson

        kind: int | None | Unset
        if isinstance(self.kind, Unset):
            kind = UNSET
        else:
            kind = self.kind

        withdrawn = self.withdrawn

        q = self.q

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if page is not UNSET:
            field_dict["page"] = page
        if page_size is not UNSET:
            field_dict["page_size"] = page_size
        if course is not UNSET:
            field_dict["course"] = course
        if lesson is not UNSET:
            field_dict["lesson"] = lesson
        if kind is not UNSET:
            field_dict["kind"] = kind
        if withdrawn is not UNSET:
            field_dict["withdrawn"] = withdrawn
        if q is not UNSET:
            field_dict["q"] = q

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        page = d.pop("page", UNSET)

        page_size = d.pop("page_size", UNSET)

        def _parse_course(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        course = _parse_course(d.pop("course", UNSET))

        def _parse_lesson(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        lesson = _parse_lesson(d.pop("lesson", UNSET))

        def _parse_kind(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        kind = _parse_kind(d.pop("kind", UNSET))

        withdrawn = d.pop("withdrawn", UNSET)

        q = d.pop("q", UNSET)

        bank_query = cls(
            page=page,
            page_size=page_size,
            course=course,
            lesson=lesson,
            kind=kind,
            withdrawn=withdrawn,
            q=q,
        )

        bank_query.additional_properties = d
        return bank_query

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
