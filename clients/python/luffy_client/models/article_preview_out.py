from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.heading_out import HeadingOut


T = TypeVar("T", bound="ArticlePreviewOut")


@_attrs_define
class ArticlePreviewOut:
    """
    Attributes:
        body (str):
        headings (list[HeadingOut]):
        minutes (int):
    """

    body: str
    headings: list[HeadingOut]
    minutes: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        body = self.body

        headings = []
        for headings_item_data in self.headings:
            headings_item = headings_item_data.to_dict()
            headings.append(headings_item)

        minutes = self.minutes

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "body": body,
                "headings": headings,
                "minutes": minutes,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.heading_out import HeadingOut

        d = dict(src_dict)
        body = d.pop("body")

        headings = []
        _headings = d.pop("headings")
        for headings_item_data in _headings:
            headings_item = HeadingOut.from_dict(headings_item_data)

            headings.append(headings_item)

        minutes = d.pop("minutes")

        article_preview_out = cls(
            body=body,
            headings=headings,
            minutes=minutes,
        )

        article_preview_out.additional_properties = d
        return article_preview_out

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
