from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.credit_out import CreditOut


T = TypeVar("T", bound="DeductionOut")


@_attrs_define
class DeductionOut:
    """What would be deducted if the degree were bought now at this price: together `credit_fen`.

    Attributes:
        price_policy_id (int):
        credit_fen (int):
        credits_ (list[CreditOut]):
    """

    price_policy_id: int
    credit_fen: int
    credits_: list[CreditOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        price_policy_id = self.price_policy_id

        credit_fen = self.credit_fen

        credits_ = []
        for credits_item_data in self.credits_:
            credits_item = credits_item_data.to_dict()
            credits_.append(credits_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "price_policy_id": price_policy_id,
                "credit_fen": credit_fen,
                "credits": credits_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.credit_out import CreditOut

        d = dict(src_dict)
        price_policy_id = d.pop("price_policy_id")

        credit_fen = d.pop("credit_fen")

        credits_ = []
        _credits_ = d.pop("credits")
        for credits_item_data in _credits_:
            credits_item = CreditOut.from_dict(credits_item_data)

            credits_.append(credits_item)

        deduction_out = cls(
            price_policy_id=price_policy_id,
            credit_fen=credit_fen,
            credits_=credits_,
        )

        deduction_out.additional_properties = d
        return deduction_out

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
