from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.thread_out_my_vote_type_0 import ThreadOutMyVoteType0, check_thread_out_my_vote_type_0
from ..models.thread_out_state import ThreadOutState, check_thread_out_state

if TYPE_CHECKING:
    from ..models.comment_out import CommentOut


T = TypeVar("T", bound="ThreadOut")


@_attrs_define
class ThreadOut:
    """`replies` are the first of `reply_num`.

    Attributes:
        id (int):
        parent_id (int | None):
        depth (int):
        author (None | str):
        is_from_school (bool):
        text (None | str):
        state (ThreadOutState):
        is_mine (bool):
        editable_until (datetime.datetime | None):
        agree_num (int):
        disagree_num (int):
        my_vote (None | ThreadOutMyVoteType0):
        created_at (datetime.datetime):
        edited_at (datetime.datetime | None):
        reply_num (int):
        replies (list[CommentOut]):
    """

    id: int
    parent_id: int | None
    depth: int
    author: None | str
    is_from_school: bool
    text: None | str
    state: ThreadOutState
    is_mine: bool
    editable_until: datetime.datetime | None
    agree_num: int
    disagree_num: int
    my_vote: None | ThreadOutMyVoteType0
    created_at: datetime.datetime
    edited_at: datetime.datetime | None
    reply_num: int
    replies: list[CommentOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        parent_id: int | None
        parent_id = self.parent_id

        depth = self.depth

        author: None | str
        author = self.author

        is_from_school = self.is_from_school

        text: None | str
        text = self.text

        state: str = self.state

        is_mine = self.is_mine

        editable_until: None | str
        if isinstance(self.editable_until, datetime.datetime):
            editable_until = self.editable_until.isoformat()
        else:
            editable_until = self.editable_until

        agree_num = self.agree_num

        disagree_num = self.disagree_num

        my_vote: None | str
        if isinstance(self.my_vote, str):
            my_vote = self.my_vote
        else:
            my_vote = self.my_vote

        created_at = self.created_at.isoformat()

        edited_at: None | str
        if isinstance(self.edited_at, datetime.datetime):
            edited_at = self.edited_at.isoformat()
        else:
            edited_at = self.edited_at

        reply_num = self.reply_num

        replies = []
        for replies_item_data in self.replies:
            replies_item = replies_item_data.to_dict()
            replies.append(replies_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "parent_id": parent_id,
                "depth": depth,
                "author": author,
                "is_from_school": is_from_school,
                "text": text,
                "state": state,
                "is_mine": is_mine,
                "editable_until": editable_until,
                "agree_num": agree_num,
                "disagree_num": disagree_num,
                "my_vote": my_vote,
                "created_at": created_at,
                "edited_at": edited_at,
                "reply_num": reply_num,
                "replies": replies,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.comment_out import CommentOut

        d = dict(src_dict)
        id = d.pop("id")

        def _parse_parent_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        parent_id = _parse_parent_id(d.pop("parent_id"))

        depth = d.pop("depth")

        def _parse_author(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        author = _parse_author(d.pop("author"))

        is_from_school = d.pop("is_from_school")

        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))

        state = check_thread_out_state(d.pop("state"))

        is_mine = d.pop("is_mine")

        def _parse_editable_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                editable_until_type_0 = datetime.datetime.fromisoformat(data)

                return editable_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        editable_until = _parse_editable_until(d.pop("editable_until"))

        agree_num = d.pop("agree_num")

        disagree_num = d.pop("disagree_num")

        def _parse_my_vote(data: object) -> None | ThreadOutMyVoteType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                my_vote_type_0 = check_thread_out_my_vote_type_0(data)

                return my_vote_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ThreadOutMyVoteType0, data)

        my_vote = _parse_my_vote(d.pop("my_vote"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_edited_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                edited_at_type_0 = datetime.datetime.fromisoformat(data)

                return edited_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        edited_at = _parse_edited_at(d.pop("edited_at"))

        reply_num = d.pop("reply_num")

        replies = []
        _replies = d.pop("replies")
        for replies_item_data in _replies:
            replies_item = CommentOut.from_dict(replies_item_data)

            replies.append(replies_item)

        thread_out = cls(
            id=id,
            parent_id=parent_id,
            depth=depth,
            author=author,
            is_from_school=is_from_school,
            text=text,
            state=state,
            is_mine=is_mine,
            editable_until=editable_until,
            agree_num=agree_num,
            disagree_num=disagree_num,
            my_vote=my_vote,
            created_at=created_at,
            edited_at=edited_at,
            reply_num=reply_num,
            replies=replies,
        )

        thread_out.additional_properties = d
        return thread_out

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
