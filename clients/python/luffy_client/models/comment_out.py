from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.comment_out_my_vote_type_0 import CommentOutMyVoteType0, check_comment_out_my_vote_type_0
from ..models.comment_out_state import CommentOutState, check_comment_out_state

T = TypeVar("T", bound="CommentOut")


@_attrs_define
class CommentOut:
    """`text` and `author` are null where only the place is left.

    Attributes:
        id (int):
        parent_id (int | None):
        depth (int):
        author (None | str):
        is_from_school (bool):
        text (None | str):
        state (CommentOutState):
        is_mine (bool):
        editable_until (datetime.datetime | None):
        agree_num (int):
        disagree_num (int):
        my_vote (CommentOutMyVoteType0 | None):
        created_at (datetime.datetime):
        edited_at (datetime.datetime | None):
    """

    id: int
    parent_id: int | None
    depth: int
    author: None | str
    is_from_school: bool
    text: None | str
    state: CommentOutState
    is_mine: bool
    editable_until: datetime.datetime | None
    agree_num: int
    disagree_num: int
    my_vote: CommentOutMyVoteType0 | None
    created_at: datetime.datetime
    edited_at: datetime.datetime | None
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
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
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

        state = check_comment_out_state(d.pop("state"))

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

        def _parse_my_vote(data: object) -> CommentOutMyVoteType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                my_vote_type_0 = check_comment_out_my_vote_type_0(data)

                return my_vote_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CommentOutMyVoteType0 | None, data)

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

        comment_out = cls(
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
        )

        comment_out.additional_properties = d
        return comment_out

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
