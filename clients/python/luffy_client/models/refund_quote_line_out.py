from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.refund_quote_line_out_refused_type_0 import (
    RefundQuoteLineOutRefusedType0,
    check_refund_quote_line_out_refused_type_0,
)

T = TypeVar("T", bound="RefundQuoteLineOut")


@_attrs_define
class RefundQuoteLineOut:
    """`refused` says why nothing comes back, else null. `access_until` is the last day that would be lost.

    Attributes:
        product (str):
        name (str):
        image (str):
        payable_fen (int):
        berries_spent (int):
        refused (None | RefundQuoteLineOutRefusedType0):
        refused_text (None | str):
        rule (None | str):
        percent (int):
        fee_fen (int):
        cash_fen (int):
        berries (int):
        access_until (datetime.date | None):
    """

    product: str
    name: str
    image: str
    payable_fen: int
    berries_spent: int
    refused: None | RefundQuoteLineOutRefusedType0
    refused_text: None | str
    rule: None | str
    percent: int
    fee_fen: int
    cash_fen: int
    berries: int
    access_until: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        product = self.product

        name = self.name

        image = self.image

        payable_fen = self.payable_fen

        berries_spent = self.berries_spent

        refused: None | str
        if isinstance(self.refused, str):
            refused = self.refused
        else:
            refused = self.refused

        refused_text: None | str
        refused_text = self.refused_text

        rule: None | str
        rule = self.rule

        percent = self.percent

        fee_fen = self.fee_fen

        cash_fen = self.cash_fen

        berries = self.berries

        access_until: None | str
        if isinstance(self.access_until, datetime.date):
            access_until = self.access_until.isoformat()
        else:
            access_until = self.access_until

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "product": product,
                "name": name,
                "image": image,
                "payable_fen": payable_fen,
                "berries_spent": berries_spent,
                "refused": refused,
                "refused_text": refused_text,
                "rule": rule,
                "percent": percent,
                "fee_fen": fee_fen,
                "cash_fen": cash_fen,
                "berries": berries,
                "access_until": access_until,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        product = d.pop("product")

        name = d.pop("name")

        image = d.pop("image")

        payable_fen = d.pop("payable_fen")

        berries_spent = d.pop("berries_spent")

        def _parse_refused(data: object) -> None | RefundQuoteLineOutRefusedType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                refused_type_0 = check_refund_quote_line_out_refused_type_0(data)

                return refused_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RefundQuoteLineOutRefusedType0, data)

        refused = _parse_refused(d.pop("refused"))

        def _parse_refused_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        refused_text = _parse_refused_text(d.pop("refused_text"))

        def _parse_rule(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        rule = _parse_rule(d.pop("rule"))

        percent = d.pop("percent")

        fee_fen = d.pop("fee_fen")

        cash_fen = d.pop("cash_fen")

        berries = d.pop("berries")

        def _parse_access_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                access_until_type_0 = datetime.date.fromisoformat(data)

                return access_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        access_until = _parse_access_until(d.pop("access_until"))

        refund_quote_line_out = cls(
            product=product,
            name=name,
            image=image,
            payable_fen=payable_fen,
            berries_spent=berries_spent,
            refused=refused,
            refused_text=refused_text,
            rule=rule,
            percent=percent,
            fee_fen=fee_fen,
            cash_fen=cash_fen,
            berries=berries,
            access_until=access_until,
        )

        refund_quote_line_out.additional_properties = d
        return refund_quote_line_out

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
