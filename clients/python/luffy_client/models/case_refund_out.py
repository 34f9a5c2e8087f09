from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.case_refund_out_actions_item import CaseRefundOutActionsItem, check_case_refund_out_actions_item

T = TypeVar("T", bound="CaseRefundOut")


@_attrs_define
class CaseRefundOut:
    """
    Attributes:
        out_refund_no (str):
        out_trade_no (str):
        amount_fen (int):
        reason (str):
        reason_label (str):
        state (str):
        state_label (str):
        tries (int):
        last_error (str):
        by_hand_reference (str):
        created_at (datetime.datetime):
        next_try_at (datetime.datetime | None):
        done_at (datetime.datetime | None):
        actions (list[CaseRefundOutActionsItem]):
    """

    out_refund_no: str
    out_trade_no: str
    amount_fen: int
    reason: str
    reason_label: str
    state: str
    state_label: str
    tries: int
    last_error: str
    by_hand_reference: str
    created_at: datetime.datetime
    next_try_at: datetime.datetime | None
    done_at: datetime.datetime | None
    actions: list[CaseRefundOutActionsItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        out_refund_no = self.out_refund_no

        out_trade_no = self.out_trade_no

        amount_fen = self.amount_fen

        reason = self.reason

        reason_label = self.reason_label

        state = self.state

        state_label = self.state_label

        tries = self.tries

        last_error = self.last_error

        by_hand_reference = self.by_hand_reference

        created_at = self.created_at.isoformat()

        next_try_at: None | str
        if isinstance(self.next_try_at, datetime.datetime):
            next_try_at = self.next_try_at.isoformat()
        else:
            next_try_at = self.next_try_at

        done_at: None | str
        if isinstance(self.done_at, datetime.datetime):
            done_at = self.done_at.isoformat()
        else:
            done_at = self.done_at

        actions = []
        for actions_item_data in self.actions:
            actions_item: str = actions_item_data
            actions.append(actions_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "out_refund_no": out_refund_no,
                "out_trade_no": out_trade_no,
                "amount_fen": amount_fen,
                "reason": reason,
                "reason_label": reason_label,
                "state": state,
                "state_label": state_label,
                "tries": tries,
                "last_error": last_error,
                "by_hand_reference": by_hand_reference,
                "created_at": created_at,
                "next_try_at": next_try_at,
                "done_at": done_at,
                "actions": actions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        out_refund_no = d.pop("out_refund_no")

        out_trade_no = d.pop("out_trade_no")

        amount_fen = d.pop("amount_fen")

        reason = d.pop("reason")

        reason_label = d.pop("reason_label")

        state = d.pop("state")

        state_label = d.pop("state_label")

        tries = d.pop("tries")

        last_error = d.pop("last_error")

        by_hand_reference = d.pop("by_hand_reference")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

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

        actions = []
        _actions = d.pop("actions")
        for actions_item_data in _actions:
            actions_item = check_case_refund_out_actions_item(actions_item_data)

            actions.append(actions_item)

        case_refund_out = cls(
            out_refund_no=out_refund_no,
            out_trade_no=out_trade_no,
            amount_fen=amount_fen,
            reason=reason,
            reason_label=reason_label,
            state=state,
            state_label=state_label,
            tries=tries,
            last_error=last_error,
            by_hand_reference=by_hand_reference,
            created_at=created_at,
            next_try_at=next_try_at,
            done_at=done_at,
            actions=actions,
        )

        case_refund_out.additional_properties = d
        return case_refund_out

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
