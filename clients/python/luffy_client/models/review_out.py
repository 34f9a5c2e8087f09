from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ReviewOut")


@_attrs_define
class ReviewOut:
    """
    Attributes:
        id (int):
        author (str):
        module (None | str):
        about_teacher (int):
        about_video (int):
        about_course (int):
        review (str):
        created_at (datetime.datetime):
        is_recommend (bool):
        agree_number (int):
        disagree_number (int):
        is_mine (bool):
        my_vote (int):
        is_shown (bool):
    """

    id: int
    author: str
    module: None | str
    about_teacher: int
    about_video: int
    about_course: int
    review: str
    created_at: datetime.datetime
    is_recommend: bool
    agree_number: int
    disagree_number: int
    is_mine: bool
    my_vote: int
    is_shown: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        author = self.author

        module: None | str
        module = self.module

        about_teacher = self.about_teacher

        about_video = self.about_video

        about_course = self.about_course

        review = self.review

        created_at = self.created_at.isoformat()

        is_recommend = self.is_recommend

        agree_number = self.agree_number

        disagree_number = self.disagree_number

        is_mine = self.is_mine

        my_vote = self.my_vote

        is_shown = self.is_shown

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "author": author,
                "module": module,
                "about_teacher": about_teacher,
                "about_video": about_video,
                "about_course": about_course,
                "review": review,
                "created_at": created_at,
                "is_recommend": is_recommend,
                "agree_number": agree_number,
                "disagree_number": disagree_number,
                "is_mine": is_mine,
                "my_vote": my_vote,
                "is_shown": is_shown,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        author = d.pop("author")

        def _parse_module(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        module = _parse_module(d.pop("module"))

        about_teacher = d.pop("about_teacher")

        about_video = d.pop("about_video")

        about_course = d.pop("about_course")

        review = d.pop("review")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        is_recommend = d.pop("is_recommend")

        agree_number = d.pop("agree_number")

        disagree_number = d.pop("disagree_number")

        is_mine = d.pop("is_mine")

        my_vote = d.pop("my_vote")

        is_shown = d.pop("is_shown")

        review_out = cls(
            id=id,
            author=author,
            module=module,
            about_teacher=about_teacher,
            about_video=about_video,
            about_course=about_course,
            review=review,
            created_at=created_at,
            is_recommend=is_recommend,
            agree_number=agree_number,
            disagree_number=disagree_number,
            is_mine=is_mine,
            my_vote=my_vote,
            is_shown=is_shown,
        )

        review_out.additional_properties = d
        return review_out

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
