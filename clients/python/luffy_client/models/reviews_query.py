from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.reviews_query_sort import ReviewsQuerySort


T = TypeVar("T", bound="ReviewsQuery")


@_attrs_define
class ReviewsQuery:
    """
    Attributes:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        stars (int | None | Unset):
        sort (ReviewsQuerySort | Unset):
    """

    page: int | Unset = 1
    page_size: int | Unset = 20
    stars: int | None | Unset = UNSET
    sort: ReviewsQuerySort | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        page = self.page

        page_size = self.page_size

        stars: int | None | Unset
        if isinstance(self.stars, Unset):
            stars = UNSET
        else:
            stars = self.stars

        sort: dict[str, Any] | Unset = UNSET
        if not isinstance(self.sort, Unset):
            sort = self.sort.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if page is not UNSET:
            field_dict["page"] = page
        if page_size is not UNSET:
            field_dict["page_size"] = page_size
        if stars is not UNSET:
            field_dict["stars"] = stars
        if sort is not UNSET:
            field_dict["sort"] = sort

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reviews_query_sort import ReviewsQuerySort

        d = dict(src_dict)
        page = d.pop("page", UNSET)

        page_size = d.pop("page_size", UNSET)

        def _parse_stars(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        stars = _parse_stars(d.pop("stars", UNSET))

        _sort = d.pop("sort", UNSET)
        sort: ReviewsQuerySort | Unset
        if isinstance(_sort, Unset):
            sort = UNSET
        else:
            sort = ReviewsQuerySort.from_dict(_sort)

        reviews_query = cls(
            page=page,
            page_size=page_size,
            stars=stars,
            sort=sort,
        )

        reviews_query.additional_properties = d
        return reviews_query

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
