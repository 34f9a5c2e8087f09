from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.ops_refund_out_actions_item import OpsRefundOutActionsItem, check_ops_refund_out_actions_item
from ..models.ops_refund_out_state import OpsRefundOutState, check_ops_refund_out_state

if TYPE_CHECKING:
    from ..models.cash_refund_out import CashRefundOut
    from ..models.ops_refund_line_out import OpsRefundLineOut


T = TypeVar("T", bound="OpsRefundOut")


@_attrs_define
class OpsRefundOut:
    """As an operator sees it; `actions` are those this operator may take now.

    Attributes:
        number (str):
        order (str):
        username (str):
        state (OpsRefundOutState):
        state_label (str):
        is_stuck (bool):
        reason (str):
        decision_reason (str):
        lines (list[OpsRefundLineOut]):
        cash_fen (int):
        berries (int):
        gives_coupons (bool):
        needs_two (bool):
        first_approver (None | str):
        second_approver (None | str):
        cash_refund (CashRefundOut | None):
        asked_at (datetime.datetime):
        decided_at (datetime.datetime | None):
        done_at (datetime.datetime | None):
        actions (list[OpsRefundOutActionsItem]):
    """

    number: str
    order: str
    username: str
    state: OpsRefundOutState
    state_label: str
    is_stuck: bool
    reason: str
    decision_reason: str
    lines: list[OpsRefundLineOut]
    cash_fen: int
    berries: int
    gives_coupons: bool
    needs_two: bool
    first_approver: None | str
    second_approver: None | str
    cash_refund: CashRefundOut | None
    asked_at: datetime.datetime
    decided_at: datetime.datetime | None
    done_at: datetime.datetime | None
    actions: list[OpsRefundOutActionsItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.cash_refund_out import CashRefundOut

        number = self.number

        order = self.order

        username = self.username

        state: str = self.state

        state_label = self.state_label

        is_stuck = self.is_stuck

        reason = self.reason

        decision_reason = self.decision_reason

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        cash_fen = self.cash_fen

        berries = self.berries

        gives_coupons = self.gives_coupons

        needs_two = self.needs_two

        first_approver: None | str
        first_approver = self.first_approver

        second_approver: None | str
        second_approver = self.second_approver

        cash_refund: dict[str, Any] | None
        if isinstance(self.cash_refund, CashRefundOut):
            cash_refund = self.cash_refund.to_dict()
        else:
            cash_refund = self.cash_refund

        asked_at = self.asked_at.isoformat()

        decided_at: None | str
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

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
                "number": number,
                "order": order,
                "username": username,
                "state": state,
                "state_label": state_label,
                "is_stuck": is_stuck,
                "reason": reason,
                "decision_reason": decision_reason,
                "lines": lines,
                "cash_fen": cash_fen,
                "berries": berries,
                "gives_coupons": gives_coupons,
                "needs_two": needs_two,
                "first_approver": first_approver,
                "second_approver": second_approver,
                "cash_refund": cash_refund,
                "asked_at": asked_at,
                "decided_at": decided_at,
                "done_at": done_at,
                "actions": actions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.cash_refund_out import CashRefundOut
        from ..models.ops_refund_line_out import OpsRefundLineOut

        d = dict(src_dict)
        number = d.pop("number")

        order = d.pop("order")

        username = d.pop("username")

        state = check_ops_refund_out_state(d.pop("state"))

        state_label = d.pop("state_label")

        is_stuck = d.pop("is_stuck")

        reason = d.pop("reason")

        decision_reason = d.pop("decision_reason")

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = OpsRefundLineOut.from_dict(lines_item_data)

            lines.append(lines_item)

        cash_fen = d.pop("cash_fen")

        berries = d.pop("berries")

        gives_coupons = d.pop("gives_coupons")

        needs_two = d.pop("needs_two")

        def _parse_first_approver(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        first_approver = _parse_first_approver(d.pop("first_approver"))

        def _parse_second_approver(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        second_approver = _parse_second_approver(d.pop("second_approver"))

        def _parse_cash_refund(data: object) -> CashRefundOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                cash_refund_type_0 = CashRefundOut.from_dict(data)

                return cash_refund_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CashRefundOut | None, data)

        cash_refund = _parse_cash_refund(d.pop("cash_refund"))

        asked_at = datetime.datetime.fromisoformat(d.pop("asked_at"))

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
            actions_item = check_ops_refund_out_actions_item(actions_item_data)

            actions.append(actions_item)

        ops_refund_out = cls(
            number=number,
            order=order,
            username=username,
            state=state,
            state_label=state_label,
            is_stuck=is_stuck,
            reason=reason,
            decision_reason=decision_reason,
            lines=lines,
            cash_fen=cash_fen,
            berries=berries,
            gives_coupons=gives_coupons,
            needs_two=needs_two,
            first_approver=first_approver,
            second_approver=second_approver,
            cash_refund=cash_refund,
            asked_at=asked_at,
            decided_at=decided_at,
            done_at=done_at,
            actions=actions,
        )

        ops_refund_out.additional_properties = d
        return ops_refund_out

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
