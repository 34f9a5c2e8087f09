from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.article_type import ArticleType, check_article_type
from ..models.position import Position, check_position

if TYPE_CHECKING:
    from ..models.article_source_out import ArticleSourceOut


T = TypeVar("T", bound="ArticleItem")


@_attrs_define
class ArticleItem:
    """
    Attributes:
        id (int):
        title (str):
        source (ArticleSourceOut):
        article_type (ArticleType):
        position (Position):
        brief (str):
        image (str):
        tags (list[str]):
        minutes (int):
        publish_at (datetime.datetime):
        view_num (int):
        agree_num (int):
        collect_num (int):
        comment_num (int):
    """

    id: int
    title: str
    source: ArticleSourceOut
    article_type: ArticleType
    position: Position
    brief: str
    image: str
    tags: list[str]
    minutes: int
    publish_at: datetime.datetime
    view_num: int
    agree_num: int
    collect_num: int
    comment_num: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        title = self.title

        source = self.source.to_dict()

        article_type: int = self.article_type

        position: int = self.position

        brief = self.brief

        image = self.image

        tags = self.tags

        minutes = self.minutes

        publish_at = self.publish_at.isoformat()

        view_num = self.view_num

        agree_num = self.agree_num

        collect_num = self.collect_num

        comment_num = self.comment_num

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "title": title,
                "source": source,
                "article_type": article_type,
                "position": position,
                "brief": brief,
                "image": image,
                "tags": tags,
                "minutes": minutes,
                "publish_at": publish_at,
                "view_num": view_num,
                "agree_num": agree_num,
                "collect_num": collect_num,
                "comment_num": comment_num,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.article_source_out import ArticleSourceOut

        d = dict(src_dict)
        id = d.pop("id")

        title = d.pop("title")

        source = ArticleSourceOut.from_dict(d.pop("source"))

        article_type = check_article_type(d.pop("article_type"))

        position = check_position(d.pop("position"))

        brief = d.pop("brief")

        image = d.pop("image")

        tags = cast(list[str], d.pop("tags"))

        minutes = d.pop("minutes")

        publish_at = datetime.datetime.fromisoformat(d.pop("publish_at"))

        view_num = d.pop("view_num")

        agree_num = d.pop("agree_num")

        collect_num = d.pop("collect_num")

        comment_num = d.pop("comment_num")

        article_item = cls(
            id=id,
            title=title,
            source=source,
            article_type=article_type,
            position=position,
            brief=brief,
            image=image,
            tags=tags,
            minutes=minutes,
            publish_at=publish_at,
            view_num=view_num,
            agree_num=agree_num,
            collect_num=collect_num,
            comment_num=comment_num,
        )

        article_item.additional_properties = d
        return article_item

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
