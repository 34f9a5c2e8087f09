from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.order_with_money_back_out import OrderWithMoneyBackOut


T = TypeVar("T", bound="OkOrderWithMoneyBackOut")


@_attrs_define
class OkOrderWithMoneyBackOut:
    """
    Attributes:
        code (Literal[1000]):
        data (OrderWithMoneyBackOut): An order, and what was paid for it and goes back without having been asked for,
            the newest first.
    """

    code: Literal[1000]
    data: OrderWithMoneyBackOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        data = self.data.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "data": data,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.order_with_money_back_out import OrderWithMoneyBackOut

        d = dict(src_dict)
        code = cast(Literal[1000], d.pop("code"))
        if code != 1000:
            raise ValueError(f"code must match const 1000, got '{code}'")

        data = OrderWithMoneyBackOut.from_dict(d.pop("data"))

        ok_order_with_money_back_out = cls(
            code=code,
            data=data,
        )

        ok_order_with_money_back_out.additional_properties = d
        return ok_order_with_money_back_out

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
