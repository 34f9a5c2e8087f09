from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.delivery_detail_out_status import DeliveryDetailOutStatus, check_delivery_detail_out_status

if TYPE_CHECKING:
    from ..models.delivery_detail_out_message import DeliveryDetailOutMessage
    from ..models.try_out import TryOut


T = TypeVar("T", bound="DeliveryDetailOut")


@_attrs_define
class DeliveryDetailOut:
    """
    Attributes:
        id (int):
        number (str):
        event (str):
        subject (str):
        endpoint_id (int):
        endpoint_label (str):
        status (DeliveryDetailOutStatus):
        tries (int):
        created_at (datetime.datetime):
        next_try_at (datetime.datetime | None):
        last_at (datetime.datetime | None):
        last_status_code (int | None):
        last_duration_ms (int | None):
        message (DeliveryDetailOutMessage):
        attempts (list[TryOut]):
    """

    id: int
    number: str
    event: str
    subject: str
    endpoint_id: int
    endpoint_label: str
    status: DeliveryDetailOutStatus
    tries: int
    created_at: datetime.datetime
    next_try_at: datetime.datetime | None
    last_at: datetime.datetime | None
    last_status_code: int | None
    last_duration_ms: int | None
    message: DeliveryDetailOutMessage
    attempts: list[TryOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        number = self.number

        event = self.event

        subject = self.subject

        endpoint_id = self.endpoint_id

        endpoint_label = self.endpoint_label

        status: str = self.status

        tries = self.tries

        created_at = self.created_at.isoformat()

        next_try_at: None | str
        if isinstance(self.next_try_at, datetime.datetime):
            next_try_at = self.next_try_at.isoformat()
        else:
            next_try_at = self.next_try_at

        last_at: None | str
        if isinstance(self.last_at, datetime.datetime):
            last_at = self.last_at.isoformat()
        else:
            last_at = self.last_at

        last_status_code: int | None
        last_status_code = self.last_status_code

        last_duration_ms: int | None
        last_duration_ms = self.last_duration_ms

        message = self.message.to_dict()

        attempts = []
        for attempts_item_data in self.attempts:
            attempts_item = attempts_item_data.to_dict()
            attempts.append(attempts_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "number": number,
                "event": event,
                "subject": subject,
                "endpoint_id": endpoint_id,
                "endpoint_label": endpoint_label,
                "status": status,
                "tries": tries,
                "created_at": created_at,
                "next_try_at": next_try_at,
                "last_at": last_at,
                "last_status_code": last_status_code,
                "last_duration_ms": last_duration_ms,
                "message": message,
                "attempts": attempts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.delivery_detail_out_message import DeliveryDetailOutMessage
        from ..models.try_out import TryOut

        d = dict(src_dict)
        id = d.pop("id")

        number = d.pop("number")

        event = d.pop("event")

        subject = d.pop("subject")

        endpoint_id = d.pop("endpoint_id")

        endpoint_label = d.pop("endpoint_label")

        status = check_delivery_detail_out_status(d.pop("status"))

        tries = d.pop("tries")

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

        def _parse_last_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_at_type_0 = datetime.datetime.fromisoformat(data)

                return last_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_at = _parse_last_at(d.pop("last_at"))

        def _parse_last_status_code(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        last_status_code = _parse_last_status_code(d.pop("last_status_code"))

        def _parse_last_duration_ms(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        last_duration_ms = _parse_last_duration_ms(d.pop("last_duration_ms"))

        message = DeliveryDetailOutMessage.from_dict(d.pop("message"))

        attempts = []
        _attempts = d.pop("attempts")
        for attempts_item_data in _attempts:
            attempts_item = TryOut.from_dict(attempts_item_data)

            attempts.append(attempts_item)

        delivery_detail_out = cls(
            id=id,
            number=number,
            event=event,
            subject=subject,
            endpoint_id=endpoint_id,
            endpoint_label=endpoint_label,
            status=status,
            tries=tries,
            created_at=created_at,
            next_try_at=next_try_at,
            last_at=last_at,
            last_status_code=last_status_code,
            last_duration_ms=last_duration_ms,
            message=message,
            attempts=attempts,
        )

        delivery_detail_out.additional_properties = d
        return delivery_detail_out

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
