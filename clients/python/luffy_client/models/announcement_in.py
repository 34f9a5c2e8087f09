from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.segment_in import SegmentIn


T = TypeVar("T", bound="AnnouncementIn")


@_attrs_define
class AnnouncementIn:
    """`link`: a page of this site, or empty. The same `key` tells nobody twice.

    Attributes:
        segment (SegmentIn):
        title (str):
        text (str):
        key (str):
        link (str | Unset):  Default: ''.
        dry_run (bool | Unset):  Default: True.
    """

    segment: SegmentIn
    title: str
    text: str
    key: str
    link: str | Unset = ""
    dry_run: bool | Unset = True
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        segment = self.segment.to_dict()

        title = self.title

        text = self.text

        key = self.key

        link = self.link

        dry_run = self.dry_run

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "segment": segment,
                "title": title,
                "text": text,
                "key": key,
            }
        )
        if link is not UNSET:
            field_dict["link"] = link
        if dry_run is not UNSET:
            field_dict["dry_run"] = dry_run

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.segment_in import SegmentIn

        d = dict(src_dict)
        segment = SegmentIn.from_dict(d.pop("segment"))

        title = d.pop("title")

        text = d.pop("text")

        key = d.pop("key")

        link = d.pop("link", UNSET)

        dry_run = d.pop("dry_run", UNSET)

        announcement_in = cls(
            segment=segment,
            title=title,
            text=text,
            key=key,
            link=link,
            dry_run=dry_run,
        )

        announcement_in.additional_properties = d
        return announcement_in

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
