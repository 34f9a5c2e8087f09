from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.bill_out_channel import BillOutChannel, check_bill_out_channel
from ..models.bill_out_state import BillOutState, check_bill_out_state

T = TypeVar("T", bound="BillOut")


@_attrs_define
class BillOut:
    """
    Attributes:
        channel (BillOutChannel):
        bill_date (datetime.date):
        state (BillOutState):
        state_label (str):
        reason (str):
        payments (int):
        paid_fen (int):
        refunds (int):
        refunded_fen (int):
        sha256 (str):
        fetched_at (datetime.datetime | None):
        differences (int):
        open_differences (int):
    """

    channel: BillOutChannel
    bill_date: datetime.date
    state: BillOutState
    state_label: str
    reason: str
    payments: int
    paid_fen: int
    refunds: int
    refunded_fen: int
    sha256: str
    fetched_at: datetime.datetime | None
    differences: int
    open_differences: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        channel: str = self.channel

        bill_date = self.bill_date.isoformat()

        state: str = self.state

        state_label = self.state_label

        reason = self.reason

        payments = self.payments

        paid_fen = self.paid_fen

        refunds = self.refunds

        refunded_fen = self.refunded_fen

        sha256 = self.sha256

        fetched_at: None | str
        if isinstance(self.fetched_at, datetime.datetime):
            fetched_at = self.fetched_at.isoformat()
        else:
            fetched_at = self.fetched_at

        differences = self.differences

        open_differences = self.open_differences

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "channel": channel,
                "bill_date": bill_date,
                "state": state,
                "state_label": state_label,
                "reason": reason,
                "payments": payments,
                "paid_fen": paid_fen,
                "refunds": refunds,
                "refunded_fen": refunded_fen,
                "sha256": sha256,
                "fetched_at": fetched_at,
                "differences": differences,
                "open_differences": open_differences,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        channel = check_bill_out_channel(d.pop("channel"))

        bill_date = datetime.date.fromisoformat(d.pop("bill_date"))

        state = check_bill_out_state(d.pop("state"))

        state_label = d.pop("state_label")

        reason = d.pop("reason")

        payments = d.pop("payments")

        paid_fen = d.pop("paid_fen")

        refunds = d.pop("refunds")

        refunded_fen = d.pop("refunded_fen")

        sha256 = d.pop("sha256")

        def _parse_fetched_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                fetched_at_type_0 = datetime.datetime.fromisoformat(data)

                return fetched_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        fetched_at = _parse_fetched_at(d.pop("fetched_at"))

        differences = d.pop("differences")

        open_differences = d.pop("open_differences")

        bill_out = cls(
            channel=channel,
            bill_date=bill_date,
            state=state,
            state_label=state_label,
            reason=reason,
            payments=payments,
            paid_fen=paid_fen,
            refunds=refunds,
            refunded_fen=refunded_fen,
            sha256=sha256,
            fetched_at=fetched_at,
            differences=differences,
            open_differences=open_differences,
        )

        bill_out.additional_properties = d
        return bill_out

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
