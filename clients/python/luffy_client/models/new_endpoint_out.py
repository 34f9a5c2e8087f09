from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="NewEndpointOut")


@_attrs_define
class NewEndpointOut:
    """`secret` is shown this once: receivers prove by it that a message is ours.

    Attributes:
        id (int):
        label (str):
        url (str):
        events (list[str]):
        is_on (bool):
        disabled_at (datetime.datetime | None):
        disabled_reason (str):
        failing_since (datetime.datetime | None):
        created_at (datetime.datetime):
        waiting (int):
        dead (int):
        secret (str):
    """

    id: int
    label: str
    url: str
    events: list[str]
    is_on: bool
    disabled_at: datetime.datetime | None
    disabled_reason: str
    failing_since: datetime.datetime | None
    created_at: datetime.datetime
    waiting: int
    dead: int
    secret: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        label = self.label

        url = self.url

        events = self.events

        is_on = self.is_on

        disabled_at: None | str
        if isinstance(self.disabled_at, datetime.datetime):
            disabled_at = self.disabled_at.isoformat()
        else:
            disabled_at = self.disabled_at

        disabled_reason = self.disabled_reason

        failing_since: None | str
        if isinstance(self.failing_since, datetime.datetime):
            failing_since = self.failing_since.isoformat()
        else:
            failing_since = self.failing_since

        created_at = self.created_at.isoformat()

        waiting = self.waiting

        dead = self.dead

        secret = self.secret

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "label": label,
                "url": url,
                "events": events,
                "is_on": is_on,
                "disabled_at": disabled_at,
                "disabled_reason": disabled_reason,
                "failing_since": failing_since,
                "created_at": created_at,
                "waiting": waiting,
                "dead": dead,
                "secret": secret,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        label = d.pop("label")

        url = d.pop("url")

        events = cast(list[str], d.pop("events"))

        is_on = d.pop("is_on")

        def _parse_disabled_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                disabled_at_type_0 = datetime.datetime.fromisoformat(data)

                return disabled_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        disabled_at = _parse_disabled_at(d.pop("disabled_at"))

        disabled_reason = d.pop("disabled_reason")

        def _parse_failing_since(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                failing_since_type_0 = datetime.datetime.fromisoformat(data)

                return failing_since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        failing_since = _parse_failing_since(d.pop("failing_since"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        waiting = d.pop("waiting")

        dead = d.pop("dead")

        secret = d.pop("secret")

        new_endpoint_out = cls(
            id=id,
            label=label,
            url=url,
            events=events,
            is_on=is_on,
            disabled_at=disabled_at,
            disabled_reason=disabled_reason,
            failing_since=failing_since,
            created_at=created_at,
            waiting=waiting,
            dead=dead,
            secret=secret,
        )

        new_endpoint_out.additional_properties = d
        return new_endpoint_out

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
