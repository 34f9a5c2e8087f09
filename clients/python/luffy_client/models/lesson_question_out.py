from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.lesson_question_out_author_role import (
    LessonQuestionOutAuthorRole,
    check_lesson_question_out_author_role,
)

T = TypeVar("T", bound="LessonQuestionOut")


@_attrs_define
class LessonQuestionOut:
    """
    Attributes:
        id (int):
        author (str):
        author_role (LessonQuestionOutAuthorRole):
        text (str):
        created_at (datetime.datetime):
        edited_at (datetime.datetime | None):
        agree_number (int):
        disagree_number (int):
        is_mine (bool):
        my_vote (int):
        is_held (bool):
        section_id (int):
        title (str):
        answer_count (int):
        is_solved (bool):
        is_watched (bool):
    """

    id: int
    author: str
    author_role: LessonQuestionOutAuthorRole
    text: str
    created_at: datetime.datetime
    edited_at: datetime.datetime | None
    agree_number: int
    disagree_number: int
    is_mine: bool
    my_vote: int
    is_held: bool
    section_id: int
    title: str
    answer_count: int
    is_solved: bool
    is_watched: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        author = self.author

        author_role: str = self.author_role

        text = self.text

        created_at = self.created_at.isoformat()

        edited_at: None | str
        if isinstance(self.edited_at, datetime.datetime):
            edited_at = self.edited_at.isoformat()
        else:
            edited_at = self.edited_at

        agree_number = self.agree_number

        disagree_number = self.disagree_number

        is_mine = self.is_mine

        my_vote = self.my_vote

        is_held = self.is_held

        section_id = self.section_id

        title = self.title

        answer_count = self.answer_count

        is_solved = self.is_solved

        is_watched = self.is_watched

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "author": author,
                "author_role": author_role,
                "text": text,
                "created_at": created_at,
                "edited_at": edited_at,
                "agree_number": agree_number,
                "disagree_number": disagree_number,
                "is_mine": is_mine,
                "my_vote": my_vote,
                "is_held": is_held,
                "section_id": section_id,
                "title": title,
                "answer_count": answer_count,
                "is_solved": is_solved,
                "is_watched": is_watched,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        author = d.pop("author")

        author_role = check_lesson_question_out_author_role(d.pop("author_role"))

        text = d.pop("text")

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

        agree_number = d.pop("agree_number")

        disagree_number = d.pop("disagree_number")

        is_mine = d.pop("is_mine")

        my_vote = d.pop("my_vote")

        is_held = d.pop("is_held")

        section_id = d.pop("section_id")

        title = d.pop("title")

        answer_count = d.pop("answer_count")

        is_solved = d.pop("is_solved")

        is_watched = d.pop("is_watched")

        lesson_question_out = cls(
            id=id,
            author=author,
            author_role=author_role,
            text=text,
            created_at=created_at,
            edited_at=edited_at,
            agree_number=agree_number,
            disagree_number=disagree_number,
            is_mine=is_mine,
            my_vote=my_vote,
            is_held=is_held,
            section_id=section_id,
            title=title,
            answer_count=answer_count,
            is_solved=is_solved,
            is_watched=is_watched,
        )

        lesson_question_out.additional_properties = d
        return lesson_question_out

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
