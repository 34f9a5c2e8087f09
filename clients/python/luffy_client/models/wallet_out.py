from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.origin_out import OriginOut


T = TypeVar("T", bound="WalletOut")


@_attrs_define
class WalletOut:
    """Berries. `held` ones are promised to unpaid orders, `withdrawing` ones wait to be paid out.

    `withdrawable` ones are earned and ripe today; a withdrawal is of `withdrawal_minimum` or more.

        Attributes:
            available (int):
            held (int):
            withdrawing (int):
            withdrawable (int):
            origins (list[OriginOut]):
            fen_per_berry (int):
            withdrawal_minimum (int):
    """

    available: int
    held: int
    withdrawing: int
    withdrawable: int
    origins: list[OriginOut]
    fen_per_berry: int
    withdrawal_minimum: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        available = self.available

        held = self.held

        withdrawing = self.withdrawing

        withdrawable = self.withdrawable

        origins = []
        for origins_item_data in self.origins:
            origins_item = origins_item_data.to_dict()
            origins.append(origins_item)

        fen_per_berry = self.fen_per_berry

        withdrawal_minimum = self.withdrawal_minimum

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "available": available,
                "held": held,
                "withdrawing": withdrawing,
                "withdrawable": withdrawable,
                "origins": origins,
                "fen_per_berry": fen_per_berry,
                "withdrawal_minimum": withdrawal_minimum,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.origin_out import OriginOut

        d = dict(src_dict)
        available = d.pop("available")

        held = d.pop("held")

        withdrawing = d.pop("withdrawing")

        withdrawable = d.pop("withdrawable")

        origins = []
        _origins = d.pop("origins")
        for origins_item_data in _origins:
            origins_item = OriginOut.from_dict(origins_item_data)

            origins.append(origins_item)

        fen_per_berry = d.pop("fen_per_berry")

        withdrawal_minimum = d.pop("withdrawal_minimum")

        wallet_out = cls(
            available=available,
            held=held,
            withdrawing=withdrawing,
            withdrawable=withdrawable,
            origins=origins,
            fen_per_berry=fen_per_berry,
            withdrawal_minimum=withdrawal_minimum,
        )

        wallet_out.additional_properties = d
        return wallet_out

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
