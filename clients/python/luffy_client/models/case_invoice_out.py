from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CaseInvoiceOut")


@_attrs_define
class CaseInvoiceOut:
    """
    Attributes:
        number (str):
        is_red (bool):
        state (str):
        state_label (str):
        amount_fen (int):
        official_number (str):
        requested_at (datetime.datetime):
        issued_at (datetime.datetime | None):
    """

    number: str
    is_red: bool
    state: str
    state_label: str
    amount_fen: int
    official_number: str
    requested_at: datetime.datetime
    issued_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        is_red = self.is_red

        state = self.state

        state_label = self.state_label

        amount_fen = self.amount_fen

        official_number = self.official_number

        requested_at = self.requested_at.isoformat()

        issued_at: None | str
        if isinstance(self.issued_at, datetime.datetime):
            issued_at = self.issued_at.isoformat()
        else:
            issued_at = self.issued_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "is_red": is_red,
                "state": state,
                "state_label": state_label,
                "amount_fen": amount_fen,
                "official_number": official_number,
                "requested_at": requested_at,
                "issued_at": issued_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number = d.pop("number")

        is_red = d.pop("is_red")

        state = d.pop("state")

        state_label = d.pop("state_label")

        amount_fen = d.pop("amount_fen")

        official_number = d.pop("official_number")

        requested_at = datetime.datetime.fromisoformat(d.pop("requested_at"))

        def _parse_issued_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                issued_at_type_0 = datetime.datetime.fromisoformat(data)

                return issued_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        issued_at = _parse_issued_at(d.pop("issued_at"))

        case_invoice_out = cls(
            number=number,
            is_red=is_red,
            state=state,
            state_label=state_label,
            amount_fen=amount_fen,
            official_number=official_number,
            requested_at=requested_at,
            issued_at=issued_at,
        )

        case_invoice_out.additional_properties = d
        return case_invoice_out

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
