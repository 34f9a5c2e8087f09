from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.invoice_line_out import InvoiceLineOut
    from ..models.invoice_out import InvoiceOut
    from ..models.problem_out import ProblemOut


T = TypeVar("T", bound="OrderInvoicesOut")


@_attrs_define
class OrderInvoicesOut:
    """What can be invoiced of an order, or why nothing can; and the invoices it has.

    Attributes:
        order (str):
        lines (list[InvoiceLineOut]):
        amount_fen (int):
        problem (None | ProblemOut):
        invoices (list[InvoiceOut]):
    """

    order: str
    lines: list[InvoiceLineOut]
    amount_fen: int
    problem: None | ProblemOut
    invoices: list[InvoiceOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.problem_out import ProblemOut

        order = self.order

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        amount_fen = self.amount_fen

        problem: dict[str, Any] | None
        if isinstance(self.problem, ProblemOut):
            problem = self.problem.to_dict()
        else:
            problem = self.problem

        invoices = []
        for invoices_item_data in self.invoices:
            invoices_item = invoices_item_data.to_dict()
            invoices.append(invoices_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "order": order,
                "lines": lines,
                "amount_fen": amount_fen,
                "problem": problem,
                "invoices": invoices,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.invoice_line_out import InvoiceLineOut
        from ..models.invoice_out import InvoiceOut
        from ..models.problem_out import ProblemOut

        d = dict(src_dict)
        order = d.pop("order")

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = InvoiceLineOut.from_dict(lines_item_data)

            lines.append(lines_item)

        amount_fen = d.pop("amount_fen")

        def _parse_problem(data: object) -> None | ProblemOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                problem_type_0 = ProblemOut.from_dict(data)

                return problem_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ProblemOut, data)

        problem = _parse_problem(d.pop("problem"))

        invoices = []
        _invoices = d.pop("invoices")
        for invoices_item_data in _invoices:
            invoices_item = InvoiceOut.from_dict(invoices_item_data)

            invoices.append(invoices_item)

        order_invoices_out = cls(
            order=order,
            lines=lines,
            amount_fen=amount_fen,
            problem=problem,
            invoices=invoices,
        )

        order_invoices_out.additional_properties = d
        return order_invoices_out

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
