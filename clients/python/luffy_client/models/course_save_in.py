from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.course_content import CourseContent


T = TypeVar("T", bound="CourseSaveIn")


@_attrs_define
class CourseSaveIn:
    """`digest` is that of the content which was read.

    Attributes:
        digest (str):
        content (CourseContent): Everything a course says, but for its state on the shelf.
        note (str | Unset):  Default: ''.
    """

    digest: str
    content: CourseContent
    note: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        digest = self.digest

        content = self.content.to_dict()

        note = self.note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "digest": digest,
                "content": content,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.course_content import CourseContent

        d = dict(src_dict)
        digest = d.pop("digest")

        content = CourseContent.from_dict(d.pop("content"))

        note = d.pop("note", UNSET)

        course_save_in = cls(
            digest=digest,
            content=content,
            note=note,
        )

        course_save_in.additional_properties = d
        return course_save_in

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
