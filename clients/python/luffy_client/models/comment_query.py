from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.comment_query_sort import CommentQuerySort, check_comment_query_sort
from ..types import UNSET, Unset

T = TypeVar("T", bound="CommentQuery")


@_attrs_define
class CommentQuery:
    """Which page of threads, counted from 1; the best first, or the newest.

    Attributes:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        sort (CommentQuerySort | Unset):  Default: 'newest'.
    """

    page: int | Unset = 1
    page_size: int | Unset = 20
    sort: CommentQuerySort | Unset = "newest"
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        page = self.page

        page_size = self.page_size

        sort: str | Unset = UNSET
        if not isinstance(self.sort, Unset):
            sort = self.sort

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if page is not UNSET:
            field_dict["page"] = page
        if page_size is not UNSET:
            field_dict["page_size"] = page_size
        if sort is not UNSET:
            field_dict["sort"] = sort

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        page = d.pop("page", UNSET)

        page_size = d.pop("page_size", UNSET)

        _sort = d.pop("sort", UNSET)
        sort: CommentQuerySort | Unset
        if isinstance(_sort, Unset):
            sort = UNSET
        else:
            sort = check_comment_query_sort(_sort)

        comment_query = cls(
            page=page,
            page_size=page_size,
            sort=sort,
        )

        comment_query.additional_properties = d
        return comment_query

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
