from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ForeignByHandOut")


@_attrs_define
class ForeignByHandOut:
    """
    Attributes:
        out_refund_no (str):
        amount_fen (int):
        state (str):
        state_label (str):
        by_hand_reference (str):
    """

    out_refund_no: str
    amount_fen: int
    state: str
    state_label: str
    by_hand_reference: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        out_refund_no = self.out_refund_no

        amount_fen = self.amount_fen

        state = self.state

        state_label = self.state_label

        by_hand_reference = self.by_hand_reference

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "out_refund_no": out_refund_no,
                "amount_fen": amount_fen,
                "state": state,
                "state_label": state_label,
                "by_hand_reference": by_hand_reference,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        out_refund_no = d.pop("out_refund_no")

        amount_fen = d.pop("amount_fen")

        state = d.pop("state")

        state_label = d.pop("state_label")

        by_hand_reference = d.pop("by_hand_reference")

        foreign_by_hand_out = cls(
            out_refund_no=out_refund_no,
            amount_fen=amount_fen,
            state=state,
            state_label=state_label,
            by_hand_reference=by_hand_reference,
        )

        foreign_by_hand_out.additional_properties = d
        return foreign_by_hand_out

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
