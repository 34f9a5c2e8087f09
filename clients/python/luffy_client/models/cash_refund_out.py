from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.cash_refund_out_state import CashRefundOutState, check_cash_refund_out_state

T = TypeVar("T", bound="CashRefundOut")


@_attrs_define
class CashRefundOut:
    """The gateway's part. In `abnormal` and `rejected` a person has to act.

    Attributes:
        number (str):
        state (CashRefundOutState):
        state_label (str):
        tries (int):
        next_try_at (datetime.datetime | None):
        last_error (str):
        by_hand_reference (str):
    """

    number: str
    state: CashRefundOutState
    state_label: str
    tries: int
    next_try_at: datetime.datetime | None
    last_error: str
    by_hand_reference: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        state: str = self.state

        state_label = self.state_label

        tries = self.tries

        next_try_at: None | str
        if isinstance(self.next_try_at, datetime.datetime):
            next_try_at = self.next_try_at.isoformat()
        else:
            next_try_at = self.next_try_at

        last_error = self.last_error

        by_hand_reference = self.by_hand_reference

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "state": state,
                "state_label": state_label,
                "tries": tries,
                "next_try_at": next_try_at,
                "last_error": last_error,
                "by_hand_reference": by_hand_reference,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number = d.pop("number")

        state = check_cash_refund_out_state(d.pop("state"))

        state_label = d.pop("state_label")

        tries = d.pop("tries")

        def _parse_next_try_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_try_at_type_0 = datetime.datetime.fromisoformat(data)

                return next_try_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        next_try_at = _parse_next_try_at(d.pop("next_try_at"))

        last_error = d.pop("last_error")

        by_hand_reference = d.pop("by_hand_reference")

        cash_refund_out = cls(
            number=number,
            state=state,
            state_label=state_label,
            tries=tries,
            next_try_at=next_try_at,
            last_error=last_error,
            by_hand_reference=by_hand_reference,
        )

        cash_refund_out.additional_properties = d
        return cash_refund_out

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
