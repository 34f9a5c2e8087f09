from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.plan_price_in import PlanPriceIn


T = TypeVar("T", bound="PlanIn")


@_attrs_define
class PlanIn:
    """`prices`: one for each period that is sold, one of the days of docs/rules/access.md.

    Attributes:
        name (str):
        brief (str):
        benefits (list[str] | Unset):
        on_sale (bool | Unset):  Default: True.
        order (int | Unset):  Default: 0.
        prices (list[PlanPriceIn] | Unset):
    """

    name: str
    brief: str
    benefits: list[str] | Unset = UNSET
    on_sale: bool | Unset = True
    order: int | Unset = 0
    prices: list[PlanPriceIn] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        brief = self.brief

        benefits: list[str] | Unset = UNSET
        if not isinstance(self.benefits, Unset):
            benefits = self.benefits

        on_sale = self.on_sale

        order = self.order

        prices: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.prices, Unset):
            prices = []
            for prices_item_data in self.prices:
                prices_item = prices_item_data.to_dict()
                prices.append(prices_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "brief": brief,
            }
        )
        if benefits is not UNSET:
            field_dict["benefits"] = benefits
        if on_sale is not UNSET:
            field_dict["on_sale"] = on_sale
        if order is not UNSET:
            field_dict["order"] = order
        if prices is not UNSET:
            field_dict["prices"] = prices

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.plan_price_in import PlanPriceIn

        d = dict(src_dict)
        name = d.pop("name")

        brief = d.pop("brief")

        benefits = cast(list[str], d.pop("benefits", UNSET))

        on_sale = d.pop("on_sale", UNSET)

        order = d.pop("order", UNSET)

        _prices = d.pop("prices", UNSET)
        prices: list[PlanPriceIn] | Unset = UNSET
        if _prices is not UNSET:
            prices = []
            for prices_item_data in _prices:
                prices_item = PlanPriceIn.from_dict(prices_item_data)

                prices.append(prices_item)

        plan_in = cls(
            name=name,
            brief=brief,
            benefits=benefits,
            on_sale=on_sale,
            order=order,
            prices=prices,
        )

        plan_in.additional_properties = d
        return plan_in

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
