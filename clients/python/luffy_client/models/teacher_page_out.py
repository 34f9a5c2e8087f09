from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.course_item import CourseItem
    from ..models.degree_item import DegreeItem


T = TypeVar("T", bound="TeacherPageOut")


@_attrs_define
class TeacherPageOut:
    """With what she teaches.

    Attributes:
        id (int):
        name (str):
        role (int):
        role_label (str):
        title (str):
        signature (None | str):
        image (str):
        brief (str):
        courses (list[CourseItem]):
        degrees (list[DegreeItem]):
    """

    id: int
    name: str
    role: int
    role_label: str
    title: str
    signature: None | str
    image: str
    brief: str
    courses: list[CourseItem]
    degrees: list[DegreeItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        role = self.role

        role_label = self.role_label

        title = self.title

        signature: None | str
        signature = self.signature

        image = self.image

        brief = self.brief

        courses = []
        for courses_item_data in self.courses:
            courses_item = courses_item_data.to_dict()
            courses.append(courses_item)

        degrees = []
        for degrees_item_data in self.degrees:
            degrees_item = degrees_item_data.to_dict()
            degrees.append(degrees_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "role": role,
                "role_label": role_label,
                "title": title,
                "signature": signature,
                "image": image,
                "brief": brief,
                "courses": courses,
                "degrees": degrees,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.course_item import CourseItem
        from ..models.degree_item import DegreeItem

        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        role = d.pop("role")

        role_label = d.pop("role_label")

        title = d.pop("title")

        def _parse_signature(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        signature = _parse_signature(d.pop("signature"))

        image = d.pop("image")

        brief = d.pop("brief")

        courses = []
        _courses = d.pop("courses")
        for courses_item_data in _courses:
            courses_item = CourseItem.from_dict(courses_item_data)

            courses.append(courses_item)

        degrees = []
        _degrees = d.pop("degrees")
        for degrees_item_data in _degrees:
            degrees_item = DegreeItem.from_dict(degrees_item_data)

            degrees.append(degrees_item)

        teacher_page_out = cls(
            id=id,
            name=name,
            role=role,
            role_label=role_label,
            title=title,
            signature=signature,
            image=image,
            brief=brief,
            courses=courses,
            degrees=degrees,
        )

        teacher_page_out.additional_properties = d
        return teacher_page_out

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
