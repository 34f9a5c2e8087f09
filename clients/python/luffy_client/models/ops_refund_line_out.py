from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.ops_refund_line_out_facts import OpsRefundLineOutFacts
    from ..models.ops_refund_line_out_judged_by_rule import OpsRefundLineOutJudgedByRule


T = TypeVar("T", bound="OpsRefundLineOut")


@_attrs_define
class OpsRefundLineOut:
    """With what it was judged by: the facts and the rule as they were.

    Attributes:
        product (str):
        name (str):
        image (str):
        payable_fen (int):
        berries_spent (int):
        rule (str):
        percent (int):
        fee_fen (int):
        cash_fen (int):
        berries (int):
        facts (OpsRefundLineOutFacts):
        judged_by_rule (OpsRefundLineOutJudgedByRule):
    """

    product: str
    name: str
    image: str
    payable_fen: int
    berries_spent: int
    rule: str
    percent: int
    fee_fen: int
    cash_fen: int
    berries: int
    facts: OpsRefundLineOutFacts
    judged_by_rule: OpsRefundLineOutJudgedByRule
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        product = self.product

        name = self.name

        image = self.image

        payable_fen = self.payable_fen

        berries_spent = self.berries_spent

        rule = self.rule

        percent = self.percent

        fee_fen = self.fee_fen

        cash_fen = self.cash_fen

        berries = self.berries

        facts = self.facts.to_dict()

        judged_by_rule = self.judged_by_rule.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "product": product,
                "name": name,
                "image": image,
                "payable_fen": payable_fen,
                "berries_spent": berries_spent,
                "rule": rule,
                "percent": percent,
                "fee_fen": fee_fen,
                "cash_fen": cash_fen,
                "berries": berries,
                "facts": facts,
                "judged_by_rule": judged_by_rule,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ops_refund_line_out_facts import OpsRefundLineOutFacts
        from ..models.ops_refund_line_out_judged_by_rule import OpsRefundLineOutJudgedByRule

        d = dict(src_dict)
        product = d.pop("product")

        name = d.pop("name")

        image = d.pop("image")

        payable_fen = d.pop("payable_fen")

        berries_spent = d.pop("berries_spent")

        rule = d.pop("rule")

        percent = d.pop("percent")

        fee_fen = d.pop("fee_fen")

        cash_fen = d.pop("cash_fen")

        berries = d.pop("berries")

        facts = OpsRefundLineOutFacts.from_dict(d.pop("facts"))

        judged_by_rule = OpsRefundLineOutJudgedByRule.from_dict(d.pop("judged_by_rule"))

        ops_refund_line_out = cls(
            product=product,
            name=name,
            image=image,
            payable_fen=payable_fen,
            berries_spent=berries_spent,
            rule=rule,
            percent=percent,
            fee_fen=fee_fen,
            cash_fen=cash_fen,
            berries=berries,
            facts=facts,
            judged_by_rule=judged_by_rule,
        )

        ops_refund_line_out.additional_properties = d
        return ops_refund_line_out

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
