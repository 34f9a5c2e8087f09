from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.ops_certificate_out_kind import OpsCertificateOutKind, check_ops_certificate_out_kind

T = TypeVar("T", bound="OpsCertificateOut")


@_attrs_define
class OpsCertificateOut:
    """
    Attributes:
        number (str):
        kind (OpsCertificateOutKind):
        title (str):
        holder (str):
        completed_date (datetime.date):
        issued_at (datetime.datetime):
        revoked_at (datetime.datetime | None):
        address (str):
        username (str):
        reason (str):
    """

    number: str
    kind: OpsCertificateOutKind
    title: str
    holder: str
    completed_date: datetime.date
    issued_at: datetime.datetime
    revoked_at: datetime.datetime | None
    address: str
    username: str
    reason: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        kind: str = self.kind

        title = self.title

        holder = self.holder

        completed_date = self.completed_date.isoformat()

        issued_at = self.issued_at.isoformat()

        revoked_at: None | str
        if isinstance(self.revoked_at, datetime.datetime):
            revoked_at = self.revoked_at.isoformat()
        else:
            revoked_at = self.revoked_at

        address = self.address

        username = self.username

        reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "kind": kind,
                "title": title,
                "holder": holder,
                "completed_date": completed_date,
                "issued_at": issued_at,
                "revoked_at": revoked_at,
                "address": address,
                "username": username,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number = d.pop("number")

        kind = check_ops_certificate_out_kind(d.pop("kind"))

        title = d.pop("title")

        holder = d.pop("holder")

        completed_date = datetime.date.fromisoformat(d.pop("completed_date"))

        issued_at = datetime.datetime.fromisoformat(d.pop("issued_at"))

        def _parse_revoked_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                revoked_at_type_0 = datetime.datetime.fromisoformat(data)

                return revoked_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        revoked_at = _parse_revoked_at(d.pop("revoked_at"))

        address = d.pop("address")

        username = d.pop("username")

        reason = d.pop("reason")

        ops_certificate_out = cls(
            number=number,
            kind=kind,
            title=title,
            holder=holder,
            completed_date=completed_date,
            issued_at=issued_at,
            revoked_at=revoked_at,
            address=address,
            username=username,
            reason=reason,
        )

        ops_certificate_out.additional_properties = d
        return ops_certificate_out

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
