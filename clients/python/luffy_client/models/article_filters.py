from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.article_type import ArticleType, check_article_type
from ..models.position import Position, check_position
from ..types import UNSET, Unset

T = TypeVar("T", bound="ArticleFilters")


@_attrs_define
class ArticleFilters:
    """Which page, counted from 1; of all articles, or of one position, type, source or tag.

    Attributes:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        position (None | Position | Unset):
        article_type (ArticleType | None | Unset):
        source (int | None | Unset):
        tag (str | Unset):  Default: ''.
    """

    page: int | Unset = 1
    page_size: int | Unset = 20
    position: None | Position | Unset = UNSET
    article_type: ArticleType | None | Unset = UNSET
    source: int | None | Unset = UNSET
    tag: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        page = self.page

        page_size = self.page_size

        position: int | None | Unset
        if isinstance(self.position, Unset):
            position = UNSET
        elif isinstance(self.position, int):
            position = self.position
        else:
            position = self.position

        article_type: int | None | Unset
        if isinstance(self.article_type, Unset):
            article_type = UNSET
        elif isinstance(self.article_type, int):
            article_type = self.article_type
        else:
            article_type = self.article_type

        source: int | None | Unset
        if isinstance(self.source, Unset):
            source = UNSET
        else:
            source = self.source

        tag = self.tag

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if page is not UNSET:
            field_dict["page"] = page
        if page_size is not UNSET:
            field_dict["page_size"] = page_size
        if position is not UNSET:
            field_dict["position"] = position
        if article_type is not UNSET:
            field_dict["article_type"] = article_type
        if source is not UNSET:
            field_dict["source"] = source
        if tag is not UNSET:
            field_dict["tag"] = tag

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        page = d.pop("page", UNSET)

        page_size = d.pop("page_size", UNSET)

        def _parse_position(data: object) -> None | Position | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, int):
                    raise TypeError()
                position_type_0 = check_position(data)

                return position_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Position | Unset, data)

        position = _parse_position(d.pop("position", UNSET))

        def _parse_article_type(data: object) -> ArticleType | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, int):
                    raise TypeError()
                article_type_type_0 = check_article_type(data)

                return article_type_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ArticleType | None | Unset, data)

        article_type = _parse_article_type(d.pop("article_type", UNSET))

        def _parse_source(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        source = _parse_source(d.pop("source", UNSET))

        tag = d.pop("tag", UNSET)

        article_filters = cls(
            page=page,
            page_size=page_size,
            position=position,
            article_type=article_type,
            source=source,
            tag=tag,
        )

        article_filters.additional_properties = d
        return article_filters

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
