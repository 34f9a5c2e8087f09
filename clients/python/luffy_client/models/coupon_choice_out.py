from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.unusable import Unusable, check_unusable

T = TypeVar("T", bound="CouponChoiceOut")


@_attrs_define
class CouponChoiceOut:
    """A held coupon at one place. `missing_fen` is what is lacking to its threshold, else 0.

    Attributes:
        id (int):
        name (str):
        coupon_type (int):
        text (str):
        money_fen (int):
        off_percent (int | None):
        minimum_fen (int):
        valid_from (datetime.date):
        valid_until (datetime.date):
        usable (bool):
        reason (None | Unusable):
        reason_text (None | str):
        missing_fen (int):
        discount_fen (int):
    """

    id: int
    name: str
    coupon_type: int
    text: str
    money_fen: int
    off_percent: int | None
    minimum_fen: int
    valid_from: datetime.date
    valid_until: datetime.date
    usable: bool
    reason: None | Unusable
    reason_text: None | str
    missing_fen: int
    discount_fen: int
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

        valid_from = self.valid_from.isoformat()

        valid_until = self.valid_until.isoformat()

        usable = self.usable

        reason: None | str
        if isinstance(self.reason, str):
            reason = self.reason
        else:
            reason = self.reason

        reason_text: None | str
        reason_text = self.reason_text

        missing_fen = self.missing_fen

        discount_fen = self.discount_fen

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
                "valid_from": valid_from,
                "valid_until": valid_until,
                "usable": usable,
                "reason": reason,
                "reason_text": reason_text,
                "missing_fen": missing_fen,
                "discount_fen": discount_fen,
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

        valid_from = datetime.date.fromisoformat(d.pop("valid_from"))

        valid_until = datetime.date.fromisoformat(d.pop("valid_until"))

        usable = d.pop("usable")

        def _parse_reason(data: object) -> None | Unusable:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reason_type_0 = check_unusable(data)

                return reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unusable, data)

        reason = _parse_reason(d.pop("reason"))

        def _parse_reason_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason_text = _parse_reason_text(d.pop("reason_text"))

        missing_fen = d.pop("missing_fen")

        discount_fen = d.pop("discount_fen")

        coupon_choice_out = cls(
            id=id,
            name=name,
            coupon_type=coupon_type,
            text=text,
            money_fen=money_fen,
            off_percent=off_percent,
            minimum_fen=minimum_fen,
            valid_from=valid_from,
            valid_until=valid_until,
            usable=usable,
            reason=reason,
            reason_text=reason_text,
            missing_fen=missing_fen,
            discount_fen=discount_fen,
        )

        coupon_choice_out.additional_properties = d
        return coupon_choice_out

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
