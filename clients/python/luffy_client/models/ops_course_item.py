from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.named import Named


T = TypeVar("T", bound="OpsCourseItem")


@_attrs_define
class OpsCourseItem:
    """
    Attributes:
        id (int):
        name (str):
        image (str):
        status (int):
        status_label (str):
        course_type (int):
        course_type_label (str):
        sub_category (Named):
        degree (Named | None):
        price_from_fen (int | None):
        lessons (int):
        on_at (datetime.datetime | None):
        off_at (datetime.datetime | None):
        saved_at (datetime.datetime | None):
        saved_by (None | str):
    """

    id: int
    name: str
    image: str
    status: int
    status_label: str
    course_type: int
    course_type_label: str
    sub_category: Named
    degree: Named | None
    price_from_fen: int | None
    lessons: int
    on_at: datetime.datetime | None
    off_at: datetime.datetime | None
    saved_at: datetime.datetime | None
    saved_by: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.named import Named

        id = self.id

        name = self.name

        image = self.image

        status = self.status

        status_label = self.status_label

        course_type = self.course_type

        course_type_label = self.course_type_label

        sub_category = self.sub_category.to_dict()

        degree: dict[str, Any] | None
        if isinstance(self.degree, Named):
            degree = self.degree.to_dict()
        else:
            degree = self.degree

        price_from_fen: int | None
        price_from_fen = self.price_from_fen

        lessons = self.lessons

        on_at: None | str
        if isinstance(self.on_at, datetime.datetime):
            on_at = self.on_at.isoformat()
        else:
            on_at = self.on_at

        off_at: None | str
        if isinstance(self.off_at, datetime.datetime):
            off_at = self.off_at.isoformat()
        else:
            off_at = self.off_at

        saved_at: None | str
        if isinstance(self.saved_at, datetime.datetime):
            saved_at = self.saved_at.isoformat()
        else:
            saved_at = self.saved_at

        saved_by: None | str
        saved_by = self.saved_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "image": image,
                "status": status,
                "status_label": status_label,
                "course_type": course_type,
                "course_type_label": course_type_label,
                "sub_category": sub_category,
                "degree": degree,
                "price_from_fen": price_from_fen,
                "lessons": lessons,
                "on_at": on_at,
                "off_at": off_at,
                "saved_at": saved_at,
                "saved_by": saved_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.named import Named

        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        image = d.pop("image")

        status = d.pop("status")

        status_label = d.pop("status_label")

        course_type = d.pop("course_type")

        course_type_label = d.pop("course_type_label")

        sub_category = Named.from_dict(d.pop("sub_category"))

        def _parse_degree(data: object) -> Named | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                degree_type_0 = Named.from_dict(data)

                return degree_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Named | None, data)

        degree = _parse_degree(d.pop("degree"))

        def _parse_price_from_fen(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        price_from_fen = _parse_price_from_fen(d.pop("price_from_fen"))

        lessons = d.pop("lessons")

        def _parse_on_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                on_at_type_0 = datetime.datetime.fromisoformat(data)

                return on_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        on_at = _parse_on_at(d.pop("on_at"))

        def _parse_off_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                off_at_type_0 = datetime.datetime.fromisoformat(data)

                return off_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        off_at = _parse_off_at(d.pop("off_at"))

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

        ops_course_item = cls(
            id=id,
            name=name,
            image=image,
            status=status,
            status_label=status_label,
            course_type=course_type,
            course_type_label=course_type_label,
            sub_category=sub_category,
            degree=degree,
            price_from_fen=price_from_fen,
            lessons=lessons,
            on_at=on_at,
            off_at=off_at,
            saved_at=saved_at,
            saved_by=saved_by,
        )

        ops_course_item.additional_properties = d
        return ops_course_item

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
