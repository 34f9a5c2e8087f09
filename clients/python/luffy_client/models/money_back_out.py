from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.money_back_out_reason import MoneyBackOutReason, check_money_back_out_reason
from ..models.money_back_out_state import MoneyBackOutState, check_money_back_out_state

T = TypeVar("T", bound="MoneyBackOut")


@_attrs_define
class MoneyBackOut:
    """Money that goes back by itself: it came when the order was over (`late`), or once more (`twice`).

    `with_school`: the channel could not return it, and the school does so another way.

        Attributes:
            amount_fen (int):
            reason (MoneyBackOutReason):
            state (MoneyBackOutState):
            state_label (str):
            asked_at (datetime.datetime):
            done_at (datetime.datetime | None):
    """

    amount_fen: int
    reason: MoneyBackOutReason
    state: MoneyBackOutState
    state_label: str
    asked_at: datetime.datetime
    done_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        amount_fen = self.amount_fen

        reason: str = self.reason

        state: str = self.state

        state_label = self.state_label

        asked_at = self.asked_at.isoformat()

        done_at: None | str
        if isinstance(self.done_at, datetime.datetime):
            done_at = self.done_at.isoformat()
        else:
            done_at = self.done_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "amount_fen": amount_fen,
                "reason": reason,
                "state": state,
                "state_label": state_label,
                "asked_at": asked_at,
                "done_at": done_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        amount_fen = d.pop("amount_fen")

        reason = check_money_back_out_reason(d.pop("reason"))

        state = check_money_back_out_state(d.pop("state"))

        state_label = d.pop("state_label")

        asked_at = datetime.datetime.fromisoformat(d.pop("asked_at"))

        def _parse_done_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                done_at_type_0 = datetime.datetime.fromisoformat(data)

                return done_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        done_at = _parse_done_at(d.pop("done_at"))

        money_back_out = cls(
            amount_fen=amount_fen,
            reason=reason,
            state=state,
            state_label=state_label,
            asked_at=asked_at,
            done_at=done_at,
        )

        money_back_out.additional_properties = d
        return money_back_out

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
