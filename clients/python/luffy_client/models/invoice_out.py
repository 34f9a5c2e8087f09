from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.invoice_out_buyer import InvoiceOutBuyer, check_invoice_out_buyer
from ..models.invoice_out_color import InvoiceOutColor, check_invoice_out_color
from ..models.invoice_out_state import InvoiceOutState, check_invoice_out_state

if TYPE_CHECKING:
    from ..models.invoice_line_out import InvoiceLineOut


T = TypeVar("T", bound="InvoiceOut")


@_attrs_define
class InvoiceOut:
    """Amounts are below zero on a red invoice, which names the blue one it takes back in `reddens`.

    `taken_back_fen` is the sum of a blue one's red ones that are issued: with `amount_fen` it gives what still counts.
    `problem` says in words why it is not issued yet or has failed.

        Attributes:
            number (str):
            order (str):
            color (InvoiceOutColor):
            reddens (None | str):
            state (InvoiceOutState):
            state_label (str):
            buyer (InvoiceOutBuyer):
            title (str):
            tax_number (str):
            email (str):
            lines (list[InvoiceLineOut]):
            amount_fen (int):
            taken_back_fen (int):
            official_number (None | str):
            problem (None | str):
            requested_at (datetime.datetime):
            issued_at (datetime.datetime | None):
    """

    number: str
    order: str
    color: InvoiceOutColor
    reddens: None | str
    state: InvoiceOutState
    state_label: str
    buyer: InvoiceOutBuyer
    title: str
    tax_number: str
    email: str
    lines: list[InvoiceLineOut]
    amount_fen: int
    taken_back_fen: int
    official_number: None | str
    problem: None | str
    requested_at: datetime.datetime
    issued_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        order = self.order

        color: str = self.color

        reddens: None | str
        reddens = self.reddens

        state: str = self.state

        state_label = self.state_label

        buyer: str = self.buyer

        title = self.title

        tax_number = self.tax_number

        email = self.email

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        amount_fen = self.amount_fen

        taken_back_fen = self.taken_back_fen

        official_number: None | str
        official_number = self.official_number

        problem: None | str
        problem = self.problem

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
                "order": order,
                "color": color,
                "reddens": reddens,
                "state": state,
                "state_label": state_label,
                "buyer": buyer,
                "title": title,
                "tax_number": tax_number,
                "email": email,
                "lines": lines,
                "amount_fen": amount_fen,
                "taken_back_fen": taken_back_fen,
                "official_number": official_number,
                "problem": problem,
                "requested_at": requested_at,
                "issued_at": issued_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.invoice_line_out import InvoiceLineOut

        d = dict(src_dict)
        number = d.pop("number")

        order = d.pop("order")

        color = check_invoice_out_color(d.pop("color"))

        def _parse_reddens(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reddens = _parse_reddens(d.pop("reddens"))

        state = check_invoice_out_state(d.pop("state"))

        state_label = d.pop("state_label")

        buyer = check_invoice_out_buyer(d.pop("buyer"))

        title = d.pop("title")

        tax_number = d.pop("tax_number")

        email = d.pop("email")

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = InvoiceLineOut.from_dict(lines_item_data)

            lines.append(lines_item)

        amount_fen = d.pop("amount_fen")

        taken_back_fen = d.pop("taken_back_fen")

        def _parse_official_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        official_number = _parse_official_number(d.pop("official_number"))

        def _parse_problem(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        problem = _parse_problem(d.pop("problem"))

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

        invoice_out = cls(
            number=number,
            order=order,
            color=color,
            reddens=reddens,
            state=state,
            state_label=state_label,
            buyer=buyer,
            title=title,
            tax_number=tax_number,
            email=email,
            lines=lines,
            amount_fen=amount_fen,
            taken_back_fen=taken_back_fen,
            official_number=official_number,
            problem=problem,
            requested_at=requested_at,
            issued_at=issued_at,
        )

        invoice_out.additional_properties = d
        return invoice_out

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
