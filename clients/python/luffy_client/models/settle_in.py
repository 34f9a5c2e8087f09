from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.buy_now_in import BuyNowIn


T = TypeVar("T", bound="SettleIn")


@_attrs_define
class SettleIn:
    """Either `items`, products of the cart; or `buy_now`, one product without the cart.

    Attributes:
        items (list[str] | None | Unset):
        buy_now (BuyNowIn | None | Unset):
    """

    items: list[str] | None | Unset = UNSET
    buy_now: BuyNowIn | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.buy_now_in import BuyNowIn

        items: list[str] | None | Unset
        if isinstance(self.items, Unset):
            items = UNSET
        elif isinstance(self.items, list):
            items = self.items

        else:
            items = self.items

        buy_now: dict[str, Any] | None | Unset
        if isinstance(self.buy_now, Unset):
            buy_now = UNSET
        elif isinstance(self.buy_now, BuyNowIn):
            buy_now = self.buy_now.to_dict()
        else:
            buy_now = self.buy_now

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if items is not UNSET:
            field_dict["items"] = items
        if buy_now is not UNSET:
            field_dict["buy_now"] = buy_now

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.buy_now_in import BuyNowIn

        d = dict(src_dict)

        def _parse_items(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                items_type_0 = cast(list[str], data)

                return items_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        items = _parse_items(d.pop("items", UNSET))

        def _parse_buy_now(data: object) -> BuyNowIn | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                buy_now_type_0 = BuyNowIn.from_dict(data)

                return buy_now_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BuyNowIn | None | Unset, data)

        buy_now = _parse_buy_now(d.pop("buy_now", UNSET))

        settle_in = cls(
            items=items,
            buy_now=buy_now,
        )

        settle_in.additional_properties = d
        return settle_in

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
