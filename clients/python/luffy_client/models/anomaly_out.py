from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.anomaly_out_actions_item import AnomalyOutActionsItem, check_anomaly_out_actions_item
from ..models.anomaly_out_channel_type_0 import AnomalyOutChannelType0, check_anomaly_out_channel_type_0
from ..models.anomaly_out_kind import AnomalyOutKind, check_anomaly_out_kind

T = TypeVar("T", bound="AnomalyOut")


@_attrs_define
class AnomalyOut:
    """`number` is the channel's side of it (payment or refund); `id` is what `resolve` needs, where it can be.

    `actions` are what can be done about it.

        Attributes:
            kind (AnomalyOutKind):
            kind_label (str):
            id (int | None):
            channel (AnomalyOutChannelType0 | None):
            number (str):
            order_number (None | str):
            bill_date (datetime.date | None):
            amount_fen (int | None):
            problem (str):
            tries (int | None):
            since (datetime.datetime):
            age_seconds (int):
            actions (list[AnomalyOutActionsItem]):
    """

    kind: AnomalyOutKind
    kind_label: str
    id: int | None
    channel: AnomalyOutChannelType0 | None
    number: str
    order_number: None | str
    bill_date: datetime.date | None
    amount_fen: int | None
    problem: str
    tries: int | None
    since: datetime.datetime
    age_seconds: int
    actions: list[AnomalyOutActionsItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        kind_label = self.kind_label

        id: int | None
        id = self.id

        channel: None | str
        if isinstance(self.channel, str):
            channel = self.channel
        else:
            channel = self.channel

        number = self.number

        order_number: None | str
        order_number = self.order_number

        bill_date: None | str
        if isinstance(self.bill_date, datetime.date):
            bill_date = self.bill_date.isoformat()
        else:
            bill_date = self.bill_date

        amount_fen: int | None
        amount_fen = self.amount_fen

        problem = self.problem

        tries: int | None
        tries = self.tries

        since = self.since.isoformat()

        age_seconds = self.age_seconds

        actions = []
        for actions_item_data in self.actions:
            actions_item: str = actions_item_data
            actions.append(actions_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "kind_label": kind_label,
                "id": id,
                "channel": channel,
                "number": number,
                "order_number": order_number,
                "bill_date": bill_date,
                "amount_fen": amount_fen,
                "problem": problem,
                "tries": tries,
                "since": since,
                "age_seconds": age_seconds,
                "actions": actions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_anomaly_out_kind(d.pop("kind"))

        kind_label = d.pop("kind_label")

        def _parse_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        id = _parse_id(d.pop("id"))

        def _parse_channel(data: object) -> AnomalyOutChannelType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                channel_type_0 = check_anomaly_out_channel_type_0(data)

                return channel_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AnomalyOutChannelType0 | None, data)

        channel = _parse_channel(d.pop("channel"))

        number = d.pop("number")

        def _parse_order_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        order_number = _parse_order_number(d.pop("order_number"))

        def _parse_bill_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                bill_date_type_0 = datetime.date.fromisoformat(data)

                return bill_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        bill_date = _parse_bill_date(d.pop("bill_date"))

        def _parse_amount_fen(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        amount_fen = _parse_amount_fen(d.pop("amount_fen"))

        problem = d.pop("problem")

        def _parse_tries(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        tries = _parse_tries(d.pop("tries"))

        since = datetime.datetime.fromisoformat(d.pop("since"))

        age_seconds = d.pop("age_seconds")

        actions = []
        _actions = d.pop("actions")
        for actions_item_data in _actions:
            actions_item = check_anomaly_out_actions_item(actions_item_data)

            actions.append(actions_item)

        anomaly_out = cls(
            kind=kind,
            kind_label=kind_label,
            id=id,
            channel=channel,
            number=number,
            order_number=order_number,
            bill_date=bill_date,
            amount_fen=amount_fen,
            problem=problem,
            tries=tries,
            since=since,
            age_seconds=age_seconds,
            actions=actions,
        )

        anomaly_out.additional_properties = d
        return anomaly_out

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
