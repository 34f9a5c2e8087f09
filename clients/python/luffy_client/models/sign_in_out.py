from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.sign_in_out_step import SignInOutStep, check_sign_in_out_step

T = TypeVar("T", bound="SignInOut")


@_attrs_define
class SignInOut:
    """`name`: of the account, or masked as it was typed. `step`: how far it came.

    Attributes:
        id (int):
        at (datetime.datetime):
        name (str):
        account_id (int | None):
        source (str):
        address (None | str):
        is_good (bool):
        step (SignInOutStep):
    """

    id: int
    at: datetime.datetime
    name: str
    account_id: int | None
    source: str
    address: None | str
    is_good: bool
    step: SignInOutStep
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        at = self.at.isoformat()

        name = self.name

        account_id: int | None
        account_id = self.account_id

        source = self.source

        address: None | str
        address = self.address

        is_good = self.is_good

        step: str = self.step

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "at": at,
                "name": name,
                "account_id": account_id,
                "source": source,
                "address": address,
                "is_good": is_good,
                "step": step,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        name = d.pop("name")

        def _parse_account_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        account_id = _parse_account_id(d.pop("account_id"))

        source = d.pop("source")

        def _parse_address(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        address = _parse_address(d.pop("address"))

        is_good = d.pop("is_good")

        step = check_sign_in_out_step(d.pop("step"))

        sign_in_out = cls(
            id=id,
            at=at,
            name=name,
            account_id=account_id,
            source=source,
            address=address,
            is_good=is_good,
            step=step,
        )

        sign_in_out.additional_properties = d
        return sign_in_out

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
