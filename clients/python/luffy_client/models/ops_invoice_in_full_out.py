from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.ops_invoice_in_full_out_buyer import (
    OpsInvoiceInFullOutBuyer,
    check_ops_invoice_in_full_out_buyer,
)
from ..models.ops_invoice_in_full_out_color import (
    OpsInvoiceInFullOutColor,
    check_ops_invoice_in_full_out_color,
)
from ..models.ops_invoice_in_full_out_state import (
    OpsInvoiceInFullOutState,
    check_ops_invoice_in_full_out_state,
)

if TYPE_CHECKING:
    from ..models.invoice_line_out import InvoiceLineOut


T = TypeVar("T", bound="OpsInvoiceInFullOut")


@_attrs_define
class OpsInvoiceInFullOut:
    """One invoice with nothing masked, and what it is over.

    Attributes:
        number (str):
        order (str):
        color (OpsInvoiceInFullOutColor):
        state (OpsInvoiceInFullOutState):
        state_label (str):
        buyer (OpsInvoiceInFullOutBuyer):
        title (str):
        tax_number (str):
        email (str):
        amount_fen (int):
        provider (str):
        official_number (None | str):
        tries (int):
        last_error (str):
        requested_at (datetime.datetime):
        next_try_at (datetime.datetime | None):
        issued_at (datetime.datetime | None):
        username (str):
        reddens (None | str):
        lines (list[InvoiceLineOut]):
        taken_back_fen (int):
    """

    number: str
    order: str
    color: OpsInvoiceInFullOutColor
    state: OpsInvoiceInFullOutState
    state_label: str
    buyer: OpsInvoiceInFullOutBuyer
    title: str
    tax_number: str
    email: str
    amount_fen: int
    provider: str
    official_number: None | str
    tries: int
    last_error: str
    requested_at: datetime.datetime
    next_try_at: datetime.datetime | None
    issued_at: datetime.datetime | None
    username: str
    reddens: None | str
    lines: list[InvoiceLineOut]
    taken_back_fen: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        order = self.order

        color: str = self.color

        state: str = self.state

        state_label = self.state_label

        buyer: str = self.buyer

        title = self.title

        tax_number = self.tax_number

        email = self.email

        amount_fen = self.amount_fen

        provider = self.provider

        official_number: None | str
        official_number = self.official_number

        tries = self.tries

        last_error = self.last_error

        requested_at = self.requested_at.isoformat()

        next_try_at: None | str
        if isinstance(self.next_try_at, datetime.datetime):
            next_try_at = self.next_try_at.isoformat()
        else:
            next_try_at = self.next_try_at

        issued_at: None | str
        if isinstance(self.issued_at, datetime.datetime):
            issued_at = self.issued_at.isoformat()
        else:
            issued_at = self.issued_at

        username = self.username

        reddens: None | str
        reddens = self.reddens

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        taken_back_fen = self.taken_back_fen

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "order": order,
                "color": color,
                "state": state,
                "state_label": state_label,
                "buyer": buyer,
                "title": title,
                "tax_number": tax_number,
                "email": email,
                "amount_fen": amount_fen,
                "provider": provider,
                "official_number": official_number,
                "tries": tries,
                "last_error": last_error,
                "requested_at": requested_at,
                "next_try_at": next_try_at,
                "issued_at": issued_at,
                "username": username,
                "reddens": reddens,
                "lines": lines,
                "taken_back_fen": taken_back_fen,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.invoice_line_out import InvoiceLineOut

        d = dict(src_dict)
        number = d.pop("number")

        order = d.pop("order")

        color = check_ops_invoice_in_full_out_color(d.pop("color"))

        state = check_ops_invoice_in_full_out_state(d.pop("state"))

        state_label = d.pop("state_label")

        buyer = check_ops_invoice_in_full_out_buyer(d.pop("buyer"))

        title = d.pop("title")

        tax_number = d.pop("tax_number")

        email = d.pop("email")

        amount_fen = d.pop("amount_fen")

        provider = d.pop("provider")

        def _parse_official_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        official_number = _parse_official_number(d.pop("official_number"))

        tries = d.pop("tries")

        last_error = d.pop("last_error")

        requested_at = datetime.datetime.fromisoformat(d.pop("requested_at"))

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

        username = d.pop("username")

        def _parse_reddens(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reddens = _parse_reddens(d.pop("reddens"))

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = InvoiceLineOut.from_dict(lines_item_data)

            lines.append(lines_item)

        taken_back_fen = d.pop("taken_back_fen")

        ops_invoice_in_full_out = cls(
            number=number,
            order=order,
            color=color,
            state=state,
            state_label=state_label,
            buyer=buyer,
            title=title,
            tax_number=tax_number,
            email=email,
            amount_fen=amount_fen,
            provider=provider,
            official_number=official_number,
            tries=tries,
            last_error=last_error,
            requested_at=requested_at,
            next_try_at=next_try_at,
            issued_at=issued_at,
            username=username,
            reddens=reddens,
            lines=lines,
            taken_back_fen=taken_back_fen,
        )

        ops_invoice_in_full_out.additional_properties = d
        return ops_invoice_in_full_out

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
