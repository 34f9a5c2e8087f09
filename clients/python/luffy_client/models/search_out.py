from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.kind_counts_out import KindCountsOut
    from ..models.search_item_out import SearchItemOut


T = TypeVar("T", bound="SearchOut")


@_attrs_define
class SearchOut:
    """`total` is that of the kind that was asked for.

    `corrected`: what was looked for instead, as nothing has what was typed; `is_near`: nothing has all of it.

        Attributes:
            q (str):
            items (list[SearchItemOut]):
            total (int):
            counts (KindCountsOut):
            corrected (None | str):
            is_near (bool):
            page (int):
            page_size (int):
    """

    q: str
    items: list[SearchItemOut]
    total: int
    counts: KindCountsOut
    corrected: None | str
    is_near: bool
    page: int
    page_size: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        q = self.q

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        total = self.total

        counts = self.counts.to_dict()

        corrected: None | str
        corrected = self.corrected

        is_near = self.is_near

        page = self.page

        page_size = self.page_size

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "q": q,
                "items": items,
                "total": total,
                "counts": counts,
                "corrected": corrected,
                "is_near": is_near,
                "page": page,
                "page_size": page_size,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.kind_counts_out import KindCountsOut
        from ..models.search_item_out import SearchItemOut

        d = dict(src_dict)
        q = d.pop("q")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = SearchItemOut.from_dict(items_item_data)

            items.append(items_item)

        total = d.pop("total")

        counts = KindCountsOut.from_dict(d.pop("counts"))

        def _parse_corrected(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        corrected = _parse_corrected(d.pop("corrected"))

        is_near = d.pop("is_near")

        page = d.pop("page")

        page_size = d.pop("page_size")

        search_out = cls(
            q=q,
            items=items,
            total=total,
            counts=counts,
            corrected=corrected,
            is_near=is_near,
            page=page,
            page_size=page_size,
        )

        search_out.additional_properties = d
        return search_out

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
