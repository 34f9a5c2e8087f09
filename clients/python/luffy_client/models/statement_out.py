from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.fee_line_out import FeeLineOut


T = TypeVar("T", bound="StatementOut")


@_attrs_define
class StatementOut:
    """`opening + taken_over - penalty - passed_on - paid - stopped = closing`.

    `paid_berries` came into the wallet in that month; it equals the ledger's transfers `mentor_pay:…`.

        Attributes:
            month (str):
            lines (list[FeeLineOut]):
            total (int):
            page (int):
            page_size (int):
            opening_berries (int):
            taken_over_berries (int):
            penalty_berries (int):
            passed_on_berries (int):
            paid_berries (int):
            stopped_berries (int):
            closing_berries (int):
            ledger_paid_berries (int):
    """

    month: str
    lines: list[FeeLineOut]
    total: int
    page: int
    page_size: int
    opening_berries: int
    taken_over_berries: int
    penalty_berries: int
    passed_on_berries: int
    paid_berries: int
    stopped_berries: int
    closing_berries: int
    ledger_paid_berries: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        month = self.month

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        total = self.total

        page = self.page

        page_size = self.page_size

        opening_berries = self.opening_berries

        taken_over_berries = self.taken_over_berries

        penalty_berries = self.penalty_berries

        passed_on_berries = self.passed_on_berries

        paid_berries = self.paid_berries

        stopped_berries = self.stopped_berries

        closing_berries = self.closing_berries

        ledger_paid_berries = self.ledger_paid_berries

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "month": month,
                "lines": lines,
                "total": total,
                "page": page,
                "page_size": page_size,
                "opening_berries": opening_berries,
                "taken_over_berries": taken_over_berries,
                "penalty_berries": penalty_berries,
                "passed_on_berries": passed_on_berries,
                "paid_berries": paid_berries,
                "stopped_berries": stopped_berries,
                "closing_berries": closing_berries,
                "ledger_paid_berries": ledger_paid_berries,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.fee_line_out import FeeLineOut

        d = dict(src_dict)
        month = d.pop("month")

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = FeeLineOut.from_dict(lines_item_data)

            lines.append(lines_item)

        total = d.pop("total")

        page = d.pop("page")

        page_size = d.pop("page_size")

        opening_berries = d.pop("opening_berries")

        taken_over_berries = d.pop("taken_over_berries")

        penalty_berries = d.pop("penalty_berries")

        passed_on_berries = d.pop("passed_on_berries")

        paid_berries = d.pop("paid_berries")

        stopped_berries = d.pop("stopped_berries")

        closing_berries = d.pop("closing_berries")

        ledger_paid_berries = d.pop("ledger_paid_berries")

        statement_out = cls(
            month=month,
            lines=lines,
            total=total,
            page=page,
            page_size=page_size,
            opening_berries=opening_berries,
            taken_over_berries=taken_over_berries,
            penalty_berries=penalty_berries,
            passed_on_berries=passed_on_berries,
            paid_berries=paid_berries,
            stopped_berries=stopped_berries,
            closing_berries=closing_berries,
            ledger_paid_berries=ledger_paid_berries,
        )

        statement_out.additional_properties = d
        return statement_out

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
