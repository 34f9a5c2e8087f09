from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.stage import Stage, check_stage

if TYPE_CHECKING:
    from ..models.funnel_out import FunnelOut


T = TypeVar("T", bound="CampaignOut")


@_attrs_define
class CampaignOut:
    """
    Attributes:
        id (int):
        name (str):
        brief (str):
        coupon_type (int):
        text (str):
        money_fen (int):
        off_percent (int | None):
        minimum_fen (int):
        product (None | str):
        product_name (None | str):
        quantity (int):
        per_account (int):
        open_date (datetime.date):
        close_date (datetime.date):
        valid_from (datetime.date | None):
        valid_until (datetime.date | None):
        valid_days (int | None):
        is_listed (bool):
        stage (Stage): Of a campaign, by its days: what the claim centre does with it.
        stopped_at (datetime.datetime | None):
        funnel (FunnelOut): `claimed` = unused + held + used + expired. `revenue_fen`: cash of paid orders, less what
            went back.
    """

    id: int
    name: str
    brief: str
    coupon_type: int
    text: str
    money_fen: int
    off_percent: int | None
    minimum_fen: int
    product: None | str
    product_name: None | str
    quantity: int
    per_account: int
    open_date: datetime.date
    close_date: datetime.date
    valid_from: datetime.date | None
    valid_until: datetime.date | None
    valid_days: int | None
    is_listed: bool
    stage: Stage
    stopped_at: datetime.datetime | None
    funnel: FunnelOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        brief = self.brief

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

        quantity = self.quantity

        per_account = self.per_account

        open_date = self.open_date.isoformat()

        close_date = self.close_date.isoformat()

        valid_from: None | str
        if isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        valid_until: None | str
        if isinstance(self.valid_until, datetime.date):
            valid_until = self.valid_until.isoformat()
        else:
            valid_until = self.valid_until

        valid_days: int | None
        valid_days = self.valid_days

        is_listed = self.is_listed

        stage: str = self.stage

        stopped_at: None | str
        if isinstance(self.stopped_at, datetime.datetime):
            stopped_at = self.stopped_at.isoformat()
        else:
            stopped_at = self.stopped_at

        funnel = self.funnel.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "brief": brief,
                "coupon_type": coupon_type,
                "text": text,
                "money_fen": money_fen,
                "off_percent": off_percent,
                "minimum_fen": minimum_fen,
                "product": product,
                "product_name": product_name,
                "quantity": quantity,
                "per_account": per_account,
                "open_date": open_date,
                "close_date": close_date,
                "valid_from": valid_from,
                "valid_until": valid_until,
                "valid_days": valid_days,
                "is_listed": is_listed,
                "stage": stage,
                "stopped_at": stopped_at,
                "funnel": funnel,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.funnel_out import FunnelOut

        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        brief = d.pop("brief")

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

        quantity = d.pop("quantity")

        per_account = d.pop("per_account")

        open_date = datetime.date.fromisoformat(d.pop("open_date"))

        close_date = datetime.date.fromisoformat(d.pop("close_date"))

        def _parse_valid_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_from_type_0 = datetime.date.fromisoformat(data)

                return valid_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_from = _parse_valid_from(d.pop("valid_from"))

        def _parse_valid_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_until_type_0 = datetime.date.fromisoformat(data)

                return valid_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_until = _parse_valid_until(d.pop("valid_until"))

        def _parse_valid_days(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        valid_days = _parse_valid_days(d.pop("valid_days"))

        is_listed = d.pop("is_listed")

        stage = check_stage(d.pop("stage"))

        def _parse_stopped_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                stopped_at_type_0 = datetime.datetime.fromisoformat(data)

                return stopped_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        stopped_at = _parse_stopped_at(d.pop("stopped_at"))

        funnel = FunnelOut.from_dict(d.pop("funnel"))

        campaign_out = cls(
            id=id,
            name=name,
            brief=brief,
            coupon_type=coupon_type,
            text=text,
            money_fen=money_fen,
            off_percent=off_percent,
            minimum_fen=minimum_fen,
            product=product,
            product_name=product_name,
            quantity=quantity,
            per_account=per_account,
            open_date=open_date,
            close_date=close_date,
            valid_from=valid_from,
            valid_until=valid_until,
            valid_days=valid_days,
            is_listed=is_listed,
            stage=stage,
            stopped_at=stopped_at,
            funnel=funnel,
        )

        campaign_out.additional_properties = d
        return campaign_out

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
