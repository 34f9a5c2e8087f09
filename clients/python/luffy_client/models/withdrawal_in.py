from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.payee_in import PayeeIn


T = TypeVar("T", bound="WithdrawalIn")


@_attrs_define
class WithdrawalIn:
    """
    Attributes:
        amount (int):
        payee (PayeeIn): The bank account to pay to. Blanks between the digits are left out.
    """

    amount: int
    payee: PayeeIn
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        amount = self.amount

        payee = self.payee.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "amount": amount,
                "payee": payee,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.payee_in import PayeeIn

        d = dict(src_dict)
        amount = d.pop("amount")

        payee = PayeeIn.from_dict(d.pop("payee"))

        withdrawal_in = cls(
            amount=amount,
            payee=payee,
        )

        withdrawal_in.additional_properties = d
        return withdrawal_in

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
