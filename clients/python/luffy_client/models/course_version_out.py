from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.version_cause import VersionCause, check_version_cause

if TYPE_CHECKING:
    from ..models.change_out import ChangeOut
    from ..models.course_content import CourseContent


T = TypeVar("T", bound="CourseVersionOut")


@_attrs_define
class CourseVersionOut:
    """
    Attributes:
        number (int):
        at (datetime.datetime):
        by (None | str):
        cause (VersionCause):
        note (str):
        restored_from (int | None):
        is_current (bool):
        changes (list[ChangeOut]):
        restoring (list[ChangeOut]):
        content (CourseContent): Everything a course says, but for its state on the shelf.
    """

    number: int
    at: datetime.datetime
    by: None | str
    cause: VersionCause
    note: str
    restored_from: int | None
    is_current: bool
    changes: list[ChangeOut]
    restoring: list[ChangeOut]
    content: CourseContent
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        at = self.at.isoformat()

        by: None | str
        by = self.by

        cause: str = self.cause

        note = self.note

        restored_from: int | None
        restored_from = self.restored_from

        is_current = self.is_current

        changes = []
        for changes_item_data in self.changes:
            changes_item = changes_item_data.to_dict()
            changes.append(changes_item)

        restoring = []
        for restoring_item_data in self.restoring:
            restoring_item = restoring_item_data.to_dict()
            restoring.append(restoring_item)

        content = self.content.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "at": at,
                "by": by,
                "cause": cause,
                "note": note,
                "restored_from": restored_from,
                "is_current": is_current,
                "changes": changes,
                "restoring": restoring,
                "content": content,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.change_out import ChangeOut
        from ..models.course_content import CourseContent

        d = dict(src_dict)
        number = d.pop("number")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        def _parse_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        by = _parse_by(d.pop("by"))

        cause = check_version_cause(d.pop("cause"))

        note = d.pop("note")

        def _parse_restored_from(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        restored_from = _parse_restored_from(d.pop("restored_from"))

        is_current = d.pop("is_current")

        changes = []
        _changes = d.pop("changes")
        for changes_item_data in _changes:
            changes_item = ChangeOut.from_dict(changes_item_data)

            changes.append(changes_item)

        restoring = []
        _restoring = d.pop("restoring")
        for restoring_item_data in _restoring:
            restoring_item = ChangeOut.from_dict(restoring_item_data)

            restoring.append(restoring_item)

        content = CourseContent.from_dict(d.pop("content"))

        course_version_out = cls(
            number=number,
            at=at,
            by=by,
            cause=cause,
            note=note,
            restored_from=restored_from,
            is_current=is_current,
            changes=changes,
            restoring=restoring,
            content=content,
        )

        course_version_out.additional_properties = d
        return course_version_out

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
