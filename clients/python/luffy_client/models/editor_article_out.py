from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.article_status import ArticleStatus, check_article_status
from ..models.article_type import ArticleType, check_article_type
from ..models.body_format import BodyFormat, check_body_format
from ..models.position import Position, check_position

if TYPE_CHECKING:
    from ..models.article_source_out import ArticleSourceOut


T = TypeVar("T", bound="EditorArticleOut")


@_attrs_define
class EditorArticleOut:
    """As it was written.

    Attributes:
        id (int):
        title (str):
        source (ArticleSourceOut):
        article_type (ArticleType):
        position (Position):
        status (ArticleStatus):
        order (int):
        publish_at (datetime.datetime):
        offline_at (datetime.datetime | None):
        view_num (int):
        agree_num (int):
        collect_num (int):
        comment_num (int):
        brief (str):
        head_img (str):
        body (str):
        body_format (BodyFormat):
        tags (list[str]):
        vid (str):
    """

    id: int
    title: str
    source: ArticleSourceOut
    article_type: ArticleType
    position: Position
    status: ArticleStatus
    order: int
    publish_at: datetime.datetime
    offline_at: datetime.datetime | None
    view_num: int
    agree_num: int
    collect_num: int
    comment_num: int
    brief: str
    head_img: str
    body: str
    body_format: BodyFormat
    tags: list[str]
    vid: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        title = self.title

        source = self.source.to_dict()

        article_type: int = self.article_type

        position: int = self.position

        status: int = self.status

        order = self.order

        publish_at = self.publish_at.isoformat()

        offline_at: None | str
        if isinstance(self.offline_at, datetime.datetime):
            offline_at = self.offline_at.isoformat()
        else:
            offline_at = self.offline_at

        view_num = self.view_num

        agree_num = self.agree_num

        collect_num = self.collect_num

        comment_num = self.comment_num

        brief = self.brief

        head_img = self.head_img

        body = self.body

        body_format: str = self.body_format

        tags = self.tags

        vid = self.vid

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "title": title,
                "source": source,
                "article_type": article_type,
                "position": position,
                "status": status,
                "order": order,
                "publish_at": publish_at,
                "offline_at": offline_at,
                "view_num": view_num,
                "agree_num": agree_num,
                "collect_num": collect_num,
                "comment_num": comment_num,
                "brief": brief,
                "head_img": head_img,
                "body": body,
                "body_format": body_format,
                "tags": tags,
                "vid": vid,
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

        status = check_article_status(d.pop("status"))

        order = d.pop("order")

        publish_at = datetime.datetime.fromisoformat(d.pop("publish_at"))

        def _parse_offline_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                offline_at_type_0 = datetime.datetime.fromisoformat(data)

                return offline_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        offline_at = _parse_offline_at(d.pop("offline_at"))

        view_num = d.pop("view_num")

        agree_num = d.pop("agree_num")

        collect_num = d.pop("collect_num")

        comment_num = d.pop("comment_num")

        brief = d.pop("brief")

        head_img = d.pop("head_img")

        body = d.pop("body")

        body_format = check_body_format(d.pop("body_format"))

        tags = cast(list[str], d.pop("tags"))

        vid = d.pop("vid")

        editor_article_out = cls(
            id=id,
            title=title,
            source=source,
            article_type=article_type,
            position=position,
            status=status,
            order=order,
            publish_at=publish_at,
            offline_at=offline_at,
            view_num=view_num,
            agree_num=agree_num,
            collect_num=collect_num,
            comment_num=comment_num,
            brief=brief,
            head_img=head_img,
            body=body,
            body_format=body_format,
            tags=tags,
            vid=vid,
        )

        editor_article_out.additional_properties = d
        return editor_article_out

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
