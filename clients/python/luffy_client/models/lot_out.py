from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.lot_out_origin import LotOutOrigin, check_lot_out_origin

T = TypeVar("T", bound="LotOut")


@_attrs_define
class LotOut:
    """Berries that came in at once. They may be withdrawn from `withdrawable_from_date` on; never, where it is null.

    Attributes:
        id (int):
        origin (LotOutOrigin):
        label (str):
        amount (int):
        available (int):
        held (int):
        withdrawing (int):
        withdrawable_from_date (datetime.date | None):
        memo (str):
        at (datetime.datetime):
    """

    id: int
    origin: LotOutOrigin
    label: str
    amount: int
    available: int
    held: int
    withdrawing: int
    withdrawable_from_date: datetime.date | None
    memo: str
    at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        origin: str = self.origin

        label = self.label

        amount = self.amount

        available = self.available

        held = self.held

        withdrawing = self.withdrawing

        withdrawable_from_date: None | str
        if isinstance(self.withdrawable_from_date, datetime.date):
            withdrawable_from_date = self.withdrawable_from_date.isoformat()
        else:
            withdrawable_from_date = self.withdrawable_from_date

        memo = self.memo

        at = self.at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "origin": origin,
                "label": label,
                "amount": amount,
                "available": available,
                "held": held,
                "withdrawing": withdrawing,
                "withdrawable_from_date": withdrawable_from_date,
                "memo": memo,
                "at": at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        origin = check_lot_out_origin(d.pop("origin"))

        label = d.pop("label")

        amount = d.pop("amount")

        available = d.pop("available")

        held = d.pop("held")

        withdrawing = d.pop("withdrawing")

        def _parse_withdrawable_from_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                withdrawable_from_date_type_0 = datetime.date.fromisoformat(data)

                return withdrawable_from_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        withdrawable_from_date = _parse_withdrawable_from_date(d.pop("withdrawable_from_date"))

        memo = d.pop("memo")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        lot_out = cls(
            id=id,
            origin=origin,
            label=label,
            amount=amount,
            available=available,
            held=held,
            withdrawing=withdrawing,
            withdrawable_from_date=withdrawable_from_date,
            memo=memo,
            at=at,
        )

        lot_out.additional_properties = d
        return lot_out

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
