from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.difference_out_channel import DifferenceOutChannel, check_difference_out_channel

T = TypeVar("T", bound="DifferenceOut")


@_attrs_define
class DifferenceOut:
    """`ours_fen` or `theirs_fen` is null where that side does not have it.

    `resolution` is what a person wrote; or `taken_in`: the bill told us and we have it now; or `agrees_now`.

        Attributes:
            id (int):
            channel (DifferenceOutChannel):
            bill_date (datetime.date):
            kind (str):
            kind_label (str):
            out_trade_no (str):
            out_refund_no (str):
            ours_fen (int | None):
            theirs_fen (int | None):
            order_number (None | str):
            found_at (datetime.datetime):
            resolved_at (datetime.datetime | None):
            resolved_by (None | str):
            resolution (str):
    """

    id: int
    channel: DifferenceOutChannel
    bill_date: datetime.date
    kind: str
    kind_label: str
    out_trade_no: str
    out_refund_no: str
    ours_fen: int | None
    theirs_fen: int | None
    order_number: None | str
    found_at: datetime.datetime
    resolved_at: datetime.datetime | None
    resolved_by: None | str
    resolution: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        channel: str = self.channel

        bill_date = self.bill_date.isoformat()

        kind = self.kind

        kind_label = self.kind_label

        out_trade_no = self.out_trade_no

        out_refund_no = self.out_refund_no

        ours_fen: int | None
        ours_fen = self.ours_fen

        theirs_fen: int | None
        theirs_fen = self.theirs_fen

        order_number: None | str
        order_number = self.order_number

        found_at = self.found_at.isoformat()

        resolved_at: None | str
        if isinstance(self.resolved_at, datetime.datetime):
            resolved_at = self.resolved_at.isoformat()
        else:
            resolved_at = self.resolved_at

        resolved_by: None | str
        resolved_by = self.resolved_by

        resolution = self.resolution

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "channel": channel,
                "bill_date": bill_date,
                "kind": kind,
                "kind_label": kind_label,
                "out_trade_no": out_trade_no,
                "out_refund_no": out_refund_no,
                "ours_fen": ours_fen,
                "theirs_fen": theirs_fen,
                "order_number": order_number,
                "found_at": found_at,
                "resolved_at": resolved_at,
                "resolved_by": resolved_by,
                "resolution": resolution,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        channel = check_difference_out_channel(d.pop("channel"))

        bill_date = datetime.date.fromisoformat(d.pop("bill_date"))

        kind = d.pop("kind")

        kind_label = d.pop("kind_label")

        out_trade_no = d.pop("out_trade_no")

        out_refund_no = d.pop("out_refund_no")

        def _parse_ours_fen(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        ours_fen = _parse_ours_fen(d.pop("ours_fen"))

        def _parse_theirs_fen(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        theirs_fen = _parse_theirs_fen(d.pop("theirs_fen"))

        def _parse_order_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        order_number = _parse_order_number(d.pop("order_number"))

        found_at = datetime.datetime.fromisoformat(d.pop("found_at"))

        def _parse_resolved_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                resolved_at_type_0 = datetime.datetime.fromisoformat(data)

                return resolved_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        resolved_at = _parse_resolved_at(d.pop("resolved_at"))

        def _parse_resolved_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        resolved_by = _parse_resolved_by(d.pop("resolved_by"))

        resolution = d.pop("resolution")

        difference_out = cls(
            id=id,
            channel=channel,
            bill_date=bill_date,
            kind=kind,
            kind_label=kind_label,
            out_trade_no=out_trade_no,
            out_refund_no=out_refund_no,
            ours_fen=ours_fen,
            theirs_fen=theirs_fen,
            order_number=order_number,
            found_at=found_at,
            resolved_at=resolved_at,
            resolved_by=resolved_by,
            resolution=resolution,
        )

        difference_out.additional_properties = d
        return difference_out

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
