from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.outline_lesson_out_reason import OutlineLessonOutReason, check_outline_lesson_out_reason

T = TypeVar("T", bound="OutlineLessonOut")


@_attrs_define
class OutlineLessonOut:
    """
    Attributes:
        id (int):
        name (str):
        section_type (int):
        seconds (int):
        free_trial (bool):
        is_open (bool):
        reason (OutlineLessonOutReason):
        percent (int):
        done (bool):
    """

    id: int
    name: str
    section_type: int
    seconds: int
    free_trial: bool
    is_open: bool
    reason: OutlineLessonOutReason
    percent: int
    done: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        section_type = self.section_type

        seconds = self.seconds

        free_trial = self.free_trial

        is_open = self.is_open

        reason: str = self.reason

        percent = self.percent

        done = self.done

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "section_type": section_type,
                "seconds": seconds,
                "free_trial": free_trial,
                "is_open": is_open,
                "reason": reason,
                "percent": percent,
                "done": done,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        section_type = d.pop("section_type")

        seconds = d.pop("seconds")

        free_trial = d.pop("free_trial")

        is_open = d.pop("is_open")

        reason = check_outline_lesson_out_reason(d.pop("reason"))

        percent = d.pop("percent")

        done = d.pop("done")

        outline_lesson_out = cls(
            id=id,
            name=name,
            section_type=section_type,
            seconds=seconds,
            free_trial=free_trial,
            is_open=is_open,
            reason=reason,
            percent=percent,
            done=done,
        )

        outline_lesson_out.additional_properties = d
        return outline_lesson_out

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
