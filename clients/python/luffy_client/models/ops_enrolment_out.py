from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.ops_enrolment_out_status import OpsEnrolmentOutStatus, check_ops_enrolment_out_status

T = TypeVar("T", bound="OpsEnrolmentOut")


@_attrs_define
class OpsEnrolmentOut:
    """
    Attributes:
        id (int):
        account (str):
        degree (str):
        edition (int):
        status (OpsEnrolmentOutStatus):
        mentor (None | str):
        valid_until (datetime.date | None):
        wished_mentor (str):
        mentor_fee_balance (int):
    """

    id: int
    account: str
    degree: str
    edition: int
    status: OpsEnrolmentOutStatus
    mentor: None | str
    valid_until: datetime.date | None
    wished_mentor: str
    mentor_fee_balance: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        account = self.account

        degree = self.degree

        edition = self.edition

        status: str = self.status

        mentor: None | str
        mentor = self.mentor

        valid_until: None | str
        if isinstance(self.valid_until, datetime.date):
            valid_until = self.valid_until.isoformat()
        else:
            valid_until = self.valid_until

        wished_mentor = self.wished_mentor

        mentor_fee_balance = self.mentor_fee_balance

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "account": account,
                "degree": degree,
                "edition": edition,
                "status": status,
                "mentor": mentor,
                "valid_until": valid_until,
                "wished_mentor": wished_mentor,
                "mentor_fee_balance": mentor_fee_balance,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        account = d.pop("account")

        degree = d.pop("degree")

        edition = d.pop("edition")

        status = check_ops_enrolment_out_status(d.pop("status"))

        def _parse_mentor(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        mentor = _parse_mentor(d.pop("mentor"))

        def _parse_valid_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_until_type_0 = datetime.date.fromisoformat(data)

                return valid_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_until = _parse_valid_until(d.pop("valid_until"))

        wished_mentor = d.pop("wished_mentor")

        mentor_fee_balance = d.pop("mentor_fee_balance")

        ops_enrolment_out = cls(
            id=id,
            account=account,
            degree=degree,
            edition=edition,
            status=status,
            mentor=mentor,
            valid_until=valid_until,
            wished_mentor=wished_mentor,
            mentor_fee_balance=mentor_fee_balance,
        )

        ops_enrolment_out.additional_properties = d
        return ops_enrolment_out

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
