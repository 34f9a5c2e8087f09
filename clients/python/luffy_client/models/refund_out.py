from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.refund_out_channel_type_0 import RefundOutChannelType0, check_refund_out_channel_type_0
from ..models.refund_out_state import RefundOutState, check_refund_out_state

if TYPE_CHECKING:
    from ..models.refund_line_out import RefundLineOut


T = TypeVar("T", bound="RefundOut")


@_attrs_define
class RefundOut:
    """`channel` is where the cash goes back to, null where none does; `needs_two`: two operators must agree.

    `is_stuck`: the channel could not deliver the cash, and a person of the school sees to it.

        Attributes:
            number (str):
            order (str):
            state (RefundOutState):
            state_label (str):
            reason (str):
            decision_reason (str):
            lines (list[RefundLineOut]):
            cash_fen (int):
            berries (int):
            gives_coupons (bool):
            channel (None | RefundOutChannelType0):
            channel_label (None | str):
            needs_two (bool):
            is_stuck (bool):
            asked_at (datetime.datetime):
            decided_at (datetime.datetime | None):
            done_at (datetime.datetime | None):
            actions (list[Literal['withdraw']]):
    """

    number: str
    order: str
    state: RefundOutState
    state_label: str
    reason: str
    decision_reason: str
    lines: list[RefundLineOut]
    cash_fen: int
    berries: int
    gives_coupons: bool
    channel: None | RefundOutChannelType0
    channel_label: None | str
    needs_two: bool
    is_stuck: bool
    asked_at: datetime.datetime
    decided_at: datetime.datetime | None
    done_at: datetime.datetime | None
    actions: list[Literal["withdraw"]]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        order = self.order

        state: str = self.state

        state_label = self.state_label

        reason = self.reason

        decision_reason = self.decision_reason

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        cash_fen = self.cash_fen

        berries = self.berries

        gives_coupons = self.gives_coupons

        channel: None | str
        if isinstance(self.channel, str):
            channel = self.channel
        else:
            channel = self.channel

        channel_label: None | str
        channel_label = self.channel_label

        needs_two = self.needs_two

        is_stuck = self.is_stuck

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

        actions = self.actions

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "order": order,
                "state": state,
                "state_label": state_label,
                "reason": reason,
                "decision_reason": decision_reason,
                "lines": lines,
                "cash_fen": cash_fen,
                "berries": berries,
                "gives_coupons": gives_coupons,
                "channel": channel,
                "channel_label": channel_label,
                "needs_two": needs_two,
                "is_stuck": is_stuck,
                "asked_at": asked_at,
                "decided_at": decided_at,
                "done_at": done_at,
                "actions": actions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.refund_line_out import RefundLineOut

        d = dict(src_dict)
        number = d.pop("number")

        order = d.pop("order")

        state = check_refund_out_state(d.pop("state"))

        state_label = d.pop("state_label")

        reason = d.pop("reason")

        decision_reason = d.pop("decision_reason")

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = RefundLineOut.from_dict(lines_item_data)

            lines.append(lines_item)

        cash_fen = d.pop("cash_fen")

        berries = d.pop("berries")

        gives_coupons = d.pop("gives_coupons")

        def _parse_channel(data: object) -> None | RefundOutChannelType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                channel_type_0 = check_refund_out_channel_type_0(data)

                return channel_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RefundOutChannelType0, data)

        channel = _parse_channel(d.pop("channel"))

        def _parse_channel_label(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        channel_label = _parse_channel_label(d.pop("channel_label"))

        needs_two = d.pop("needs_two")

        is_stuck = d.pop("is_stuck")

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
            actions_item = cast(Literal["withdraw"], actions_item_data)
            if actions_item != "withdraw":
                raise ValueError(f"actions_item must match const 'withdraw', got '{actions_item}'")
            actions.append(actions_item)

        refund_out = cls(
            number=number,
            order=order,
            state=state,
            state_label=state_label,
            reason=reason,
            decision_reason=decision_reason,
            lines=lines,
            cash_fen=cash_fen,
            berries=berries,
            gives_coupons=gives_coupons,
            channel=channel,
            channel_label=channel_label,
            needs_two=needs_two,
            is_stuck=is_stuck,
            asked_at=asked_at,
            decided_at=decided_at,
            done_at=done_at,
            actions=actions,
        )

        refund_out.additional_properties = d
        return refund_out

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
