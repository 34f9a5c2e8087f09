from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.segment_in import SegmentIn


T = TypeVar("T", bound="IssueIn")


@_attrs_define
class IssueIn:
    """`dry_run`: only tell who would get one.

    Attributes:
        reason (str):
        segment (SegmentIn):
        dry_run (bool | Unset):  Default: True.
    """

    reason: str
    segment: SegmentIn
    dry_run: bool | Unset = True
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        segment = self.segment.to_dict()

        dry_run = self.dry_run

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "reason": reason,
                "segment": segment,
            }
        )
        if dry_run is not UNSET:
            field_dict["dry_run"] = dry_run

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.segment_in import SegmentIn

        d = dict(src_dict)
        reason = d.pop("reason")

        segment = SegmentIn.from_dict(d.pop("segment"))

        dry_run = d.pop("dry_run", UNSET)

        issue_in = cls(
            reason=reason,
            segment=segment,
            dry_run=dry_run,
        )

        issue_in.additional_properties = d
        return issue_in

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
