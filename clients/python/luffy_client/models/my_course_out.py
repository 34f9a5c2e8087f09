from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.my_course_out_opened_by import MyCourseOutOpenedBy, check_my_course_out_opened_by
from ..models.my_course_out_state import MyCourseOutState, check_my_course_out_state

T = TypeVar("T", bound="MyCourseOut")


@_attrs_define
class MyCourseOut:
    """
    Attributes:
        course_id (int):
        name (str):
        image (str):
        state (MyCourseOutState):
        lessons (int):
        done (int):
        percent (int):
        valid_until (datetime.date | None):
        opened_by (MyCourseOutOpenedBy):
        last_seen_at (datetime.datetime | None):
    """

    course_id: int
    name: str
    image: str
    state: MyCourseOutState
    lessons: int
    done: int
    percent: int
    valid_until: datetime.date | None
    opened_by: MyCourseOutOpenedBy
    last_seen_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        course_id = self.course_id

        name = self.name

        image = self.image

        state: str = self.state

        lessons = self.lessons

        done = self.done

        percent = self.percent

        valid_until: None | str
        if isinstance(self.valid_until, datetime.date):
            valid_until = self.valid_until.isoformat()
        else:
            valid_until = self.valid_until

        opened_by: str = self.opened_by

        last_seen_at: None | str
        if isinstance(self.last_seen_at, datetime.datetime):
            last_seen_at = self.last_seen_at.isoformat()
        else:
            last_seen_at = self.last_seen_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "course_id": course_id,
                "name": name,
                "image": image,
                "state": state,
                "lessons": lessons,
                "done": done,
                "percent": percent,
                "valid_until": valid_until,
                "opened_by": opened_by,
                "last_seen_at": last_seen_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        course_id = d.pop("course_id")

        name = d.pop("name")

        image = d.pop("image")

        state = check_my_course_out_state(d.pop("state"))

        lessons = d.pop("lessons")

        done = d.pop("done")

        percent = d.pop("percent")

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

        opened_by = check_my_course_out_opened_by(d.pop("opened_by"))

        def _parse_last_seen_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_seen_at_type_0 = datetime.datetime.fromisoformat(data)

                return last_seen_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_seen_at = _parse_last_seen_at(d.pop("last_seen_at"))

        my_course_out = cls(
            course_id=course_id,
            name=name,
            image=image,
            state=state,
            lessons=lessons,
            done=done,
            percent=percent,
            valid_until=valid_until,
            opened_by=opened_by,
            last_seen_at=last_seen_at,
        )

        my_course_out.additional_properties = d
        return my_course_out

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
