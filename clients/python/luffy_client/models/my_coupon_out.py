from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.state import State, check_state

T = TypeVar("T", bound="MyCouponOut")


@_attrs_define
class MyCouponOut:
    """A coupon I hold; `id` is the record's, which settlement takes. Both days are inclusive.

    Attributes:
        id (int):
        name (str):
        coupon_type (int):
        text (str):
        money_fen (int):
        off_percent (int | None):
        minimum_fen (int):
        product (None | str):
        product_name (None | str):
        valid_from (datetime.date):
        valid_until (datetime.date):
        state (State): Of a record, as its holder sees it: the dates decide, not whether a job has run.
        claimed_at (datetime.datetime):
        used_at (datetime.datetime | None):
    """

    id: int
    name: str
    coupon_type: int
    text: str
    money_fen: int
    off_percent: int | None
    minimum_fen: int
    product: None | str
    product_name: None | str
    valid_from: datetime.date
    valid_until: datetime.date
    state: State
    claimed_at: datetime.datetime
    used_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        coupon_type = self.coupon_type

        text = self.text

        money_fen = self.money_fen

        off_percent: int | None
        off_percent = self.off_percent

        minimum_fen = self.minimum_fen

        product: None | str
        product = self.product

        product_name: None | str
        product_name = self.product_name

        valid_from = self.valid_from.isoformat()

        valid_until = self.valid_until.isoformat()

        state: str = self.state

        claimed_at = self.claimed_at.isoformat()

        used_at: None | str
        if isinstance(self.used_at, datetime.datetime):
            used_at = self.used_at.isoformat()
        else:
            used_at = self.used_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "coupon_type": coupon_type,
                "text": text,
                "money_fen": money_fen,
                "off_percent": off_percent,
                "minimum_fen": minimum_fen,
                "product": product,
                "product_name": product_name,
                "valid_from": valid_from,
                "valid_until": valid_until,
                "state": state,
                "claimed_at": claimed_at,
                "used_at": used_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        coupon_type = d.pop("coupon_type")

        text = d.pop("text")

        money_fen = d.pop("money_fen")

        def _parse_off_percent(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        off_percent = _parse_off_percent(d.pop("off_percent"))

        minimum_fen = d.pop("minimum_fen")

        def _parse_product(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        product = _parse_product(d.pop("product"))

        def _parse_product_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        product_name = _parse_product_name(d.pop("product_name"))

        valid_from = datetime.date.fromisoformat(d.pop("valid_from"))

        valid_until = datetime.date.fromisoformat(d.pop("valid_until"))

        state = check_state(d.pop("state"))

        claimed_at = datetime.datetime.fromisoformat(d.pop("claimed_at"))

        def _parse_used_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                used_at_type_0 = datetime.datetime.fromisoformat(data)

                return used_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        used_at = _parse_used_at(d.pop("used_at"))

        my_coupon_out = cls(
            id=id,
            name=name,
            coupon_type=coupon_type,
            text=text,
            money_fen=money_fen,
            off_percent=off_percent,
            minimum_fen=minimum_fen,
            product=product,
            product_name=product_name,
            valid_from=valid_from,
            valid_until=valid_until,
            state=state,
            claimed_at=claimed_at,
            used_at=used_at,
        )

        my_coupon_out.additional_properties = d
        return my_coupon_out

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
