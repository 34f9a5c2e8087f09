from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.favourite_out_kind import FavouriteOutKind, check_favourite_out_kind

T = TypeVar("T", bound="FavouriteOut")


@_attrs_define
class FavouriteOut:
    """`is_available`: whether the public can still open it.

    Attributes:
        target (str):
        kind (FavouriteOutKind):
        title (str):
        brief (str):
        image (str):
        link (str):
        is_available (bool):
        at (datetime.datetime):
    """

    target: str
    kind: FavouriteOutKind
    title: str
    brief: str
    image: str
    link: str
    is_available: bool
    at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        target = self.target

        kind: str = self.kind

        title = self.title

        brief = self.brief

        image = self.image

        link = self.link

        is_available = self.is_available

        at = self.at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "target": target,
                "kind": kind,
                "title": title,
                "brief": brief,
                "image": image,
                "link": link,
                "is_available": is_available,
                "at": at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        target = d.pop("target")

        kind = check_favourite_out_kind(d.pop("kind"))

        title = d.pop("title")

        brief = d.pop("brief")

        image = d.pop("image")

        link = d.pop("link")

        is_available = d.pop("is_available")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        favourite_out = cls(
            target=target,
            kind=kind,
            title=title,
            brief=brief,
            image=image,
            link=link,
            is_available=is_available,
            at=at,
        )

        favourite_out.additional_properties = d
        return favourite_out

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
