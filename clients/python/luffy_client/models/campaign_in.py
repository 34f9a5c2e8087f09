from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="CampaignIn")


@_attrs_define
class CampaignIn:
    """`is_listed`: anybody may claim it in the claim centre; else it comes by code or is issued.

    Attributes:
        coupon_type (int):
        name (str):
        quantity (int):
        open_date (datetime.date):
        close_date (datetime.date):
        product (str | Unset):  Default: ''.
        money_fen (int | Unset):  Default: 0.
        off_percent (int | None | Unset):
        minimum_fen (int | Unset):  Default: 0.
        brief (str | Unset):  Default: ''.
        per_account (int | Unset):  Default: 1.
        valid_begin_date (datetime.date | None | Unset):
        valid_end_date (datetime.date | None | Unset):
        coupon_valid_days (int | None | Unset):
        is_listed (bool | Unset):  Default: True.
    """

    coupon_type: int
    name: str
    quantity: int
    open_date: datetime.date
    close_date: datetime.date
    product: str | Unset = ""
    money_fen: int | Unset = 0
    off_percent: int | None | Unset = UNSET
    minimum_fen: int | Unset = 0
    brief: str | Unset = ""
    per_account: int | Unset = 1
    valid_begin_date: datetime.date | None | Unset = UNSET
    valid_end_date: datetime.date | None | Unset = UNSET
    coupon_valid_days: int | None | Unset = UNSET
    is_listed: bool | Unset = True
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        coupon_type = self.coupon_type

        name = self.name

        quantity = self.quantity

        open_date = self.open_date.isoformat()

        close_date = self.close_date.isoformat()

        product = self.product

        money_fen = self.money_fen

        off_percent: int | None | Unset
        if isinstance(self.off_percent, Unset):
            off_percent = UNSET
        else:
            off_percent = self.off_percent

        minimum_fen = self.minimum_fen

        brief = self.brief

        per_account = self.per_account

        valid_begin_date: None | str | Unset
        if isinstance(self.valid_begin_date, Unset):
            valid_begin_date = UNSET
        elif isinstance(self.valid_begin_date, datetime.date):
            valid_begin_date = self.valid_begin_date.isoformat()
        else:
            valid_begin_date = self.valid_begin_date

        valid_end_date: None | str | Unset
        if isinstance(self.valid_end_date, Unset):
            valid_end_date = UNSET
        elif isinstance(self.valid_end_date, datetime.date):
            valid_end_date = self.valid_end_date.isoformat()
        else:
            valid_end_date = self.valid_end_date

        coupon_valid_days: int | None | Unset
        if isinstance(self.coupon_valid_days, Unset):
            coupon_valid_days = UNSET
        else:
            coupon_valid_days = self.coupon_valid_days

        is_listed = self.is_listed

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "coupon_type": coupon_type,
                "name": name,
                "quantity": quantity,
                "open_date": open_date,
                "close_date": close_date,
            }
        )
        if product is not UNSET:
            field_dict["product"] = product
        if money_fen is not UNSET:
            field_dict["money_fen"] = money_fen
        if off_percent is not UNSET:
            field_dict["off_percent"] = off_percent
        if minimum_fen is not UNSET:
            field_dict["minimum_fen"] = minimum_fen
        if brief is not UNSET:
            field_dict["brief"] = brief
        if per_account is not UNSET:
            field_dict["per_account"] = per_account
        if valid_begin_date is not UNSET:
            field_dict["valid_begin_date"] = valid_begin_date
        if valid_end_date is not UNSET:
            field_dict["valid_end_date"] = valid_end_date
        if coupon_valid_days is not UNSET:
            field_dict["coupon_valid_days"] = coupon_valid_days
        if is_listed is not UNSET:
            field_dict["is_listed"] = is_listed

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        coupon_type = d.pop("coupon_type")

        name = d.pop("name")

        quantity = d.pop("quantity")

        open_date = datetime.date.fromisoformat(d.pop("open_date"))

        close_date = datetime.date.fromisoformat(d.pop("close_date"))

        product = d.pop("product", UNSET)

        money_fen = d.pop("money_fen", UNSET)

        def _parse_off_percent(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        off_percent = _parse_off_percent(d.pop("off_percent", UNSET))

        minimum_fen = d.pop("minimum_fen", UNSET)

        brief = d.pop("brief", UNSET)

        per_account = d.pop("per_account", UNSET)

        def _parse_valid_begin_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_begin_date_type_0 = datetime.date.fromisoformat(data)

                return valid_begin_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        valid_begin_date = _parse_valid_begin_date(d.pop("valid_begin_date", UNSET))

        def _parse_valid_end_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_end_date_type_0 = datetime.date.fromisoformat(data)

                return valid_end_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        valid_end_date = _parse_valid_end_date(d.pop("valid_end_date", UNSET))

        def _parse_coupon_valid_days(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        coupon_valid_days = _parse_coupon_valid_days(d.pop("coupon_valid_days", UNSET))

        is_listed = d.pop("is_listed", UNSET)

        campaign_in = cls(
            coupon_type=coupon_type,
            name=name,
            quantity=quantity,
            open_date=open_date,
            close_date=close_date,
            product=product,
            money_fen=money_fen,
            off_percent=off_percent,
            minimum_fen=minimum_fen,
            brief=brief,
            per_account=per_account,
            valid_begin_date=valid_begin_date,
            valid_end_date=valid_end_date,
            coupon_valid_days=coupon_valid_days,
            is_listed=is_listed,
        )

        campaign_in.additional_properties = d
        return campaign_in

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
