from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.case_notice_out_channel import CaseNoticeOutChannel, check_case_notice_out_channel

if TYPE_CHECKING:
    from ..models.notice_field_out import NoticeFieldOut


T = TypeVar("T", bound="CaseNoticeOut")


@_attrs_define
class CaseNoticeOut:
    """`fields` are the notice as it came; what may name a person is masked.

    Attributes:
        id (int):
        channel (CaseNoticeOutChannel):
        out_trade_no (str):
        verdict (str):
        verdict_label (str):
        reason (str):
        deliveries (int):
        received_at (datetime.datetime):
        resolved_at (datetime.datetime | None):
        resolution (str):
        fields (list[NoticeFieldOut]):
    """

    id: int
    channel: CaseNoticeOutChannel
    out_trade_no: str
    verdict: str
    verdict_label: str
    reason: str
    deliveries: int
    received_at: datetime.datetime
    resolved_at: datetime.datetime | None
    resolution: str
    fields: list[NoticeFieldOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        channel: str = self.channel

        out_trade_no = self.out_trade_no

        verdict = self.verdict

        verdict_label = self.verdict_label

        reason = self.reason

        deliveries = self.deliveries

        received_at = self.received_at.isoformat()

        resolved_at: None | str
        if isinstance(self.resolved_at, datetime.datetime):
            resolved_at = self.resolved_at.isoformat()
        else:
            resolved_at = self.resolved_at

        resolution = self.resolution

        fields = []
        for fields_item_data in self.fields:
            fields_item = fields_item_data.to_dict()
            fields.append(fields_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "channel": channel,
                "out_trade_no": out_trade_no,
                "verdict": verdict,
                "verdict_label": verdict_label,
                "reason": reason,
                "deliveries": deliveries,
                "received_at": received_at,
                "resolved_at": resolved_at,
                "resolution": resolution,
                "fields": fields,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.notice_field_out import NoticeFieldOut

        d = dict(src_dict)
        id = d.pop("id")

        channel = check_case_notice_out_channel(d.pop("channel"))

        out_trade_no = d.pop("out_trade_no")

        verdict = d.pop("verdict")

        verdict_label = d.pop("verdict_label")

        reason = d.pop("reason")

        deliveries = d.pop("deliveries")

        received_at = datetime.datetime.fromisoformat(d.pop("received_at"))

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

        resolution = d.pop("resolution")

        fields = []
        _fields = d.pop("fields")
        for fields_item_data in _fields:
            fields_item = NoticeFieldOut.from_dict(fields_item_data)

            fields.append(fields_item)

        case_notice_out = cls(
            id=id,
            channel=channel,
            out_trade_no=out_trade_no,
            verdict=verdict,
            verdict_label=verdict_label,
            reason=reason,
            deliveries=deliveries,
            received_at=received_at,
            resolved_at=resolved_at,
            resolution=resolution,
            fields=fields,
        )

        case_notice_out.additional_properties = d
        return case_notice_out

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
