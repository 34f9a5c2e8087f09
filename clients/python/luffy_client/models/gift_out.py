from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.gift_out_state import GiftOutState, check_gift_out_state

T = TypeVar("T", bound="GiftOut")


@_attrs_define
class GiftOut:
    """`transfer` and `available_after` are null for as long as it waits for a second operator, or was refused.

    Attributes:
        key (str):
        username (str):
        amount (int):
        reason (str):
        state (GiftOutState):
        state_label (str):
        asked_by (None | str):
        asked_at (datetime.datetime):
        decided_by (None | str):
        decided_at (datetime.datetime | None):
        can_decide (bool):
        transfer (None | str):
        available_after (int | None):
    """

    key: str
    username: str
    amount: int
    reason: str
    state: GiftOutState
    state_label: str
    asked_by: None | str
    asked_at: datetime.datetime
    decided_by: None | str
    decided_at: datetime.datetime | None
    can_decide: bool
    transfer: None | str
    available_after: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        username = self.username

        amount = self.amount

        reason = self.reason

        state: str = self.state

        state_label = self.state_label

        asked_by: None | str
        asked_by = self.asked_by

        asked_at = self.asked_at.isoformat()

        decided_by: None | str
        decided_by = self.decided_by

        decided_at: None | str
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        can_decide = self.can_decide

        transfer: None | str
        transfer = self.transfer

        available_after: int | None
        available_after = self.available_after

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "username": username,
                "amount": amount,
                "reason": reason,
                "state": state,
                "state_label": state_label,
                "asked_by": asked_by,
                "asked_at": asked_at,
                "decided_by": decided_by,
                "decided_at": decided_at,
                "can_decide": can_decide,
                "transfer": transfer,
                "available_after": available_after,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        key = d.pop("key")

        username = d.pop("username")

        amount = d.pop("amount")

        reason = d.pop("reason")

        state = check_gift_out_state(d.pop("state"))

        state_label = d.pop("state_label")

        def _parse_asked_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        asked_by = _parse_asked_by(d.pop("asked_by"))

        asked_at = datetime.datetime.fromisoformat(d.pop("asked_at"))

        def _parse_decided_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        decided_by = _parse_decided_by(d.pop("decided_by"))

        def _parse_decided_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_at_type_0 = datetime.datetime.fromisoformat(data)

                return decided_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        decided_at = _parse_decided_at(d.pop("decided_at"))

        can_decide = d.pop("can_decide")

        def _parse_transfer(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        transfer = _parse_transfer(d.pop("transfer"))

        def _parse_available_after(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        available_after = _parse_available_after(d.pop("available_after"))

        gift_out = cls(
            key=key,
            username=username,
            amount=amount,
            reason=reason,
            state=state,
            state_label=state_label,
            asked_by=asked_by,
            asked_at=asked_at,
            decided_by=decided_by,
            decided_at=decided_at,
            can_decide=can_decide,
            transfer=transfer,
            available_after=available_after,
        )

        gift_out.additional_properties = d
        return gift_out

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
