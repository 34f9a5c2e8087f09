from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.case_attempt_out_channel import CaseAttemptOutChannel, check_case_attempt_out_channel

T = TypeVar("T", bound="CaseAttemptOut")


@_attrs_define
class CaseAttemptOut:
    """
    Attributes:
        out_trade_no (str):
        channel (CaseAttemptOutChannel):
        method (str):
        amount_fen (int):
        state (str):
        disposition (None | str):
        channel_trade_no (None | str):
        created_at (datetime.datetime):
        expires_at (datetime.datetime):
        paid_at (datetime.datetime | None):
        next_query_at (datetime.datetime | None):
        queries (int):
    """

    out_trade_no: str
    channel: CaseAttemptOutChannel
    method: str
    amount_fen: int
    state: str
    disposition: None | str
    channel_trade_no: None | str
    created_at: datetime.datetime
    expires_at: datetime.datetime
    paid_at: datetime.datetime | None
    next_query_at: datetime.datetime | None
    queries: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        out_trade_no = self.out_trade_no

        channel: str = self.channel

        method = self.method

        amount_fen = self.amount_fen

        state = self.state

        disposition: None | str
        disposition = self.disposition

        channel_trade_no: None | str
        channel_trade_no = self.channel_trade_no

        created_at = self.created_at.isoformat()

        expires_at = self.expires_at.isoformat()

        paid_at: None | str
        if isinstance(self.paid_at, datetime.datetime):
            paid_at = self.paid_at.isoformat()
        else:
            paid_at = self.paid_at

        next_query_at: None | str
        if isinstance(self.next_query_at, datetime.datetime):
            next_query_at = self.next_query_at.isoformat()
        else:
            next_query_at = self.next_query_at

        queries = self.queries

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "out_trade_no": out_trade_no,
                "channel": channel,
                "method": method,
                "amount_fen": amount_fen,
                "state": state,
                "disposition": disposition,
                "channel_trade_no": channel_trade_no,
                "created_at": created_at,
                "expires_at": expires_at,
                "paid_at": paid_at,
                "next_query_at": next_query_at,
                "queries": queries,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        out_trade_no = d.pop("out_trade_no")

        channel = check_case_attempt_out_channel(d.pop("channel"))

        method = d.pop("method")

        amount_fen = d.pop("amount_fen")

        state = d.pop("state")

        def _parse_disposition(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        disposition = _parse_disposition(d.pop("disposition"))

        def _parse_channel_trade_no(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        channel_trade_no = _parse_channel_trade_no(d.pop("channel_trade_no"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        def _parse_paid_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                paid_at_type_0 = datetime.datetime.fromisoformat(data)

                return paid_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        paid_at = _parse_paid_at(d.pop("paid_at"))

        def _parse_next_query_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_query_at_type_0 = datetime.datetime.fromisoformat(data)

                return next_query_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        next_query_at = _parse_next_query_at(d.pop("next_query_at"))

        queries = d.pop("queries")

        case_attempt_out = cls(
            out_trade_no=out_trade_no,
            channel=channel,
            method=method,
            amount_fen=amount_fen,
            state=state,
            disposition=disposition,
            channel_trade_no=channel_trade_no,
            created_at=created_at,
            expires_at=expires_at,
            paid_at=paid_at,
            next_query_at=next_query_at,
            queries=queries,
        )

        case_attempt_out.additional_properties = d
        return case_attempt_out

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
