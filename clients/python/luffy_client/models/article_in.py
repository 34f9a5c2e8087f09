from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.article_status import ArticleStatus, check_article_status
from ..models.article_type import ArticleType, check_article_type
from ..models.body_format import BodyFormat, check_body_format
from ..models.position import Position, check_position
from ..types import UNSET, Unset

T = TypeVar("T", bound="ArticleIn")


@_attrs_define
class ArticleIn:
    """
    Attributes:
        title (str):
        source_id (int):
        brief (str):
        body (str):
        publish_at (datetime.datetime):
        article_type (ArticleType | Unset):  Default: 0.
        position (Position | Unset):  Default: 0.
        head_img (str | Unset):  Default: ''.
        body_format (BodyFormat | Unset):  Default: 'markdown'.
        tags (list[str] | Unset):
        vid (str | Unset):  Default: ''.
        offline_at (datetime.datetime | None | Unset):
        status (ArticleStatus | Unset):  Default: 0.
        order (int | Unset):  Default: 0.
    """

    title: str
    source_id: int
    brief: str
    body: str
    publish_at: datetime.datetime
    article_type: ArticleType | Unset = 0
    position: Position | Unset = 0
    head_img: str | Unset = ""
    body_format: BodyFormat | Unset = "markdown"
    tags: list[str] | Unset = UNSET
    vid: str | Unset = ""
    offline_at: datetime.datetime | None | Unset = UNSET
    status: ArticleStatus | Unset = 0
    order: int | Unset = 0
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        source_id = self.source_id

        brief = self.brief

        body = self.body

        publish_at = self.publish_at.isoformat()

        article_type: int | Unset = UNSET
        if not isinstance(self.article_type, Unset):
            article_type = self.article_type

        position: int | Unset = UNSET
        if not isinstance(self.position, Unset):
            position = self.position

        head_img = self.head_img

        body_format: str | Unset = UNSET
        if not isinstance(self.body_format, Unset):
            body_format = self.body_format

        tags: list[str] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = self.tags

        vid = self.vid

        offline_at: None | str | Unset
        if isinstance(self.offline_at, Unset):
            offline_at = UNSET
        elif isinstance(self.offline_at, datetime.datetime):
            offline_at = self.offline_at.isoformat()
        else:
            offline_at = self.offline_at

        status: int | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status

        order = self.order

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "title": title,
                "source_id": source_id,
                "brief": brief,
                "body": body,
                "publish_at": publish_at,
            }
        )
        if article_type is not UNSET:
            field_dict["article_type"] = article_type
        if position is not UNSET:
            field_dict["position"] = position
        if head_img is not UNSET:
            field_dict["head_img"] = head_img
        if body_format is not UNSET:
            field_dict["body_format"] = body_format
        if tags is not UNSET:
            field_dict["tags"] = tags
        if vid is not UNSET:
            field_dict["vid"] = vid
        if offline_at is not UNSET:
            field_dict["offline_at"] = offline_at
        if status is not UNSET:
            field_dict["status"] = status
        if order is not UNSET:
            field_dict["order"] = order

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        title = d.pop("title")

        source_id = d.pop("source_id")

        brief = d.pop("brief")

        body = d.pop("body")

        publish_at = datetime.datetime.fromisoformat(d.pop("publish_at"))

        _article_type = d.pop("article_type", UNSET)
        article_type: ArticleType | Unset
        if isinstance(_article_type, Unset):
            article_type = UNSET
        else:
            article_type = check_article_type(_article_type)

        _position = d.pop("position", UNSET)
        position: Position | Unset
        if isinstance(_position, Unset):
            position = UNSET
        else:
            position = check_position(_position)

        head_img = d.pop("head_img", UNSET)

        _body_format = d.pop("body_format", UNSET)
        body_format: BodyFormat | Unset
        if isinstance(_body_format, Unset):
            body_format = UNSET
        else:
            body_format = check_body_format(_body_format)

        tags = cast(list[str], d.pop("tags", UNSET))

        vid = d.pop("vid", UNSET)

        def _parse_offline_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                offline_at_type_0 = datetime.datetime.fromisoformat(data)

                return offline_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        offline_at = _parse_offline_at(d.pop("offline_at", UNSET))

        _status = d.pop("status", UNSET)
        status: ArticleStatus | Unset
        if isinstance(_status, Unset):
            status = UNSET
        else:
            status = check_article_status(_status)

        order = d.pop("order", UNSET)

        article_in = cls(
            title=title,
            source_id=source_id,
            brief=brief,
            body=body,
            publish_at=publish_at,
            article_type=article_type,
            position=position,
            head_img=head_img,
            body_format=body_format,
            tags=tags,
            vid=vid,
            offline_at=offline_at,
            status=status,
            order=order,
        )

        article_in.additional_properties = d
        return article_in

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
